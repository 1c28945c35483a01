import type { BackupSection } from '../../report/model.ts'

/** What would differ for one backup and one Restore between the two profiles, as far as no cluster is needed to know it. */
export interface ProfileDiff {
  readonly backup: BackupSection
  readonly profiles: { readonly older: 'velero-1.9'; readonly newer: 'velero-1.18' }
  /** By id. */
  readonly differences: readonly ProfileDifference[]
  readonly warnings: readonly string[]
}

export interface ProfileDifference {
  /** `D-4`: the id of the difference in this project's numbering of Velero's rules. */
  readonly id: string
  /** One sentence. */
  readonly text: string
  /** What is counted: items of the backup, types, or messages that refuse the whole Restore. */
  readonly unit: 'item' | 'type' | 'message'
  readonly count: number
  /** The first few: `deployments.apps/shop/web`, with what differs behind it in brackets where that is not one thing. */
  readonly examples: readonly string[]
}
