// How a run comes to its backup. Runs of the same backup share one source, so that it is chosen, downloaded and verified once, and
// all of them see the very same bytes.
import type { Catalog } from '../backup/catalog.ts'
import { untilAborted } from '../core/until-aborted.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import { openCatalog } from './open-backup.ts'
import { type PreparedRestore, prepareRestore } from './prepare-restore.ts'

export interface BackupSource {
  /** As `prepareRestore`. */
  readonly prepare: typeof prepareRestore
  /** As `openCatalog`, of what was prepared. */
  readonly openCatalog: typeof openCatalog
}

/** A run for itself. */
export const OWN_SOURCE: BackupSource = { prepare: prepareRestore, openCatalog }

export interface SharedSource extends BackupSource {
  /** When no run needs it any more. Never throws. */
  close(): Promise<void>
}

/**
 * The first run that asks has it done, the others wait for the same; what it fails with, all of them fail with. A run that ends early
 * waits no longer, and the work goes on for the others. Their requests must want the same of the backup.
 * @param signal ends the work itself
 */
export function sharedSource(signal: AbortSignal, own: BackupSource = OWN_SOURCE): SharedSource {
  const closing = new AbortController()
  const working = AbortSignal.any([signal, closing.signal])
  let prepared: Promise<PreparedRestore> | undefined
  let catalog: Promise<Catalog> | undefined
  return {
    async prepare(request, waiting, onDownload, now) {
      waiting.throwIfAborted()
      prepared ??= own.prepare(request, working, onDownload, now)
      const found = await untilAborted(waiting, prepared)
      return { ...found, location: lentLocation(found.location) }
    },
    async openCatalog(chosen, waiting) {
      waiting.throwIfAborted()
      catalog ??= own.openCatalog(chosen, working)
      return lentCatalog(await untilAborted(waiting, catalog))
    },
    async close() {
      closing.abort()
      const [opened, read] = await Promise.allSettled([prepared, catalog])
      if (read.status === 'fulfilled') read.value?.close()
      if (opened.status === 'fulfilled') opened.value?.location.close?.()
    },
  }
}

/** The same without a way to close it. */
function lentLocation(location: BackupLocation): BackupLocation {
  const { url, isSingle } = location
  return {
    url,
    isSingle,
    backupNames: (signal) => location.backupNames(signal),
    open: (backup, file, signal) => location.open(backup, file, signal),
    factsOf: (backup, file) => location.factsOf?.(backup, file),
  }
}

/** The same, and closing it does nothing. */
function lentCatalog(catalog: Catalog): Catalog {
  const { facts, items, groupResources } = catalog
  return {
    facts,
    items,
    groupResources,
    itemsOf: (groupResource) => catalog.itemsOf(groupResource),
    find: (groupResource, namespace, name) => catalog.find(groupResource, namespace, name),
    versionsOf: (groupResource) => catalog.versionsOf(groupResource),
    versionBody: (item, directory) => catalog.versionBody(item, directory),
    read: (range) => catalog.read(range),
    close: () => undefined,
  }
}
