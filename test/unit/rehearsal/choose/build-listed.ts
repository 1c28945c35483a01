import { RehearsalError } from '../../../../src/core/rehearsal-error.ts'
import type { ListedBackup } from '../../../../src/rehearsal/choose/listed-backup.ts'

interface Changes {
  readonly schedule?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly phase?: string | undefined
  /** ISO 8601. */
  readonly begin?: string
  readonly expiration?: string
}

export function listed(name: string, changes: Changes = {}): ListedBackup {
  const { schedule, labels = {}, begin, expiration } = changes
  return {
    name,
    metadata: {
      name,
      namespace: 'velero',
      uid: '',
      labels: { ...labels, ...(schedule === undefined ? {} : { 'velero.io/schedule-name': schedule }) },
      annotations: {},
      phase: 'phase' in changes ? changes.phase : 'Completed',
      startTimestamp: begin,
      completionTimestamp: undefined,
      expiration,
      formatVersion: '1.1.0',
      errors: 0,
      warnings: 0,
      itemsBackedUp: 1,
      totalItems: 1,
      storageLocation: 'default',
      snapshotMoveData: false,
      csiSnapshotTimeout: undefined,
    },
  }
}

export function unreadable(name: string, begin?: string): ListedBackup {
  const problem = new RehearsalError(
    'SIDE_FILE_BROKEN',
    `The file ${name}/velero-backup.json cannot be used.`,
  )
  return {
    name,
    metadata: undefined,
    problem,
    ...(begin === undefined ? {} : { brokenBegin: Date.parse(begin) }),
  }
}
