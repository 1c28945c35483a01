import type { VerdictKind } from '../model.ts'

/** This run against an earlier report. Items are the same when type, namespace and name in the backup are. */
export interface Baseline {
  /** Name of the backup that the earlier report is about. */
  readonly backup: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly verdict: VerdictKind
  /** Share by which a count may shrink: 0.05 for 5 %. */
  readonly tolerance: number
  /** Factor by which the restore may take longer; undefined: nobody asked. */
  readonly slowerThan: number | undefined
  /** What the baseline had as well turns no verdict. */
  readonly onlyNewFails: boolean
  /** Positions in `items` of failed items that had not failed, ascending. */
  readonly newFailures: readonly number[]
  readonly knownFailures: number
  /** Items that failed in the baseline and do not fail now. */
  readonly fixed: number
  /** Types of which the baseline restored objects, and this run none. */
  readonly lostKinds: readonly { readonly resource: string; readonly before: number }[]
  /** Types in namespaces of which clearly fewer objects were restored; lost kinds are not repeated. */
  readonly shrunk: readonly ShrunkCount[]
  /** The restore took longer than the factor allows. Milliseconds. */
  readonly slower: { readonly beforeMs: number; readonly afterMs: number } | undefined
}

export interface ShrunkCount {
  /** `resource.group`. */
  readonly resource: string
  /** As in the backup; '' for cluster scope. */
  readonly namespace: string
  readonly before: number
  readonly after: number
}
