// One model, many renderers. Renderers read this and nothing else. It is also report.json, whose schema is
// schema/report.schema.json; fields are added, never renamed.
import type { OutcomeKind, Reason } from '../restore/item-outcome.ts'
import type { Baseline } from './baseline/baseline.ts'
import type { Cause, CheckResult, Finding, GateResult, IgnoreResult } from './findings.ts'
import type { ServerCalls } from './server-calls/model.ts'
import type { WorkloadsSection } from './workloads-section.ts'

export type VerdictKind = 'pass' | 'fail' | 'inconclusive' | 'error' | 'cancelled'

export interface Report {
  readonly schemaVersion: 1
  readonly verdict: VerdictKind
  /** Why the verdict is not pass, one sentence each, most important first. Empty for pass. */
  readonly because: readonly string[]
  readonly tool: { readonly name: 'restore-rehearsal'; readonly version: string }
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly backup: BackupSection | undefined
  readonly choice?: ChoiceSection | undefined
  readonly cluster: ClusterSection | undefined
  readonly restore: RestoreSection | undefined
  /** What was done to Secrets before they were sent; absent when their values were kept. */
  readonly secrets?: SecretsSection | undefined
  /** What was kept from acting, by rule; absent when the run did not get there. */
  readonly safety?: SafetySection | undefined
  /** What was asked for; absent when the run ended before that was clear. */
  readonly options?: RunOptions | undefined
  /** Items in the archive; the sum of `counts`. */
  readonly total: number
  readonly counts: Readonly<Record<OutcomeKind, number>>
  /** How often each reason was given; only those above zero. */
  readonly reasons: Readonly<Partial<Record<Reason, number>>>
  readonly items: readonly ReportItem[]
  /** Objects that came to be without an item in the archive: blank namespaces, what the server and its controllers made. */
  readonly derived: readonly DerivedObject[]
  /** What pods that did not become ready printed last, without known secrets. */
  readonly podLogs?: readonly PodLog[]
  readonly readBack: ReadBackSection | undefined
  readonly findings: readonly Finding[]
  /** Of the failed items, largest first. */
  readonly causes: readonly Cause[]
  readonly checks: readonly CheckResult[]
  /** Absent: no controllers, or nobody waited for them. */
  readonly workloads?: WorkloadsSection | undefined
  /** Of the rehearsal file. */
  readonly gates: readonly GateResult[]
  /** Of the rehearsal file, in its order. */
  readonly ignoreRules: readonly IgnoreResult[]
  /** What differs from the report that was given for comparison. */
  readonly baseline: Baseline | undefined
  /** What this kind of cluster cannot show, for people: `pods did not run`. */
  readonly notExercised: readonly { readonly what: string; readonly count: number }[]
  /** Whom the API server would have asked about what was restored; absent when nobody. */
  readonly serverCalls?: ServerCalls | undefined
  /** Volumes whose data the backup holds and this run did not bring back. */
  readonly volumes: readonly ReportVolume[]
  /** What became of the restored objects when they were to be deleted afterwards. */
  readonly deletion?: DeletionSection | undefined
  readonly warnings: readonly ReportMessage[]
  readonly errors: readonly ReportMessage[]
  /** What ended the run early. */
  readonly failure: { readonly code: string; readonly message: string; readonly hint: string } | undefined
  readonly timings: Timings
  /** When the parts of the run began and how long they took, by their begin. The backup is read while the cluster starts. */
  readonly stages: readonly Stage[]
  /** How far the restore was at which time: few points, by time, for a picture of its speed. Empty: no restore. */
  readonly progress: readonly { readonly ms: number; readonly done: number }[]
  readonly requests: RequestFigures | undefined
}

/** Which backup was meant, and why others were passed over. */
export interface ChoiceSection {
  /** For people: `the latest backup of schedule "nightly"`. */
  readonly wish: string
  /** How many backups were looked at. */
  readonly considered: number
  /** Newest first. */
  readonly chosen: readonly string[]
  /** The first of them. */
  readonly passedOver: readonly { readonly name: string; readonly why: string }[]
}

export interface BackupSection {
  readonly name: string
  readonly location: string
  /** ISO 8601, or undefined when the metadata file is missing. */
  readonly completedAt: string | undefined
  /** From its start to the start of the run. */
  readonly ageSeconds: number | undefined
  readonly phase: string | undefined
  readonly schedule: string | undefined
  /** Kubernetes version of the source cluster: `v1.36.3`. */
  readonly sourceVersion: string | undefined
  readonly items: number
  readonly namespaces: number
  readonly bytes: number
  readonly unpackedBytes: number
  /** Of the tarball that was read, hex. */
  readonly sha256: string
  /** Of the same tarball, where the location keeps such marks. */
  readonly etag: string | undefined
  readonly versionId: string | undefined
  readonly formatVersion: string | undefined
}

export interface ClusterSection {
  readonly title: string
  readonly version: string
  readonly isThrowAway: boolean
  readonly kubeconfigPath: string | undefined
  /** Whether its pods could reach anything outside of it; only of a cluster with nodes that was made for the run. */
  readonly egress?: 'denied' | 'open'
}

/** Never a value. */
export interface SecretsSection {
  readonly mode: 'redact' | 'regenerate'
  readonly secrets: number
  /** Entries of their `data` and `stringData`. */
  readonly values: number
  /** Annotations that held a copy of values, by name, and of how many Secrets they were dropped. */
  readonly droppedAnnotations: Readonly<Record<string, number>>
  /** Pairs of certificate and key that were made anew. */
  readonly certificates: number
  readonly sshKeys: number
}

