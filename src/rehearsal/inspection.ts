import type { VolumeInfo } from '../backup/side-files.ts'
import type { Finding } from '../report/findings.ts'
import type { BackupSection } from '../report/model.ts'

/** What `rehearse inspect` shows: a backup that was read to its end and verified, without any cluster. */
export interface Inspection {
  readonly backup: BackupSection
  /** One row per resource, sorted by `resource`. */
  readonly resources: readonly InspectedResource[]
  readonly volumes: readonly VolumeInfo[]
  /** Files that cannot be restored as they are. */
  readonly problems: readonly InspectedProblem[]
  /** What its own records claim and it lacks, and what they tell; gravest first. */
  readonly findings: readonly Finding[]
  /** Every backup of the location, sorted; the inspected one is among them. */
  readonly backups: readonly string[]
}

export interface InspectedResource {
  /** `resource.group` of the path in the archive. */
  readonly resource: string
  readonly kind: string
  readonly apiVersion: string
  readonly items: number
  /** Sorted; empty for cluster scope. */
  readonly namespaces: readonly string[]
}

export interface InspectedProblem {
  readonly resource: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
  readonly message: string
}
