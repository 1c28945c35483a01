import { expect, test } from 'vitest'
import { RehearsalError } from '../../../../src/core/rehearsal-error.ts'
import { finishedRestore } from '../../../../src/rehearsal/restore-files/finished-restore.ts'
import type { RestorePhase } from '../../../../src/restore/restore-document.ts'
import { restoreOf } from '../../restore/finalize/parts.ts'

const endedAt = new Date('2026-11-23T04:00:09.250Z')
const FAULT = {
  failure: new RehearsalError('ARCHIVE_TRUNCATED', 'it ends too soon'),
  isCancelled: false,
  endedAt,
}

test.each([
  ['a fault', FAULT, 'it ends too soon'],
  ['a cancel', { failure: undefined, isCancelled: true, endedAt }, 'the run was cancelled'],
] as const)('R-6: after %s the Restore has failed', (_why, run, failureReason) => {
  const status = { phase: 'InProgress', startTimestamp: '2026-11-23T04:00:00Z' } as const
  expect(finishedRestore({ ...restoreOf(), status }, run).status).toEqual({
    phase: 'Failed',
    startTimestamp: '2026-11-23T04:00:00Z',
    failureReason,
    completionTimestamp: '2026-11-23T04:00:09Z',
  })
})

test.each<RestorePhase>(['FailedValidation', 'Completed', 'PartiallyFailed', 'Failed'])(
  'a Restore that ended as %s stays as it is',
  (phase) => {
    const restore = { ...restoreOf(), status: { phase } }
    expect(finishedRestore(restore, FAULT)).toBe(restore)
  },
)
