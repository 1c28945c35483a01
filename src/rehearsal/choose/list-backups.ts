import { backupMetadataOf, readBackupJson } from '../../backup/backup-metadata.ts'
import { brokenSideFile, sideFileName } from '../../backup/read-json-file.ts'
import type { BackupMetadata } from '../../backup/side-files.ts'
import { type Json, textAt } from '../../core/json.ts'
import { mapConcurrent } from '../../core/map-concurrent.ts'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { BackupLocation } from '../../location/backup-location.ts'
import type { ListedBackup } from './listed-backup.ts'

/** Metadata files that are read at one time. */
const READS_AT_ONCE = 16

/** Every backup of the location with its metadata, sorted by name. One that cannot be read is in the list, with its problem. @throws LOCATION_* */
export async function listBackups(
  location: BackupLocation,
  signal: AbortSignal,
): Promise<readonly ListedBackup[]> {
  const found: ListedBackup[] = []
  const names = (await location.backupFolders?.(signal)) ?? (await location.backupNames(signal))
  await mapConcurrent(names, READS_AT_ONCE, signal, async (name) => {
    const backup = await listBackup(location, name, signal)
    if (backup !== undefined) found.push(backup)
  })
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** One backup by its name, without a look at any other; undefined when there is none (F-3). @throws LOCATION_* */
export async function listBackup(
  location: BackupLocation,
  name: string,
  signal: AbortSignal,
): Promise<ListedBackup | undefined> {
  let value: Json | undefined
  try {
    value = await readBackupJson(location, name, signal)
    if (value === undefined) return await loneTarball(location, name, signal)
    return { name, metadata: checked(location, name, value) }
  } catch (error) {
    if (!(error instanceof RehearsalError) || error.code !== 'SIDE_FILE_BROKEN') throw error
    const begin = Date.parse(textAt(value, 'status', 'startTimestamp') ?? '')
    return {
      name,
      metadata: undefined,
      problem: error,
      ...(Number.isNaN(begin) ? {} : { brokenBegin: begin }),
    }
  }
}

/** Only what is a backup by its nature needs no metadata. */
async function loneTarball(
  location: BackupLocation,
  name: string,
  signal: AbortSignal,
): Promise<ListedBackup | undefined> {
  const isThere = location.isSingle && (await location.backupNames(signal)).includes(name)
  return isThere ? { name, metadata: undefined } : undefined
}

/** Among many, a folder with the metadata of another backup would be chosen for what it is not. */
function checked(location: BackupLocation, name: string, value: Json): BackupMetadata {
  const metadata = backupMetadataOf(name, value)
  if (location.isSingle || metadata.name === '' || metadata.name === name) return metadata
  throw brokenSideFile(
    sideFileName(name, 'velero-backup.json'),
    `it says that it is of the backup ${JSON.stringify(metadata.name.slice(0, 253))}`,
  )
}
