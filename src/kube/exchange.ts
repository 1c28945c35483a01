import { onAbort } from '../core/on-abort.ts'
import { type HttpRequest, type HttpResponse, TransportError } from './http-origin.ts'

/** What becomes of a request on its way. Only the first word counts. */
export interface ExchangeOutcome {
  answered(response: HttpResponse): void
  /** The connection failed under the request. */
  broke(error: Error | undefined): void
}

/** A request that was handed to a connection. */
export interface Sending {
  /** False only while, or when, the server cannot have acted on it. */
  mayHaveArrived(): boolean
  /** Lets go of it without an answer. Nothing may be thrown or emitted afterwards. */
  cancel(): void
}

/** One request and what ends it: an answer, a broken connection, its time limit, an abort. */
export function exchange(
  request: HttpRequest,
  send: (outcome: ExchangeOutcome) => Sending,
): Promise<HttpResponse> {
  const { signal, timeoutMs } = request
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    let isSettled = false
    const settle = (then: () => void): void => {
      // An HTTP/2 stream closes after its answer too; that must not cost an error with its stack.
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      release()
      then()
    }
    const fault = (message: string, cause?: unknown, isTimeout = false): TransportError =>
      new TransportError(message, sending.mayHaveArrived(), cause, isTimeout)
    const sending = send({
      answered: (response) => settle(() => resolve(response)),
      broke: (error) =>
        settle(() => reject(fault(`the connection broke: ${error?.message ?? 'no answer came'}`, error))),
    })
    const stop = (reason: unknown): void =>
      settle(() => {
        reject(reason)
        sending.cancel()
      })
    const release = onAbort(signal, stop)
    const timer = setTimeout(
      () => stop(fault(`no answer within ${timeoutMs / 1000} s`, undefined, true)),
      timeoutMs,
    )
  })
}
