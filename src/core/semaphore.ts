/** At most `limit` holders at a time, served in the order in which they asked. */
export class Semaphore {
  #free: number
  #held = 0
  readonly #waiting: (() => void)[] = []
  /** The largest number of holders at one time so far. */
  peak = 0

  constructor(limit: number) {
    this.#free = limit
  }

  /** Resolves when there is room. Every `enter` needs one `leave`. */
  enter(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free -= 1
      this.#count()
      return undefined
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next !== undefined) next()
    else {
      this.#free += 1
      this.#held -= 1
    }
  }

  #count(): void {
    this.#held += 1
    if (this.#held > this.peak) this.peak = this.#held
  }
}
