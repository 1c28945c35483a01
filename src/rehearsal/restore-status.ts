import { messageOf } from '../core/rehearsal-error.ts'
import type { EngineResult } from '../restore/engine/engine-contract.ts'
import type { RestoreDocument, RestoreStatus } from '../restore/restore-document.ts'

/** Velero's times have no fraction of a second. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

export function withStatus(restore: RestoreDocument, status: RestoreStatus): RestoreDocument {
  return { ...restore, status: { ...restore.status, ...status } }
}

/** Velero leaves out what is zero. */
function hookStatusOf({ finalized }: EngineResult): Pick<RestoreStatus, 'hookStatus'> {
  if (finalized?.hookStatus === undefined) return {}
  const { hooksAttempted, hooksFailed } = finalized.hookStatus
  return {
    hookStatus: {
      ...(hooksAttempted > 0 ? { hooksAttempted } : {}),
      ...(hooksFailed > 0 ? { hooksFailed } : {}),
    },
  }
}

/** both numbers are how many objects were touched; Velero leaves out what is zero. */
function progressOf(touched: number): Pick<RestoreStatus, 'progress'> {
  return touched === 0 ? {} : { progress: { totalItems: touched, itemsRestored: touched } }
}

/** The status in which Velero leaves a restore that ran. */
export function finalStatus(result: EngineResult, completedAt: Date): RestoreStatus {
  const warnings = result.messages.filter(({ level }) => level === 'warning').length
  const errors = result.messages.filter(({ level }) => level === 'error').length
  const ended = result.interruptedBy === undefined
  return {
    phase: ended ? (errors > 0 ? 'PartiallyFailed' : 'Completed') : 'Failed',
    ...(ended ? {} : { failureReason: messageOf(result.interruptedBy) }),
    completionTimestamp: timestamp(completedAt),
    ...(warnings > 0 ? { warnings } : {}),
    ...(errors > 0 ? { errors } : {}),
    ...progressOf(result.records.size),
    ...hookStatusOf(result),
  }
}
