import type { Readable } from 'node:stream'

/** The stream, which an abort ends with the signal's reason. */
export function endedBy<T extends Readable>(stream: T, signal: AbortSignal): T {
  const end = (): void => void stream.destroy(reasonOf(signal))
  if (signal.aborted) end()
  else {
    signal.addEventListener('abort', end, { once: true })
    stream.once('close', () => signal.removeEventListener('abort', end))
  }
  return stream
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
