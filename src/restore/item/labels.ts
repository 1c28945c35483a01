import { type JsonObject, objectAt, withAt } from '../../core/json.ts'
import { labelValue } from '../select/label-value.ts'

export const BACKUP_NAME_LABEL = 'velero.io/backup-name'
export const RESTORE_NAME_LABEL = 'velero.io/restore-name'

export interface RestoreNames {
  readonly backup: string
  readonly restore: string
}

/** Sets the two labels of a restore, over whatever was there (R-108, S-60). */
export function withRestoreLabels(object: JsonObject, names: RestoreNames): JsonObject {
  return setLabels(object, labelValue(names.backup), labelValue(names.restore))
}

/** Both labels empty: the state from which Velero computes its patches. */
export function withoutRestoreLabels(object: JsonObject): JsonObject {
  return setLabels(object, '', '')
}

function setLabels(object: JsonObject, backup: string, restore: string): JsonObject {
  const labels = objectAt(object, 'metadata', 'labels')
  return withAt(object, ['metadata', 'labels'], {
    ...labels,
    [BACKUP_NAME_LABEL]: backup,
    [RESTORE_NAME_LABEL]: restore,
  })
}
