/** Calls back when the signal aborts, also when it has aborted already: between two waits nobody listens. */
export function whenAborted(signal: AbortSignal, callback: (reason: unknown) => void): void {
  const call = (): void => callback(signal.reason)
  if (signal.aborted) call()
  else signal.addEventListener('abort', call, { once: true })
}
