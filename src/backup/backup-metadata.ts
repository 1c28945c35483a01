import type { Json } from '../core/json.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import { brokenSideFile, readJsonFile, sideFileName } from './read-json-file.ts'
import type { BackupMetadata } from './side-files.ts'
import { SideRecord } from './side-record.ts'

const FILE = 'velero-backup.json'

/** `velero-backup.json` of one backup; undefined when there is none. @throws SIDE_FILE_BROKEN, LOCATION_* */
export async function readBackupMetadata(
  location: BackupLocation,
  backup: string,
  signal: AbortSignal,
): Promise<BackupMetadata | undefined> {
  const value = await readBackupJson(location, backup, signal)
  return value === undefined ? undefined : backupMetadataOf(backup, value)
}

/** The same, as it is. @throws SIDE_FILE_BROKEN, LOCATION_* */
export async function readBackupJson(
  location: BackupLocation,
  backup: string,
  signal: AbortSignal,
): Promise<Json | undefined> {
  return await readJsonFile(location, backup, FILE, signal)
}

/** @throws SIDE_FILE_BROKEN */
export function backupMetadataOf(backup: string, value: Json): BackupMetadata {
  const fileName = sideFileName(backup, FILE)
  const record = new SideRecord(fileName, '', value)
  if (record.text('kind') !== 'Backup') throw brokenSideFile(fileName, 'it is not a Backup')
  return backupMetadata(record)
}

/** F-70, F-74. */
function backupMetadata(record: SideRecord): BackupMetadata {
  return {
    name: record.text('metadata', 'name'),
    namespace: record.text('metadata', 'namespace'),
    uid: record.text('metadata', 'uid'),
    labels: record.textMap('metadata', 'labels'),
    annotations: record.textMap('metadata', 'annotations'),
    phase: record.optionalText('status', 'phase'),
    startTimestamp: record.optionalText('status', 'startTimestamp'),
    completionTimestamp: record.optionalText('status', 'completionTimestamp'),
    expiration: record.optionalText('status', 'expiration'),
    formatVersion: record.optionalText('status', 'formatVersion'),
    errors: record.count('status', 'errors') ?? 0,
    warnings: record.count('status', 'warnings') ?? 0,
    itemsBackedUp: record.count('status', 'progress', 'itemsBackedUp'),
    totalItems: record.count('status', 'progress', 'totalItems'),
    storageLocation: record.optionalText('spec', 'storageLocation'),
    snapshotMoveData: record.flag('spec', 'snapshotMoveData'),
    snapshotVolumes: record.optionalFlag('spec', 'snapshotVolumes'),
    csiSnapshotTimeout: record.optionalText('spec', 'csiSnapshotTimeout'),
  }
}
