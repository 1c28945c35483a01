import type { SideFiles } from '../../backup/side-files.ts'
import type { JsonObject } from '../../core/json.ts'
import type { RestoreDocument } from '../restore-document.ts'

/** One object of the backup, by its place in the tarball: namespaces are those of the source. */
export interface ItemReference {
  readonly groupResource: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
}

/** What actions may ask the target cluster. Answers come from lists where there are any. */
export interface ClusterView {
  /** @throws KubeError on any answer but found and not found. */
  exists(reference: ItemReference): Promise<boolean>
  /** Names in one namespace. @throws KubeError */
  namesIn(groupResource: string, namespace: string): Promise<readonly string[]>
  /** All objects of a cluster-scoped type; empty when the target does not serve it. @throws KubeError */
  listAll(groupResource: string): Promise<readonly JsonObject[]>
}

/** What A-DU found, by the claim in the source; lives as long as one restore. */
export interface DataUploadLog {
  add(namespace: string, claim: string): void
  count(namespace: string, claim: string): number
}

export interface ActionInput {
  /** As it would be sent so far: stripped, source namespace, no status. */
  readonly object: JsonObject
  /** As it is in the backup, status included. */
  readonly fromBackup: JsonObject
  readonly restore: RestoreDocument
  readonly backup: SideFiles
  readonly cluster: ClusterView
  /** `data` of the action's ConfigMap; undefined when there is none. A getter may throw when there are two. */
  readonly config: Readonly<Record<string, string>> | undefined
  /** False: what a restore hook would add is counted, not added. */
  readonly runsHooks: boolean
  /** A name for containers that Velero names by chance (S-85): 8 hex digits. */
  readonly randomHex: () => string
  /** Absent: A-CSIPVC takes every record of moved data on trust. */
  readonly dataUploads?: DataUploadLog
}

/** `replace` with `additional` items: those are restored before this one, in their order. */
export type ActionResult =
  | {
      readonly kind: 'unchanged'
      readonly additional?: readonly ItemReference[]
      /** Init containers of hooks that were not put in. */
      readonly hooksLeftOut?: number
    }
  | { readonly kind: 'replace'; readonly object: JsonObject; readonly additional?: readonly ItemReference[] }
  /** the item is left out. */
  | { readonly kind: 'skip'; readonly why: string }

/** One restore item action. Throws an Error to fail the item; the message becomes `error preparing …`. */
export interface ItemAction {
  /** Velero's name, with its prefix: `velero.io/pod`. Also the label that selects its ConfigMap. */
  readonly name: string
  /** `resource.group` names it runs for. */
  readonly appliesTo: readonly string[]
  /** Only objects with this label key; any value (A-API). */
  readonly labelKey?: string
  /** Runs only with the feature EnableCSI. */
  readonly needsCsi?: true
  /** Velero passes the object through a Go struct here: afterwards it never equals the one in the cluster. */
  readonly isTyped: (input: ActionInput) => boolean
  apply(input: ActionInput): ActionResult | Promise<ActionResult>
}
