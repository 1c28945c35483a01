import { messageOf } from '../../core/rehearsal-error.ts'
import type { RestoreDocument } from '../../restore/restore-document.ts'
import { timestamp, withStatus } from '../restore-status.ts'

const ENDED = new Set(['FailedValidation', 'Completed', 'PartiallyFailed', 'Failed'])

/** The Restore as Velero would leave it: a run that ended before its restore did has failed. */
export function finishedRestore(
  restore: RestoreDocument,
  run: { readonly failure: unknown; readonly isCancelled: boolean; readonly endedAt: Date },
): RestoreDocument {
  if (ENDED.has(restore.status.phase ?? '')) return restore
  return withStatus(restore, {
    phase: 'Failed',
    failureReason: run.isCancelled ? 'the run was cancelled' : messageOf(run.failure),
    completionTimestamp: timestamp(run.endedAt),
  })
}