export interface SafetySection {
  readonly profile: 'isolated' | 'guarded' | 'faithful'
  /** Proved by a dry run of the server, and not stored. Most items first. */
  readonly held: readonly SafetyRuleCount[]
  /** Stored in a neutral form. Most items first. */
  readonly tamed: readonly TamedCount[]
}

export interface SafetyRuleCount {
  /** As in `rule` of the items. */
  readonly rule: string
  readonly why: string
  /** A page that says so; absent for rules of the user. */
  readonly source?: string
  readonly count: number
}

export interface TamedCount extends SafetyRuleCount {
  /** Which fields were changed, and in how many of the items. */
  readonly changes: readonly {
    readonly path: string
    readonly change: FieldChange['change']
    readonly count: number
  }[]
}

/** A field that a safety rule changed. */
export interface FieldChange {
  /** As kubectl writes it. */
  readonly path: string
  readonly change: 'set' | 'removed'
  /** What the backup has there, as JSON; only when it is short and cannot be a secret. */
  readonly was?: string
}

export interface RestoreSection {
  readonly name: string
  readonly phase: string
  readonly startTimestamp: string | undefined
  readonly completionTimestamp: string | undefined
}

export interface RunOptions {
  /** Of the Restore, completed as Velero does, without its hooks: their commands may hold secrets. */
  readonly restoreSpec: Readonly<Record<string, unknown>>
  readonly profile: string
  readonly managedFields: string
  /** Feature flags of Velero's server. */
  readonly features: readonly string[]
  /** The safety profile. */
  readonly safety?: SafetySection['profile']
  /** What became of the values of Secrets. */
  readonly secrets?: 'keep' | 'redact' | 'regenerate'
  readonly restoreHooks?: boolean
}

export interface ReportItem {
  readonly apiVersion: string
  readonly kind: string
  /** `resource.group` of the path in the archive. */
  readonly resource: string
  /** As in the backup; '' for cluster scope. */
  readonly namespace: string
  readonly name: string
  /** Only when it differs from `namespace`. */
  readonly targetNamespace?: string
  /** Only when it differs from `name`: a namespace that is mapped. */
  readonly targetName?: string
  readonly outcome: OutcomeKind
  readonly reason: Reason
  readonly detail?: string
  /** The safety rule that tamed it or held it back. */
  readonly rule?: string
  /** What that rule changed. */
  readonly tamed?: readonly FieldChange[]
  /** Every cluster makes this object itself; that the target has its own is no news. */
  readonly isNoise?: true
  /** The reason of the rule that sets a failed item apart; it turns no verdict. */
  readonly ignored?: string
  /** It had failed in the baseline as well. */
  readonly isKnown?: true
}

export interface ReadBackSection {
  /** Objects that the server said it stored. */
  readonly asked: number
  readonly found: number
  /** Gone, or replaced. */
  readonly missing: number
  /** Of the missing: another object has taken the name. */
  readonly replaced?: number
  /** Items that count as restored without an object to ask for; 0, or the books are wrong. */
  readonly unproved?: number
}

export interface ReportVolume {
  /** Of the claim or of the pod, as in the backup; '' when the record does not say. */
  readonly namespace: string
  /** '' for a volume without a claim. */
  readonly claim: string
  readonly volume: string
  readonly method: 'native-snapshot' | 'csi-snapshot' | 'data-movement' | 'pod-volume-backup' | 'skipped'
  readonly bytes?: number
}

export interface DeletionSection {
  /** Objects that this run has made and that are gone. */
  readonly deleted: number
  readonly left: readonly {
    readonly kind: string
    /** '' for cluster scope. */
    readonly namespace: string
    readonly name: string
    readonly why: string
  }[]
}

export interface DerivedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly why: string
}

export interface PodLog {
  readonly namespace: string
  readonly pod: string
  readonly container: string
  /** The container has ended since, and runs again. */
  readonly isPrevious: boolean
  /** Oldest first. */
  readonly lines: readonly string[]
}

export interface ReportMessage {
  /** `velero`, `cluster`, or the name of a namespace: the groups of Velero's results. */
  readonly group: 'velero' | 'cluster' | 'namespace'
  readonly namespace?: string
  readonly message: string
  /** Position in `items` of the item that it is about. */
  readonly item?: number
  /** A warning about an item that is noise; shown as one of a number. */
  readonly isNoise?: true
}

export const STAGE_NAMES = [
  'backup',
  'cluster',
  'restore',
  'verify',
  'workloads',
  'checks',
  'teardown',
] as const
export type StageName = (typeof STAGE_NAMES)[number]

export interface Stage {
  readonly name: StageName
  /** Since the start of the run. */
  readonly startMs: number
  readonly ms: number
}

/** Milliseconds. A part that did not happen is 0. */
export interface Timings {
  readonly total: number
  readonly backup: number
  readonly cluster: number
  readonly restore: number
  readonly verify: number
  /** Only when they were waited for. */
  readonly workloads?: number
  /** Only when there were checks. */
  readonly checks?: number
  readonly teardown: number
}

export interface RequestFigures {
  readonly count: number
  /** Requests of the restore stage for each object created or updated. */
  readonly perObject: number
  readonly maxInFlight: number
  /** How often the number in flight was halved because the server was overloaded. */
  readonly halvings: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** Objects created or updated per second of the restore stage. */
  readonly objectsPerSecond: number
  readonly retries: number
}
