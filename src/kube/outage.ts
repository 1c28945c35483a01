import { RehearsalError } from '../core/rehearsal-error.ts'

/** Whether the API server answers anybody. One for all requests of a client. */
export class Outage {
  readonly #server: string
  readonly #maxMs: number
  readonly #lost = new AbortController()
  /** Answers of the server itself so far, whatever they said. */
  answers = 0

  constructor(server: string, maxMs: number) {
    this.#server = server
    this.#maxMs = maxMs
  }

  /** Aborted with CLUSTER_UNREACHABLE when the server has been away for too long: no request is sent any more. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  /** A request has failed again and again for this long, and nobody else was answered either. */
  check(silentMs: number, why: string): void {
    if (silentMs < this.#maxMs || this.#lost.signal.aborted) return
    const seconds = Math.round(silentMs / 1000)
    const message = `the API server at ${this.#server} could not be used for ${seconds} s: ${why}`
    this.#lost.abort(new RehearsalError('CLUSTER_UNREACHABLE', message))
  }
}
