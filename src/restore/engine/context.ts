import type { Catalog, SpoolRange } from '../../backup/catalog.ts'
import type { SideFiles } from '../../backup/side-files.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { ExistingObjects } from '../../kube/existing-objects.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { ServerOf } from '../../kube/served-by.ts'
import type { Ruler } from '../../safety/ruler.ts'
import type { SafetyEntry } from '../../safety/safety-log.ts'
import type { ClusterView, DataUploadLog, ItemReference } from '../actions/item-action.ts'
import type { Profile } from '../document/profile.ts'
import type { CreatedPod } from '../finalize/created-pod.ts'
import type { RestoreNames } from '../item/labels.ts'
import type { Ledger } from '../ledger.ts'
import type { Namespaces } from '../namespaces.ts'
import type { Records } from '../records.ts'
import type { ConfigMap, RestoreDocument } from '../restore-document.ts'
import type { ResolvedFilters } from '../select/plan.ts'
import type { ModifierRun } from './modifiers.ts'

/** Everything the pipeline of one item works with; one per run. */
export interface RestoreContext {
  readonly restore: RestoreDocument
  readonly names: RestoreNames
  readonly mapping: Readonly<Record<string, string>>
  readonly backup: SideFiles
  readonly catalog: Catalog
  readonly configMaps: readonly ConfigMap[]
  readonly filters: ResolvedFilters
  readonly profile: Profile
  readonly features: ReadonlySet<string>
  readonly modifiers: ModifierRun | undefined
  /** managedFields of the backup are patched back after a create. */
  readonly restoresManagedFields: boolean
  /** False: init and exec hooks are counted only. */
  readonly runsHooks: boolean
  readonly resourceTimeoutMs: number
  readonly terminatingTimeoutMs: number
  readonly client: KubeClient
  /** The cluster was started for this run and has one API server. */
  readonly isFresh: boolean
  readonly existing: ExistingObjects
  readonly cluster: ClusterView
  /** What the target serves now; changes once, after the CRDs. */
  readonly discovery: () => Discovery
  /** Undefined: any namespace may be written into. */
  readonly guardNamespace?: ((name: string) => Promise<void>) | undefined
  readonly namespaces: Namespaces
  readonly records: Records
  readonly ledger: Ledger
  readonly volumes: VolumeMemory
  readonly dataUploads: DataUploadLog
  /** CRDs that this run created, by name, and until when the server makes their objects wait (ms since 1970; 0 while it is not known). */
  readonly newCrds: Map<string, number>
  readonly created: CreatedObject[]
  readonly sent: SentBodies | undefined
  readonly sanitise: SanitiseSecret | undefined
  /** Pods with hooks or saved volumes, for Finalizing. */
  readonly createdPods: CreatedPod[]
  readonly safety: SafetyMemory
  readonly signal: AbortSignal
}

/** What may act outside of the restore, and what was done about it. */
export interface SafetyMemory {
  readonly rule: Ruler
  /** Who would take a dry run. */
  readonly serverOf: ServerOf
  readonly log: SafetyEntry[]
}

/** Decisions about volumes that claims ask for later. */
export interface VolumeMemory {
  readonly toProvision: Set<string>
  readonly renamed: Map<string, string>
}

/** A Secret as it may be sent. */
export type SanitiseSecret = (secret: JsonObject) => Promise<JsonObject>

/** Keeps the bodies that the server took, for the comparison with what it stored. */
export interface SentBodies {
  append(body: Buffer): SpoolRange
}

/** For read-back and hooks: what the server says it stored. */
export interface CreatedObject extends ItemReference {
  readonly index: number | undefined
  readonly apiVersion: string
  readonly kind: string
  readonly resource: string
  readonly uid: string
  readonly updated: boolean
  /** What was sent; undefined when nobody keeps it, or when the object was only changed in part. */
  readonly sent: SpoolRange | undefined
}
