import { isObject, type Json, type JsonObject } from '../core/json.ts'
import type { BackupFile, BackupLocation } from '../location/backup-location.ts'
import { readBackupMetadata } from './backup-metadata.ts'
import { checkFormat } from './format-version.ts'
import { brokenSideFile, readJsonFile, sideFileName } from './read-json-file.ts'
import type { SideFiles } from './side-files.ts'
import { recordsOf, type SideRecord } from './side-record.ts'
import { csiSnapshot, itemOperation, nativeSnapshot, podVolumeBackup, volumeInfo } from './volume-records.ts'

/**
 * Reads the small files beside the tarball, whichever of them are there (F-130). One that is there must be whole: a restore that knows
 * nothing of its volumes is not the restore that Velero would do. @throws SIDE_FILE_BROKEN, ARCHIVE_FORMAT, LOCATION_*, the signal's reason
 */
export async function readSideFiles(
  location: BackupLocation,
  backup: string,
  signal: AbortSignal,
): Promise<SideFiles> {
  const read = (file: BackupFile) => readJsonFile(location, backup, file, signal)
  const list = async <T>(
    file: BackupFile,
    decode: (record: SideRecord) => T,
  ): Promise<readonly T[] | undefined> => {
    const value = await read(file)
    return value === undefined ? undefined : recordsOf(sideFileName(backup, file), value).map(decode)
  }
  const metadata = await readBackupMetadata(location, backup, signal)
  checkFormat(metadata?.formatVersion)
  // Nothing in them is used, but a restore from a backup with broken files is none to trust.
  await list('-csi-volumesnapshotcontents.json.gz', () => undefined)
  await list('-csi-volumesnapshotclasses.json.gz', () => undefined)
  return {
    metadata,
    volumeInfos: await list('-volumeinfo.json.gz', volumeInfo),
    podVolumeBackups: (await list('-podvolumebackups.json.gz', podVolumeBackup)) ?? [],
    nativeSnapshots: (await list('-volumesnapshots.json.gz', nativeSnapshot)) ?? [],
    csiSnapshots: (await list('-csi-volumesnapshots.json.gz', csiSnapshot)) ?? [],
    resourceList: resourceList(backup, await read('-resource-list.json.gz')),
    itemOperations: (await list('-itemoperations.json.gz', itemOperation)) ?? [],
    results: results(backup, await read('-results.gz')),
  }
}

/** F-20: a map of lists of names. */
function resourceList(backup: string, value: Json | undefined): SideFiles['resourceList'] {
  if (value === undefined || value === null) return undefined
  const fileName = sideFileName(backup, '-resource-list.json.gz')
  if (!isObject(value)) throw brokenSideFile(fileName, 'its content is not an object')
  return Object.fromEntries(
    Object.entries(value).map(([kind, names]) => [kind, namesOf(fileName, kind, names)]),
  )
}

function namesOf(fileName: string, kind: string, value: Json | undefined): readonly string[] {
  const names: readonly Json[] | undefined = value === null ? [] : Array.isArray(value) ? value : undefined
  if (names?.every((name) => typeof name === 'string') !== true) {
    throw brokenSideFile(fileName, `the entry ${JSON.stringify(kind)} is not a list of names`)
  }
  return names
}

/** F-21. */
function results(backup: string, value: Json | undefined): JsonObject | undefined {
  if (value === undefined || value === null) return undefined
  if (isObject(value)) return value
  throw brokenSideFile(sideFileName(backup, '-results.gz'), 'its content is not an object')
}
