import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from './backup-location.ts'
import { BackupsFolder, backupsIn, exists, METADATA_FILE } from './backups-folder.ts'
import { type LocationAccess, PLAIN_ACCESS } from './location-access.ts'
import { LoneTarball, TARBALL } from './lone-tarball.ts'
import { OneBackupFolder } from './one-backup-folder.ts'
import { isMissing, locationError } from './open-file.ts'
import { openStore } from './open-store.ts'
import { StandardInput } from './standard-input.ts'

/**
 * Finds out what the user points at: a folder that holds `backups/`, that folder itself, the folder of one backup, a lone
 * `<name>.tar.gz`, the same in a store (`s3://bucket/prefix`), or `-` for standard input. @throws LOCATION_*
 */
export async function openLocation(
  text: string,
  signal: AbortSignal,
  access: LocationAccess = PLAIN_ACCESS,
): Promise<BackupLocation> {
  signal.throwIfAborted()
  if (text === '-') return new StandardInput(process.stdin, access.backupName ?? 'stdin')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]
  if (scheme !== undefined) return await openStore(scheme.toLowerCase(), text, access, signal)
  const found = await statOf(text)
  if (found === undefined) throw notFound(`There is no file or folder ${JSON.stringify(text)}.`)
  if (found.isFile()) return openTarball(text)
  if (found.isDirectory()) return openFolder(text, signal)
  throw notFound(`${JSON.stringify(text)} is neither a file nor a folder.`)
}

function openTarball(text: string): BackupLocation {
  const name = backupNameOf(basename(text))
  if (name === undefined) throw notFound(`The file ${JSON.stringify(text)} is not named <backup>.tar.gz.`)
  return new LoneTarball(text, name, text)
}

async function openFolder(text: string, signal: AbortSignal): Promise<BackupLocation> {
  if (await exists(join(text, METADATA_FILE), text))
    return new OneBackupFolder(text, await nameOfFolder(text), text)
  const inner = join(text, 'backups')
  // A backup may be named "backups": then its folder is one of many, not the folder of all.
  const isBucket =
    (await statOf(inner))?.isDirectory() === true && !(await exists(join(inner, METADATA_FILE), text))
  if (isBucket) return new BackupsFolder(inner, text)
  const isBackups = basename(resolve(text)) === 'backups' || (await backupsIn(text, text, signal)).length > 0
  if (isBackups) return new BackupsFolder(text, text)
  throw notFound(`The folder ${JSON.stringify(text)} holds neither backups/ nor a backup.`)
}

/** The folder is named like its backup, but a downloaded copy may be named anything; then the tarball in it tells. */
async function nameOfFolder(folder: string): Promise<string> {
  const files = await readdir(folder).catch((error: unknown) => {
    throw locationError(error, folder)
  })
  const names = files.flatMap((file) => backupNameOf(file) ?? [])
  const own = basename(resolve(folder))
  const [only] = names
  return names.length === 1 && only !== undefined ? only : own
}

function backupNameOf(fileName: string): string | undefined {
  const isTarball = fileName.endsWith(TARBALL) && fileName.length > TARBALL.length
  return isTarball ? fileName.slice(0, -TARBALL.length) : undefined
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw locationError(error, path)
  }
}

function notFound(message: string): RehearsalError {
  return new RehearsalError('LOCATION_NOT_FOUND', message)
}
