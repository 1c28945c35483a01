import { RehearsalError } from '../core/rehearsal-error.ts'
import { untilAborted } from '../core/until-aborted.ts'

/** One question to a store: how long its answer may take, the SDK's own repetitions included. */
export interface AnswerLimit {
  readonly answerMs: number
  /** For the message. */
  readonly shownAs: string
}

/**
 * The answer, or LOCATION_UNREACHABLE when it takes too long. Nobody waits for an SDK that does not listen to its signal.
 * What comes of the answer, such as a body, keeps the signal but not the limit.
 */
export async function withinLimit<T>(
  { answerMs, shownAs }: AnswerLimit,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(tooSlow(shownAs, answerMs)), answerMs)
  const both = AbortSignal.any([signal, limit.signal])
  try {
    return await untilAborted(both, ask(both))
  } catch (error) {
    signal.throwIfAborted()
    limit.signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function tooSlow(shownAs: string, ms: number): RehearsalError {
  return new RehearsalError('LOCATION_UNREACHABLE', `${shownAs} gave no answer within ${ms / 1000} s.`)
}
