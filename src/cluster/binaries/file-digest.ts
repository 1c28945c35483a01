import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** A file as it was when its SHA-256 was taken. While its size and times are the same, so is its content. */
export interface FileSeal {
  readonly sha256: string
  readonly size: number
  readonly modifiedMs: number
  /** Changes with every write and rename, and cannot be set back. */
  readonly changedMs: number
}

export async function sealFile(path: string, signal: AbortSignal): Promise<FileSeal> {
  const before = await stat(path)
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal })
  return {
    sha256: hash.digest('hex'),
    size: before.size,
    modifiedMs: before.mtimeMs,
    changedMs: before.ctimeMs,
  }
}

/** True when nothing has touched the file since it was sealed: no need to read its 100 MB again. */
export async function isUntouched(path: string, seal: FileSeal): Promise<boolean> {
  const now = await stat(path)
  return now.size === seal.size && now.mtimeMs === seal.modifiedMs && now.ctimeMs === seal.changedMs
}
