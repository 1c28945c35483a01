import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type ErrorCode, messageOf, RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import { endedBy } from './ended-by.ts'

const CHUNK_BYTES = 256 * 2 ** 10
const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK

/** The content of one regular file; undefined when there is none. @throws LOCATION_DENIED, LOCATION_UNREACHABLE */
export async function openFile(
  path: string,
  shownAs: string,
  signal: AbortSignal,
): Promise<Readable | undefined> {
  let handle: FileHandle | undefined
  try {
    // A named pipe would block a plain open for ever.
    handle = await open(path, READ_ONLY)
    if ((await handle.stat()).isFile()) {
      return endedBy(handle.createReadStream({ highWaterMark: CHUNK_BYTES }), signal)
    }
  } catch (error) {
    await handle?.close()
    if (isMissing(error)) return undefined
    throw locationError(error, shownAs)
  }
  await handle.close()
  throw new RehearsalError('LOCATION_UNREACHABLE', `${shownAs} is not a regular file.`)
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
