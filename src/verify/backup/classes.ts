import type { FindingWeight } from '../../report/findings.ts'

/** What the records beside the archive can give away. The weights are what counts when no gate says otherwise. */
export const BACKUP_CLASSES = {
  'missing-from-archive': {
    weight: 'fail',
    doc: "the backup's resource list names an object that the archive does not hold, and no error of the backup tells of it",
  },
  'not-backed-up': {
    weight: 'warn',
    doc: 'the same, and an error that Velero recorded names the object: it was never saved',
  },
  'fewer-than-counted': {
    weight: 'warn',
    doc: 'there is no resource list, and the archive holds fewer items than the metadata counts',
  },
  'not-completed': {
    weight: 'warn',
    doc: 'the backup is not Completed; `info` when PartiallyFailed is allowed',
  },
  'backup-errors': { weight: 'warn', doc: 'Velero recorded errors while it made the backup' },
  'volume-not-saved': { weight: 'warn', doc: 'the record of a volume says that saving its data failed' },
  'operation-failed': {
    weight: 'warn',
    doc: 'work that went on after an object was saved ended with an error, such as the movement of a snapshot',
  },
  'backup-warnings': { weight: 'info', doc: 'Velero recorded warnings while it made the backup' },
  unlisted: { weight: 'info', doc: 'the archive holds objects that the resource list does not name' },
  'count-differs': {
    weight: 'info',
    doc: 'the numbers of items in the metadata and in the resource list differ; Velero calls its own a best effort',
  },
  expired: { weight: 'info', doc: 'the time to live has passed: Velero may delete the backup at any time' },
} as const satisfies Record<string, { readonly weight: FindingWeight; readonly doc: string }>

export type BackupClass = keyof typeof BACKUP_CLASSES
