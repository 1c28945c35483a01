import type { Catalog } from '../backup/catalog.ts'
import type { SideFiles } from '../backup/side-files.ts'
import type { RunningCluster } from '../cluster/cluster-provider.ts'
import type { RequestLogFigures } from '../kube/request-log.ts'
import type { CheckResult } from '../report/findings.ts'
import type { PodLog, Report } from '../report/model.ts'
import type { EngineResult } from '../restore/engine/engine-contract.ts'
import type { RestoreDocument } from '../restore/restore-document.ts'
import type { RecordedVolume } from '../restore/volumes/recorded-volumes.ts'
import type { RestoredVolume } from '../restore/volumes/restored-volumes.ts'
import type { SafetySettings } from '../safety/decision.ts'
import type { SecretsMode } from '../safety/secrets/modes.ts'
import type { Verified } from '../verify/verify-stored.ts'
import type { Workloads } from '../verify/workloads/await-workloads.ts'
import { type Demands, NO_DEMANDS } from './demands.ts'
import type { ProgressSeries } from './progress-series.ts'
import type { EngineSettings } from './request.ts'

/** What a run has learned so far; whatever it did not reach is undefined. The report is made of this alone. */
export interface RunFacts {
  readonly startedAt: Date
  backupName: string | undefined
  choice: Report['choice']
  backup: SideFiles | undefined
  catalog: Catalog | undefined
  section: Report['backup']
  /** What the records beside the archive give away. */
  backupFindings: Report['findings']
  /** Read while the catalog is open. */
  volumes: readonly RecordedVolume[]
  cluster: RunningCluster | undefined
  clusterIsKept: boolean
  /** With its status, as Velero would leave it. */
  restore: RestoreDocument | undefined
  /** What Velero accepts without a word although it does nothing. */
  advice: readonly string[]
  engine: EngineResult | undefined
  /** Undefined: not asked for, or not allowed. */
  restoreFilesFolder: string | undefined
  /** Read while the catalog is open. */
  restoredVolumes: readonly RestoredVolume[]
  /** Counted while the catalog is open. */
  notExercised: Report['notExercised']
  /** Of pods that did not become ready. */
  podLogs: readonly PodLog[]
  verified: Verified | undefined
  /** Only when it was asked for. */
  deletion: Report['deletion']
  /** Undefined: values of Secrets were kept. */
  secrets: Report['secrets']
  /** Worked out while the catalog is open. */
  serverCalls: Report['serverCalls']
  requests: RequestLogFigures | undefined
  /** Requests of the restore stage alone. */
  restoreRequests: number
  failure: unknown
  /** Why what the run had opened could not be closed, in the order of the clean-up. */
  leftovers: readonly unknown[]
  isCancelled: boolean
  readonly demands: Demands
  /** How the engine was set. */
  settings: EngineSettings | undefined
  /** What was to be kept, tamed and held. */
  safety: SafetySettings | undefined
  /** What became of the values of Secrets; undefined: they were kept. */
  secretsMode: SecretsMode | undefined
  /** What became of them once controllers acted; undefined: nobody waited. */
  workloads: Workloads | undefined
  checks: readonly CheckResult[] | undefined
  /** On the clock of `performance.now()`. */
  readonly originMs: number
  /** In the order in which they ended. */
  readonly stages: Report['stages'][number][]
  /** Of the restore stage. */
  progress: ProgressSeries | undefined
  readonly timings: {
    total: number
    backup: number
    cluster: number
    restore: number
    verify: number
    workloads?: number
    checks?: number
    teardown: number
  }
}

export function createFacts(startedAt: Date, demands = NO_DEMANDS): RunFacts {
  return {
    startedAt,
    backupName: undefined,
    choice: undefined,
    backup: undefined,
    catalog: undefined,
    section: undefined,
    backupFindings: [],
    volumes: [],
    cluster: undefined,
    clusterIsKept: false,
    restore: undefined,
    advice: [],
    engine: undefined,
    restoreFilesFolder: undefined,
    restoredVolumes: [],
    notExercised: [],
    podLogs: [],
    verified: undefined,
    deletion: undefined,
    secrets: undefined,
    serverCalls: undefined,
    requests: undefined,
    restoreRequests: 0,
    failure: undefined,
    leftovers: [],
    isCancelled: false,
    demands,
    settings: undefined,
    safety: undefined,
    secretsMode: undefined,
    workloads: undefined,
    checks: undefined,
    originMs: performance.now(),
    stages: [],
    progress: undefined,
    timings: { total: 0, backup: 0, cluster: 0, restore: 0, verify: 0, teardown: 0 },
  }
}

/** Lets go of what takes the memory, so that there is enough for a report that says so: the index of the archive, and what became of each item. */
export function forgetItems(facts: RunFacts): void {
  facts.catalog = undefined
  facts.engine = undefined
  facts.verified = undefined
  facts.advice = [
    ...facts.advice,
    'the items of the backup are not listed: there was no memory left for them',
  ]
}
