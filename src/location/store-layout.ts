// What lies where below a prefix. A bucket may be named at any height: as a whole, by its folder backups/, by the folder of
// one backup, by a tarball.
import { mapConcurrent } from '../core/map-concurrent.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupFile } from './backup-location.ts'
import { fileNameOf, METADATA_FILE } from './backups-folder.ts'
import { TARBALL } from './lone-tarball.ts'
import type { ObjectFacts } from './object-store.ts'

/** Questions at one time whether a folder is a backup. */
const LOOKS_AT_ONCE = 16

/** The two questions that a layout asks. */
export interface Looks {
  /** For messages. */
  readonly url: string
  folders(prefix: string, signal: AbortSignal): Promise<readonly string[]>
  head(key: string, signal: AbortSignal): Promise<ObjectFacts | undefined>
}

export interface Layout {
  readonly isSingle: boolean
  /** Sorted. */
  names(signal: AbortSignal): Promise<readonly string[]>
  /** The same without a look at each: not all of them need be backups. */
  folders(signal: AbortSignal): Promise<readonly string[]>
  /** Undefined when the backup has no such place. */
  keyOf(backup: string, file: BackupFile): string | undefined
}

/** @param prefix without a slash at either end; '' for the whole store. @throws LOCATION_* */
export async function layoutOf(store: Looks, prefix: string, signal: AbortSignal): Promise<Layout> {
  const last = fileOf(prefix)
  if (last.endsWith(TARBALL) && last !== TARBALL) {
    if ((await store.head(prefix, signal)) !== undefined) {
      return loneTarball(prefix, last.slice(0, -TARBALL.length))
    }
    throw new RehearsalError('LOCATION_NOT_FOUND', `There is no ${store.url}.`)
  }
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

function manyBackups(store: Looks, folder: string): Layout {
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

/** The last segment of a key. */
export function fileOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}
