// What the engine takes and what it gives back.
import type { Catalog } from '../../backup/catalog.ts'
import type { SideFiles } from '../../backup/side-files.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { SafetySettings } from '../../safety/decision.ts'
import type { SafetyEntry } from '../../safety/safety-log.ts'
import type { ProfileName } from '../document/profile.ts'
import type { FinalizeResult } from '../finalize/finalize.ts'
import type { ItemOutcome } from '../item-outcome.ts'
import type { Ledger } from '../ledger.ts'
import type { Message } from '../messages.ts'
import type { ResourceModifiers } from '../modifiers/load-modifiers.ts'
import type { Records } from '../records.ts'
import type { ConfigMap, RestoreDocument } from '../restore-document.ts'
import type { CreatedObject, SanitiseSecret, SentBodies } from './context.ts'

export interface EngineInput {
  /** Its spec completed by validation. */
  readonly restore: RestoreDocument
  readonly backupName: string
  readonly backup: SideFiles
  readonly catalog: Catalog
  readonly configMaps: readonly ConfigMap[]
  readonly modifiers: ResourceModifiers | undefined
  readonly client: KubeClient
  /** The cluster was started for this run and holds nothing but its own objects. */
  readonly isFresh: boolean
  /** False: no pod ever runs in it. */
  readonly hasNodes: boolean
  readonly connection: KubeConnection
  readonly settings: EngineOptions
  /** Takes the values out of Secrets before they are sent; undefined: they stay. */
  readonly sanitise?: SanitiseSecret | undefined
  /** Undefined: everything as Velero does. */
  readonly safety?: SafetySettings | undefined
  /** Where accepted bodies are kept; undefined: nowhere. */
  readonly sent?: SentBodies
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
  /** Asked for each item about its target namespace, before that is made or written into; what it throws ends the run. */
  readonly guardNamespace?: ((name: string) => Promise<void>) | undefined
  /** Runs for each target namespace before anything is put into it. */
  readonly onNamespace?: ((name: string) => Promise<void>) | undefined
  /** Told of every outcome that is set, and again when it is revised; also by the read-back. */
  readonly onOutcome?: (index: number, outcome: ItemOutcome) => void
}

export interface EngineOptions {
  readonly concurrency: number
  readonly resourcePriorities: string
  readonly features: readonly string[]
  readonly resourceTimeoutMs: number
  readonly terminatingResourceTimeoutMs: number
  readonly managedFields: 'auto' | 'restore' | 'skip'
  readonly profile: ProfileName
  /** False: init hooks are not put into pods and exec hooks are not run, only counted. */
  readonly restoreHooks: boolean
}

export interface EngineResult {
  readonly ledger: Ledger
  readonly records: Records
  readonly messages: readonly Message[]
  /** What we have to say beyond Velero's own messages. */
  readonly findings: readonly string[]
  readonly created: readonly CreatedObject[]
  /** What the safety rules tamed and held back. */
  readonly safety: readonly SafetyEntry[]
  /** Target namespaces that were made without a file in the archive. */
  readonly blankNamespaces: readonly string[]
  readonly discovery: Discovery | undefined
  /** Hooks and what else follows the items; undefined when the run did not get there. */
  readonly finalized: FinalizeResult | undefined
  /** What ended the run before its end: the reason of the signal, or an error of the connection. */
  readonly interruptedBy: unknown
}

/** What grows while a restore runs; the result, once it has ended. */
export interface EngineState {
  readonly ledger: Ledger
  readonly records: Records
  readonly messages: Message[]
  readonly findings: string[]
  readonly created: CreatedObject[]
  readonly safety: SafetyEntry[]
  readonly blankNamespaces: string[]
  discovery: Discovery | undefined
  finalized: FinalizeResult | undefined
}
