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
  const labels = objectAt(object, 'metadata', 'labels')
  return withAt(object, ['metadata', 'labels'], {
    ...labels,
    [BACKUP_NAME_LABEL]: labelValue(names.backup),
    [RESTORE_NAME_LABEL]: labelValue(names.restore),
  })
}
