// Whether one request is sent again, decided after each attempt. What cannot have had an effect is repeated whatever the verb,
// reads and patches (which come to the same when they are done twice) whatever happened. Other writes that may have had an
// effect are not: whoever sends them looks at what became of them.
import { answerKind } from './answer-kind.ts'
import type { HttpResponse, TransportError } from './http-origin.ts'
import type { KubeRequest } from './kube-client.ts'
import type { Outage } from './outage.ts'
import type { Patience } from './patience.ts'
import { retryAfterMs } from './retry-after.ts'

export type Attempt = { readonly answer: HttpResponse } | { readonly error: TransportError }

/** Failures of one request while others are answered. */
const MAX_FAILURES = 6
const FIRST_PAUSE_MS = 200
const MAX_PAUSE_MS = 8_000
/** A server that is busy and asks for no pause gets one all the same: a minute of requests without a pause would not help it. */
const LEAST_PAUSE_MS = 50
/** Nobody is waited for longer at a time, whatever the server asks for. */
const MAX_ASKED_MS = 30_000

const REPEATABLE: ReadonlySet<KubeRequest['method']> = new Set(['GET', 'PATCH'])

/** The attempts of one request. */
export class Repetition {
  readonly #method: KubeRequest['method']
  readonly #outage: Outage
  readonly #patience: Patience
  #attempts = 0
  /** While nobody was answered a failure is the server's, not this request's. */
  #ownFailures = 0
  #silentSince: number | undefined
  #busySince: number | undefined
  #answersBefore: number

  constructor(method: KubeRequest['method'], outage: Outage, patience: Patience) {
    this.#method = method
    this.#outage = outage
    this.#patience = patience
    this.#answersBefore = outage.answers
  }

  /** Milliseconds until the next attempt; undefined when this attempt was the last. `now` is monotonic, `date` is since 1970. */
  pauseAfter(attempt: Attempt, now: number, date: number): number | undefined {
    this.#attempts += 1
    const kind = 'answer' in attempt ? answerKind(attempt.answer) : 'no answer'
    if (kind === 'final') {
      this.#outage.answers += 1
      return undefined
    }
    this.#count(attempt, kind === 'broken', now)
    if (!this.#mayRepeat(attempt, kind)) return undefined
    if (kind === 'busy') this.#busySince ??= now
    // A server that says that it is busy is believed for as long as one that says nothing.
    const isPatient = kind === 'busy' && now - (this.#busySince ?? now) <= this.#patience.outageMs
    if (this.#ownFailures >= MAX_FAILURES && !isPatient) return undefined
    return this.#pauseMs(attempt, date)
  }

  #mayRepeat(attempt: Attempt, kind: string): boolean {
    if (REPEATABLE.has(this.#method) || kind === 'busy') return true
    return 'error' in attempt && !attempt.error.mayHaveArrived
  }

  #count(attempt: Attempt, isAlive: boolean, now: number): void {
    const { answers } = this.#outage
    if (isAlive) this.#outage.answers += 1
    if (isAlive || answers > this.#answersBefore) {
      this.#answersBefore = this.#outage.answers
      this.#ownFailures += 1
      this.#silentSince = now
      return
    }
    this.#silentSince ??= now
    const why =
      'answer' in attempt ? `it answers with status ${attempt.answer.status}` : attempt.error.message
    this.#outage.check(now - this.#silentSince, why)
  }

  /** What the server asked for, or a doubling pause; with jitter, so that many requests do not come back at once. */
  #pauseMs(attempt: Attempt, date: number): number {
    const header = 'answer' in attempt ? attempt.answer.headers['retry-after'] : undefined
    const asked = retryAfterMs(header, date)
    const base = asked ?? Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#attempts - 1))
    return Math.max(LEAST_PAUSE_MS, Math.min(MAX_ASKED_MS, base)) * (1 + Math.random() * 0.2)
  }
}
