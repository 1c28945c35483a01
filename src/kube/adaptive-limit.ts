/** An answer that takes longer is no invitation to send more: the objective that Kubernetes sets itself for the 99th percentile of writes. */
const SLOW_MS = 1_000
const START = 8

/** How a request ended, as far as it tells about the load of the server. */
export type LoadSign = 'in-time' | 'slow' | 'overloaded'

/**
 * How many requests may be in flight at one time. Begins with a few, doubles with each round of answers in time until the
 * first sign of overload, grows by one each round afterwards, and halves on overload. Served in the order of asking.
 */
export class AdaptiveLimit {
  readonly #max: number
  readonly #waiting: (() => void)[] = []
  #limit: number
  #held = 0
  #isDoubling = true
  /** Requests that were in flight at the last halving: their overload is the same overload. */
  #oldRequests = 0
  /** The largest number in flight at one time so far. */
  peak = 0
  halvings = 0

  constructor(max: number) {
    this.#max = max
    this.#limit = Math.min(START, max)
  }

  /** How many there is room for now. */
  get limit(): number {
    return Math.floor(this.#limit)
  }

  /** Resolves when there is room. Every `enter` needs one `leave`. */
  enter(): Promise<void> | undefined {
    if (this.#held < this.limit) {
      this.#admit()
      return undefined
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  leave(sign: LoadSign): void {
    const wasFull = this.#held >= this.limit
    this.#held -= 1
    if (this.#oldRequests > 0) this.#oldRequests -= 1
    else if (sign === 'overloaded') this.#halve()
    else if (sign === 'in-time' && wasFull) this.#grow()
    while (this.#held < this.limit) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#admit()
      next()
    }
  }

  #admit(): void {
    this.#held += 1
    if (this.#held > this.peak) this.peak = this.#held
  }

  #halve(): void {
    this.#limit = Math.max(1, this.#limit / 2)
    this.#isDoubling = false
    this.#oldRequests = this.#held
    this.halvings += 1
  }

  #grow(): void {
    this.#limit = Math.min(this.#max, this.#limit + (this.#isDoubling ? 1 : 1 / this.#limit))
  }
}

/** What an answer says about the load. */
export function loadSignOf(status: number, ms: number): LoadSign {
  if (status === 429 || status === 503) return 'overloaded'
  return ms > SLOW_MS ? 'slow' : 'in-time'
}
