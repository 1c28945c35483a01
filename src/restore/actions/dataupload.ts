import { textAt } from '../../core/json.ts'
import type { DataUploadLog, ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'

/**
 * A-DU: the record of a data-mover volume is never created. Velero leaves what it says in a ConfigMap for A-CSIPVC; here
 * it goes into the run's memory.
 */
export const dataupload = {
  name: 'velero.io/dataupload',
  appliesTo: ['datauploads.velero.io'],
  isTyped: () => false,
  apply: ({ fromBackup, restore, backup, dataUploads }) => {
    if (!backup.metadata)
      throw pluginError(`error to get backup for restore ${restore.metadata.name}: ${missingBackup(restore)}`)
    const namespace = textAt(fromBackup, 'spec', 'sourceNamespace') ?? ''
    dataUploads?.add(namespace, textAt(fromBackup, 'spec', 'sourcePVC') ?? '')
    return { kind: 'skip', why: 'it only tells where the data of a volume is' }
  },
} as const satisfies ItemAction

/** What the API server says about a Backup object that is not there. */
export function missingBackup(restore: { readonly spec: { readonly backupName?: string } }): string {
  return `backups.velero.io "${restore.spec.backupName ?? ''}" not found`
}

/** The memory of one restore. */
export function dataUploadLog(): DataUploadLog {
  const counts = new Map<string, number>()
  return {
    add: (namespace, claim) => {
      const key = `${namespace}/${claim}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    count: (namespace, claim) => counts.get(`${namespace}/${claim}`) ?? 0,
  }
}
