// versions.json: the same backup against several Kubernetes versions, and what changes from one to the next. Its schema is
// schema/versions.schema.json; fields are added, never renamed.
import type { VerdictKind } from '../model.ts'
import type { OverviewRow } from '../overview.ts'
import type { ExitCode } from '../verdict.ts'

export interface UpgradeOverview {
  readonly schemaVersion: 1
  /** The gravest of all. */
  readonly verdict: VerdictKind
  readonly exitCode: ExitCode
  /** Name of the backup; '' when none was found. */
  readonly backup: string
  /** Oldest first. */
  readonly versions: readonly VersionRow[]
  /** The first version at which something fails that an older one took; absent when there is none. */
  readonly firstBreaking?: string
  /** What breaks first, then what is mended, then what is broken at every version that could tell. */
  readonly changes: readonly Change[]
  /** Types of the backup that a version does not serve. */
  readonly notServed: readonly TypeNotServed[]
}

/** `name` is the version as it was asked for: `1.36`. */
export interface VersionRow extends OverviewRow {
  /** What it turned out to be, as the API server says it: `1.36.3`. Absent when there was no server. */
  readonly kubernetesVersion?: string
}

export const CHANGE_KINDS = {
  breaks: 'works at an older version and is broken at a newer one',
  mended: 'is broken at an older version and works at a newer one',
  always: 'is broken at every version that could tell',
} as const satisfies Record<string, string>
export type ChangeKind = keyof typeof CHANGE_KINDS

/** Things that share kind, cause and the versions at which they are broken. Versions are named as they were asked for. */
export interface Change extends Trouble {
  readonly change: ChangeKind
  /** The first version that is broken after one that works. */
  readonly breaksAt?: string
  /** The first version that works after one that is broken. */
  readonly mendedAt?: string
  readonly brokenAt: readonly string[]
  /** Versions that could not tell: the run did not come so far. */
  readonly unknownAt: readonly string[]
  readonly count: number
  /** The first of them, for people: `FlowSchema api-clients`. */
  readonly examples: readonly string[]
}

/** What can be broken. */
export const SUBJECT_KINDS = ['item', 'finding', 'check', 'gate', 'verdict'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** What is wrong with one thing at one version, without what differs from thing to thing. */
export interface Trouble {
  readonly about: SubjectKind
  /** `fail` speaks against a pass, `warn` does not. */
  readonly weight: 'fail' | 'warn'
  /** From a closed list: the cause of a failed item, the class of a finding, `left-behind`. */
  readonly class: string
  /** One line for people. */
  readonly title: string
  /** Of the objects; '' for a gate and for the verdict. */
  readonly apiVersion: string
  readonly kind: string
  readonly nextStep?: string
}

/** A type of the backup, as its items are written there. */
export interface TypeNotServed {
  readonly apiVersion: string
  readonly kind: string
  /** `resource.group` of the path in the archive. */
  readonly resource: string
  readonly items: number
  /** The first version that does not serve it after one that does. */
  readonly removedAt?: string
  readonly servedAt: readonly string[]
  readonly notServedAt: readonly string[]
}
