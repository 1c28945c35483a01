import type { Dirent } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BackupFile, BackupLocation } from './backup-location.ts'
import { isMissing, locationError, openFile, sizeOfFile } from './open-file.ts'

/** The file that makes a folder a backup (F-3). */
export const METADATA_FILE = 'velero-backup.json'

/** The folder `backups/` of a bucket, copied to disk or mounted: one folder for each backup. */
export class BackupsFolder implements BackupLocation {
  readonly url: string
  readonly isSingle = false
  readonly #folder: string

  /** @param url what the user typed, for messages */
  constructor(folder: string, url: string) {
    this.#folder = folder
    this.url = url
  }

  async backupNames(signal: AbortSignal): Promise<readonly string[]> {
    return backupsIn(this.#folder, this.url, signal)
  }

  async open(backup: string, file: BackupFile, signal: AbortSignal): Promise<Readable | undefined> {
    signal.throwIfAborted()
    if (!isName(backup)) return undefined
    return openFile(join(this.#folder, backup, fileNameOf(backup, file)), `${this.url} (${backup})`, signal)
  }

  async sizeOf(backup: string, file: BackupFile): Promise<number | undefined> {
    if (!isName(backup)) return undefined
    return sizeOfFile(join(this.#folder, backup, fileNameOf(backup, file)), `${this.url} (${backup})`)
  }
}

/** Names of the folders that are backups, sorted. @throws LOCATION_* */
export async function backupsIn(
  folder: string,
  url: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  signal.throwIfAborted()
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    throw locationError(error, url)
  }
  const names: string[] = []
  for (const entry of entries) {
    signal.throwIfAborted()
    if (!entry.isDirectory() && !entry.isSymbolicLink()) continue
    if (await exists(join(folder, entry.name, METADATA_FILE), url)) names.push(entry.name)
  }
  return names.sort()
}

/** @throws LOCATION_* when that cannot be told */
export async function exists(path: string, url: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw locationError(error, url)
  }
}

/** The name of a file of a backup as it is in the bucket. */
export function fileNameOf(backup: string, file: BackupFile): string {
  return file === METADATA_FILE ? file : `${backup}${file}`
}

/** A backup's name is one segment of a path; anything else could lead out of the folder. */
function isName(backup: string): boolean {
  return backup !== '' && backup !== '.' && backup !== '..' && !/[/\\\0]/.test(backup)
}
