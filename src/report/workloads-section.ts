// What became of the restored workloads once controllers acted on them.
import type { ObjectReference } from './findings.ts'

export interface WorkloadsSection {
  /** `simulated`: the nodes only say that containers run. */
  readonly nodes: 'simulated' | 'real'
  /** `ready`: everything is. `still`: nothing moved any more. `timeout`: the time for it was over. */
  readonly ended: 'ready' | 'still' | 'timeout'
  readonly ms: number
  /** What was looked at, kind by kind. */
  readonly kinds: readonly WorkloadCount[]
  readonly notReady: readonly WorkloadTrouble[]
  /** Restored objects that controllers wrote to, beyond their status. */
  readonly changed: readonly ControllerChange[]
  /** Restored objects that are gone. */
  readonly collected: readonly CollectedObject[]
  /** What controllers made: `Pod` for a `ReplicaSet`. */
  readonly made: readonly { readonly kind: string; readonly owner: string; readonly count: number }[]
}

export interface WorkloadCount {
  readonly kind: string
  readonly restored: number
  readonly ready: number
}

export interface WorkloadTrouble extends ObjectReference {
  /** Class of its finding. */
  readonly class: string
  /** In a few words: `0 of 2 ready`. */
  readonly missing: string
  /** What its conditions and the newest events of it and of its pods say, without values of Secrets. */
  readonly why: readonly string[]
  /** As its status in the backup tells. */
  readonly inBackup: 'ready' | 'not-ready' | 'unknown'
}

/** The same fields of all objects of a kind, written by the same program. */
export interface ControllerChange {
  readonly kind: string
  /** `kube-controller-manager`. */
  readonly manager: string
  /** `metadata.ownerReferences`. */
  readonly fields: readonly string[]
  readonly count: number
  /** The first of them, `namespace/name`. */
  readonly examples: readonly string[]
}

export interface CollectedObject extends ObjectReference {
  /** What an event says of it; absent when none does. */
  readonly why?: string
}
