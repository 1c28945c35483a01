import type { LocationOptions } from '../location/location-access.ts'
import type { FileOptions } from '../report/render/files.ts'
import type { ConfigMap, RestoreDocument } from '../restore/restore-document.ts'
import type { SafetySettings } from '../safety/decision.ts'
import type { SecretsMode } from '../safety/secrets/modes.ts'
import type { BackupWish } from './choose/wish.ts'
import type { Demands } from './demands.ts'

/** Everything one run needs to know. Built from options by config/, never from the environment. */
export interface RehearsalRequest {
  /** A folder that holds `backups/`, a lone tarball, an address of a store, or `-`. */
  readonly location: string
  /** Without them: whatever the store's own SDK finds. */
  readonly locationOptions?: LocationOptions
  /** Without it: the Restore's backupName or scheduleName, or the only backup that is there. */
  readonly wish?: BackupWish
  /** The Restore of the user with single options already laid over it. `spec.backupName` may be empty. */
  readonly restore: RestoreDocument
  /** The Restore was written by the user, so it has to say which backup. */
  readonly hasManifest: boolean
  readonly configMaps: readonly ConfigMap[]
  /** Those in the Restore's namespace of the target come to them, before the Restore is validated. Only for a given target. */
  readonly asksClusterForConfigMaps?: boolean
  readonly target: Target
  /** More than one Kubernetes version: a run for each, with this target. For a cluster that is started. */
  readonly versions?: readonly string[] | undefined
  /** Runs at the same time; undefined: as the machine allows. */
  readonly versionsAtOnce?: number | undefined
  /** Folder for report.json and its neighbours; made when missing. */
  readonly reportDir: string
  readonly reportFiles?: FileOptions
  /** Gets each event as a line of JSON, while the run goes on. */
  readonly eventsFile?: string | undefined
  /** In the text format of Prometheus. */
  readonly metrics?: MetricsFile | undefined
  readonly badgeFile?: string | undefined
  /** Where what Velero leaves in the bucket is written to, and whether zipped; undefined: nowhere. */
  readonly restoreFiles?: { readonly folder: string; readonly format: 'gz' | 'plain' } | undefined
  /** For the whole run, clean-up not included. */
  readonly deadlineMs: number
  readonly engine: EngineSettings
  /** What becomes of the values of Secrets. Undefined: they are kept. */
  readonly secrets?: SecretsMode
  /** What is kept, tamed and held. Undefined: everything as Velero does. */
  readonly safety?: SafetySettings
  /** How long workloads get to become ready, where there are controllers; undefined: two minutes. */
  readonly workloadsTimeoutMs?: number
  /** Undefined: nothing but a restore without failures. */
  readonly demands?: Demands
  /** What of the user's files does not count here, for the warnings. */
  readonly advice?: readonly string[]
}

export interface MetricsFile {
  readonly file: string
  /** On every sample. */
  readonly labels: Readonly<Record<string, string>>
}

export type Target = ThrowAwayTarget | GivenTarget

/** A cluster that the run starts and ends. */
export type ThrowAwayTarget = ControlPlaneTarget | KindTarget

export interface ControlPlaneTarget {
  readonly kind: 'control-plane'
  /** `1.36`, `1.36.3`, or undefined for the newest that is available. */
  readonly kubernetesVersion: string | undefined
  /** Folder with `etcd` and `kube-apiserver`; undefined: wherever they are found. */
  readonly binariesDirectory: string | undefined
  /** `simulated`: with controllers, a scheduler and nodes on which pods only seem to run. Undefined: `none`. */
  readonly workloads?: 'none' | 'simulated' | undefined
  /** Leave it running and say where its kubeconfig is. */
  readonly keep: boolean
}

export interface KindTarget {
  readonly kind: 'kind'
  /** `1.36`, `1.36.4`, or undefined for the newest node image that is known. */
  readonly kubernetesVersion: string | undefined
  /** Reference of a node image, for mirrors; wins over the version. */
  readonly image: string | undefined
  /** Paths of archives of images that pods need. */
  readonly imageArchives: readonly string[]
  /** Whether pods may reach what this machine reaches. */
  readonly egress: 'deny' | 'allow'
  /** Folder for the nodes' logs when the cluster does not start or the run does not pass; undefined: nowhere. */
  readonly logsFolder: string | undefined
  readonly keep: boolean
}

export interface GivenTarget {
  readonly kind: 'existing'
  readonly kubeconfig: string
  readonly context: string | undefined
  readonly allowed: Allowed
  /** What the restore has made is taken back at the end. */
  readonly deletesAfterwards?: boolean
}

/** What may be done to a cluster that is not ours. */
export interface Allowed {
  readonly existingCluster: boolean
  /** Also when it looks like the one that the backup was taken of. */
  readonly sourceCluster: boolean
  /** Namespaces of the target that hold what this restore has not made and that it may write into all the same; `*` for all. */
  readonly foreignNamespaces: readonly string[]
}

/** Velero's server flags and our own knobs. */
export interface EngineSettings {
  /** Requests in flight. */
  readonly concurrency: number
  /** `--restore-resource-priorities`, R-31; '' for the defaults. */
  readonly resourcePriorities: string
  /** `EnableAPIGroupVersions`, `EnableCSI`. */
  readonly features: readonly string[]
  readonly resourceTimeoutMs: number
  readonly terminatingResourceTimeoutMs: number
  readonly itemOperationTimeoutMs: number
  readonly managedFields: 'auto' | 'restore' | 'skip'
  readonly profile: 'velero-1.18' | 'velero-1.9'
  /** False: init hooks are not put into pods and exec hooks are not run, only counted. */
  readonly restoreHooks: boolean
}
