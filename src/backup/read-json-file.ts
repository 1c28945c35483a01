import type { Readable } from 'node:stream'
import { type Json, parseJson } from '../core/json.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupFile, BackupLocation } from '../location/backup-location.ts'
import { GzipFault, gunzip } from './gunzip.ts'
import { chunksOf } from './read-stream.ts'

/** Far above any real one: a resource list of a million objects has about 100 MiB. */
const MAX_BYTES = 256 * 2 ** 20

/** `shop/velero-backup.json`, `shop-volumeinfo.json.gz`: a name that also says which backup it is of. */
export function sideFileName(backup: string, file: BackupFile): string {
  return /^[-.]/.test(file) ? `${backup}${file}` : `${backup}/${file}`
}

export function brokenSideFile(fileName: string, why: string, cause?: unknown): RehearsalError {
  return new RehearsalError('SIDE_FILE_BROKEN', `The file ${fileName} cannot be used: ${why}.`, { cause })
}

/** The JSON value in one small file of a backup, gzip compressed when its name says so; undefined when there is no such file. @throws SIDE_FILE_BROKEN, LOCATION_* */
export async function readJsonFile(
  location: BackupLocation,
  backup: string,
  file: BackupFile,
  signal: AbortSignal,
): Promise<Json | undefined> {
  const source = await location.open(backup, file, signal)
  if (source === undefined) return undefined
  const fileName = sideFileName(backup, file)
  const text = await readText(source, fileName, signal)
  try {
    return parseJson(text)
  } catch {
    // The parser's message quotes the text, so it stays here.
    throw brokenSideFile(fileName, 'it does not hold JSON')
  }
}

async function readText(source: Readable, fileName: string, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  const take = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw brokenSideFile(fileName, `it is larger than ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  try {
    if (fileName.endsWith('.gz')) await gunzip(source, take, signal)
    else for await (const chunk of chunksOf(source, signal)) take(chunk)
  } catch (error) {
    throw error instanceof GzipFault ? brokenSideFile(fileName, error.message, error) : error
  }
  return Buffer.concat(chunks).toString()
}
