import type { BackupSection, ClusterSection, Report, ReportItem, StageName } from './model.ts'

/** What happens during a run, for a screen. The screen decides what it shows and how. */
export type RehearsalEvent =
  | { readonly kind: 'stage-started'; readonly stage: StageName }
  /** However it ended. */
  | { readonly kind: 'stage-ended'; readonly stage: StageName; readonly ms: number }
  | { readonly kind: 'backup-read'; readonly backup: BackupSection; readonly verifiedInMs: number }
  /** A line for people while a part takes long: a download, a build. */
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'cluster-ready'; readonly cluster: ClusterSection; readonly readyInMs: number }
  /** At most a few times a second. */
  | { readonly kind: 'restore-progress'; readonly done: number; readonly total: number }
  /** An item of the backup has its outcome; once more when the read-back revises it. */
  | ({ readonly kind: 'item-settled' } & SettledItem)
  | {
      readonly kind: 'restored'
      readonly done: number
      readonly total: number
      readonly ms: number
      readonly objectsPerSecond: number
    }
  | { readonly kind: 'verified'; readonly accounted: number; readonly readBack: number; readonly ms: number }
  | {
      readonly kind: 'finished'
      readonly report: Report
      readonly files: readonly string[]
      readonly exitCode: number
    }

/** Which item, and what became of it. */
type SettledItem = Pick<ReportItem, 'resource' | 'namespace' | 'name' | 'outcome' | 'reason'>

/** @param run which of several runs it is about: its Kubernetes version */
export type EventSink = (event: RehearsalEvent, run?: string) => void
