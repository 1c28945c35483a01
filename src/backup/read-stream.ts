import { addAbortSignal, type Readable } from 'node:stream'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'

/**
 * The chunks of one file of a location. Destroys the source at the end, whatever the end is.
 * @throws LOCATION_UNREACHABLE when the source fails in the middle, the signal's reason
 */
export async function* chunksOf(source: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  // Destroying the source may make it emit an error that nobody waits for any more.
  source.on('error', () => undefined)
  try {
    signal.throwIfAborted()
    addAbortSignal(signal, source)
    for await (const chunk of source) yield chunk as Buffer
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof RehearsalError) throw error
    const message = `Reading the backup stopped in the middle: ${messageOf(error)}`
    throw new RehearsalError('LOCATION_UNREACHABLE', message, { cause: error })
  } finally {
    source.destroy()
  }
}
