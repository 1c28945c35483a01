import type { CatalogItem } from '../backup/catalog.ts'
import type { InspectedResource, Inspection } from './inspection.ts'
import { backupSection, findBackup, openCatalog, recordFindings, type WantedBackup } from './open-backup.ts'

/** Reads and verifies a backup and says what is in it. @throws LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN */
export async function inspect(
  wanted: WantedBackup,
  signal: AbortSignal,
  now = new Date(),
): Promise<Inspection> {
  const chosen = await findBackup(wanted, signal, now)
  const catalog = await openCatalog(chosen, signal)
  try {
    return {
      backup: backupSection({ ...chosen, catalog }, now),
      resources: catalog.groupResources.map((resource) => summarise(resource, catalog.itemsOf(resource))),
      volumes: chosen.backup.volumeInfos ?? [],
      findings: recordFindings({ ...chosen, catalog }, wanted.wish, now),
      problems: catalog.items.flatMap(({ groupResource, namespace, name, problem }) =>
        problem === undefined ? [] : [{ resource: groupResource, namespace, name, message: problem.message }],
      ),
      backups: await chosen.location.backupNames(signal),
    }
  } finally {
    catalog.close()
    chosen.location.close?.()
  }
}

function summarise(resource: string, items: readonly CatalogItem[]): InspectedResource {
  const [first] = items
  const namespaces = new Set(items.map(({ namespace }) => namespace).filter((namespace) => namespace !== ''))
  return {
    resource,
    kind: first?.kind ?? '',
    apiVersion: first?.apiVersion ?? '',
    items: items.length,
    namespaces: [...namespaces],
  }
}
