import { messageOf } from '../core/rehearsal-error.ts'
import { untilAborted } from '../core/until-aborted.ts'
import type { KubeConnection } from './connection.ts'
import { TransportError } from './http-origin.ts'

/** Programs that fetch a token ask over the network, and some ask the user to wait. */
export const AUTHENTICATION_MS = 30_000
/** One answer serves all requests of this time: hundreds of them in a second need no answer each. */
const FRESH_MS = 1_000

export interface Asked<T> {
  /** Whoever knows; may hang. */
  readonly ask: () => Promise<T>
  /** Nobody waits for it any more. */
  readonly giveUp: () => void
  readonly limitMs?: number
}

/** Value of the Authorization header; undefined where no token says who we are. @throws as `KubeConnection.authorization` does */
export function authorizationOf(
  { token, authorization }: KubeConnection,
  signal: AbortSignal,
): Promise<string> | string | undefined {
  return token === undefined ? authorization?.(signal) : `Bearer ${token}`
}

/** One answer, within the limit. @throws TransportError when there is none; the signal's reason */
export async function askInTime<T>({ ask, giveUp, limitMs }: Asked<T>, signal: AbortSignal): Promise<T> {
  const limit = AbortSignal.timeout(limitMs ?? AUTHENTICATION_MS)
  try {
    return await untilAborted(AbortSignal.any([signal, limit]), ask())
  } catch (error) {
    if (signal.aborted || limit.aborted) giveUp()
    signal.throwIfAborted()
    const why = limit.aborted
      ? `no answer within ${(limitMs ?? AUTHENTICATION_MS) / 1000} s`
      : messageOf(error)
    throw new TransportError(`the user cannot be authenticated: ${why}`, false, error)
  }
}

/** Asks again and again, one question at a time however many wait for the answer. */
export function freshAnswers<T>(asked: Asked<T>): (signal: AbortSignal) => Promise<T> {
  let answer: Promise<T> | undefined
  let askAgainAt = 0
  return (signal) => {
    if (answer === undefined || performance.now() >= askAgainAt) {
      askAgainAt = Number.POSITIVE_INFINITY
      answer = askInTime(asked, signal)
      answer.then(
        () => {
          askAgainAt = performance.now() + FRESH_MS
        },
        () => {
          answer = undefined
        },
      )
    }
    return answer
  }
}
