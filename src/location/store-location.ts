// A backup location in an object store: S3, Azure, Google, a web server. What they have in common is here, what they differ
// in is behind `ObjectStore`.
import type { Readable } from 'node:stream'
import { ARCHIVE_LIMITS } from '../backup/archive-limits.ts'
import { mapConcurrent } from '../core/map-concurrent.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupFile, BackupLocation, FileFacts } from './backup-location.ts'
import { fileNameOf, METADATA_FILE } from './backups-folder.ts'
import { type DownloadProgress, downloadProgress } from './download-progress.ts'
import { TARBALL } from './lone-tarball.ts'
import type { ObjectFacts, ObjectStore } from './object-store.ts'
import { READ_LIMITS, type ReadLimits, resumingRead } from './resuming-read.ts'

/** A packed archive that could not unpack to more than it may. */
const MAX_BYTES = ARCHIVE_LIMITS.unpackedBytes
/** Questions at one time whether a folder is a backup. */
const LOOKS_AT_ONCE = 16

export interface StorePlace {
  readonly store: ObjectStore
  /** Inside the store, without a slash at either end; '' for all of it. */
  readonly prefix: string
  readonly onDownload: (progress: DownloadProgress) => void
  /** For tests: how patient a download is. */
  readonly limits?: ReadLimits
}

/** What lies where, in the three shapes that a location can have. */
interface Layout {
  readonly isSingle: boolean
  names(signal: AbortSignal): Promise<readonly string[]>
  folders(signal: AbortSignal): Promise<readonly string[]>
  /** Undefined when the backup has no such place. */
  keyOf(backup: string, file: BackupFile): string | undefined
}

/**
 * Finds out what the prefix is: a lone `<name>.tar.gz`, the folder of one backup, the folder `backups/`, or what holds that folder.
 * @throws LOCATION_*
 */
export async function openStoreLocation(place: StorePlace, signal: AbortSignal): Promise<BackupLocation> {
  const layout = await layoutOf(place, signal)
  const facts = new Map<string, FileFacts>()
  return {
    url: place.store.url,
    isSingle: layout.isSingle,
    backupNames: (namesSignal) => layout.names(namesSignal),
    backupFolders: (namesSignal) => layout.folders(namesSignal),
    async open(backup, file, readSignal) {
      const key = layout.keyOf(backup, file)
      if (key === undefined) return undefined
      const version = await place.store.head(key, readSignal)
      if (version === undefined) return undefined
      facts.set(key, version)
      return read(place, key, version, readSignal)
    },
    factsOf: (backup, file) => facts.get(layout.keyOf(backup, file) ?? ''),
    async sizeOf(backup, file, sizeSignal) {
      const key = layout.keyOf(backup, file)
      return key === undefined ? undefined : (await place.store.head(key, sizeSignal))?.size
    },
    close: () => place.store.close(),
  }
}

function read(place: StorePlace, key: string, version: ObjectFacts, signal: AbortSignal): Readable {
  const { store, onDownload, limits = READ_LIMITS } = place
  if (version.size > MAX_BYTES) {
    throw new RehearsalError(
      'ARCHIVE_TOO_LARGE',
      `${store.url}: ${key} has ${version.size} bytes (limit unpackedBytes = ${MAX_BYTES}).`,
    )
  }
  const onBytes = downloadProgress(fileOf(key), version.size, onDownload)
  return resumingRead({ store, key, version, onBytes }, limits, signal)
}

async function layoutOf(place: StorePlace, signal: AbortSignal): Promise<Layout> {
  const { store, prefix } = place
  const last = fileOf(prefix)
  if (last.endsWith(TARBALL) && last !== TARBALL) return loneTarball(prefix, last.slice(0, -TARBALL.length))
  if (prefix !== '' && (await store.head(`${prefix}/${METADATA_FILE}`, signal)) !== undefined) {
    return oneBackup(prefix, last)
  }
  // A bucket may be named by its folder backups/ too, as a folder on disk may.
  const isBackups = last === 'backups' && (await store.folders(`${prefix}/backups/`, signal)).length === 0
  return manyBackups(store, isBackups ? `${prefix}/` : `${prefix === '' ? '' : `${prefix}/`}backups/`)
}

function loneTarball(key: string, name: string): Layout {
  return {
    isSingle: true,
    names: async () => [name],
    folders: async () => [name],
    keyOf: (backup, file) => (backup === name && file === TARBALL ? key : undefined),
  }
}

function oneBackup(folder: string, name: string): Layout {
  return {
    isSingle: true,
    names: async () => [name],
    folders: async () => [name],
    keyOf: (backup, file) => (backup === name ? `${folder}/${fileNameOf(backup, file)}` : undefined),
  }
}

function manyBackups(store: ObjectStore, folder: string): Layout {
  return {
    isSingle: false,
    async names(signal) {
      const names: string[] = []
      await mapConcurrent(await store.folders(folder, signal), LOOKS_AT_ONCE, signal, async (name) => {
        if ((await store.head(`${folder}${name}/${METADATA_FILE}`, signal)) !== undefined) names.push(name)
      })
      return names.sort()
    },
    folders: (signal) => store.folders(folder, signal),
    // A name is one segment of a path; anything else would lead out of the folder.
    keyOf: (backup, file) =>
      backup === '' || backup.includes('/') || backup === '.' || backup === '..'
        ? undefined
        : `${folder}${backup}/${fileNameOf(backup, file)}`,
  }
}

function fileOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}
