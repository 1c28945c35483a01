import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type ErrorCode, messageOf, RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import { endedBy } from './ended-by.ts'

const CHUNK_BYTES = 256 * 2 ** 10
const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK

/** The content of one regular file; undefined when there is none. Its error, when the file changes under us, is LOCATION_CHANGED. @throws LOCATION_DENIED, LOCATION_UNREACHABLE */
export async function openFile(
  path: string,
  shownAs: string,
  signal: AbortSignal,
): Promise<Readable | undefined> {
  let handle: FileHandle | undefined
  try {
    // A named pipe would block a plain open for ever.
    handle = await open(path, READ_ONLY)
    const found = await handle.stat()
    if (found.isFile()) {
      const bytes = Readable.from(unchangedBytes(handle, found, shownAs), {
        objectMode: false,
        highWaterMark: CHUNK_BYTES,
      })
      bytes.once('close', () => void handle?.close())
      return endedBy(bytes, signal)
    }
  } catch (error) {
    await handle?.close()
    if (isMissing(error)) return undefined
    throw locationError(error, shownAs)
  }
  await handle.close()
  throw new RehearsalError('LOCATION_UNREACHABLE', `${shownAs} is not a regular file.`)
}

/** What is read of a file that somebody writes to is neither the old nor the new one: it says nothing about the backup. */
async function* unchangedBytes(handle: FileHandle, begin: Stats, shownAs: string): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null)
    const now = await handle.stat()
    if (now.size !== begin.size || now.mtimeMs !== begin.mtimeMs) {
      throw new RehearsalError(
        'LOCATION_CHANGED',
        `${shownAs}: a file of the backup was changed while it was read.`,
      )
    }
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

/** Bytes of a regular file; undefined when there is none. @throws LOCATION_* */
export async function sizeOfFile(path: string, shownAs: string): Promise<number | undefined> {
  try {
    const found = await stat(path)
    return found.isFile() ? found.size : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw locationError(error, shownAs)
  }
}

/** True for the errors that say that a path leads nowhere. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCodeOf(error) ?? '')
}

/** A file system error as an error of the location that is shown as `shownAs`. */
export function locationError(error: unknown, shownAs: string): RehearsalError {
  const isDenied = ['EACCES', 'EPERM'].includes(systemCodeOf(error) ?? '')
  const code: ErrorCode = isDenied ? 'LOCATION_DENIED' : 'LOCATION_UNREACHABLE'
  return new RehearsalError(code, `${shownAs} cannot be read: ${messageOf(error)}`, { cause: error })
}
