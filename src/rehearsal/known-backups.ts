import { readBackupMetadata } from '../backup/backup-metadata.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import type { KnownBackup } from '../restore/document/choose-backup.ts'
import type { RestoreSpec } from '../restore/restore-document.ts'

/** For a backup that is named, that one is enough; for a schedule all have to be looked at. @throws LOCATION_*, SIDE_FILE_BROKEN */
export async function knownBackups(
  location: BackupLocation,
  { backupName, scheduleName }: RestoreSpec,
  signal: AbortSignal,
): Promise<readonly KnownBackup[]> {
  const all = await location.backupNames(signal)
  const names = scheduleName ? all : all.filter((name) => name === backupName)
  return await Promise.all(
    names.map(async (name) => {
      const metadata = await readBackupMetadata(location, name, signal)
      return {
        name,
        labels: metadata?.labels ?? {},
        phase: metadata?.phase,
        startTimestamp: metadata?.startTimestamp,
      }
    }),
  )
}
