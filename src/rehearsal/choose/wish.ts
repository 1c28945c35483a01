import type { LabelSelector } from '../../restore/restore-document.ts'

/** Which backups a command is about: which of them, and what they have to be. */
export interface BackupWish {
  /**
   * `named`: this one. `latest`: the newest that fits. `all`: every one that fits. `only`: the only one that fits, or an error.
   * `as-in-restore`: what the Restore says, else `only`.
   */
  readonly which:
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'latest' | 'all' | 'only' | 'as-in-restore' }
  /** Value of the label velero.io/schedule-name. */
  readonly schedule?: string | undefined
  /** Of the Backup object, not of what is in it. */
  readonly labels?: LabelSelector | undefined
  /** A backup that is PartiallyFailed fits as well. */
  readonly allowPartiallyFailed?: boolean
  /** Milliseconds since the backup began. */
  readonly minAgeMs?: number | undefined
  readonly maxAgeMs?: number | undefined
}

export const ANY_BACKUP: BackupWish = { which: { kind: 'as-in-restore' } }

/** For messages: `the latest backup of schedule "nightly"`. */
export function wishText({ which, schedule }: BackupWish): string {
  const of = schedule === undefined ? '' : ` of schedule ${JSON.stringify(schedule)}`
  switch (which.kind) {
    case 'named':
      return `the backup ${JSON.stringify(which.name)}`
    case 'latest':
      return `the latest backup${of}`
    case 'all':
      return `all backups${of}`
    default:
      return `the only backup${of}`
  }
}
