// What may be done with an object of a kind, and by which profile.
import type { TamingName } from './taming.ts'

/**
 * `isolated`: nothing can run or call out, so nearly all is kept. `guarded`: pods can run, so what acts is tamed or held.
 * `faithful`: everything as Velero does.
 */
export const SAFETY_PROFILES = ['isolated', 'guarded', 'faithful'] as const
export type SafetyProfile = (typeof SAFETY_PROFILES)[number]

/**
 * `keep`: restored as it is. `defer`: restored as it is, after everything else. `tame`: restored in a neutral form. `hold`:
 * proved by a dry run of the server, and not stored.
 */
export type Decision =
  | { readonly do: 'keep' }
  | { readonly do: 'defer' }
  | { readonly do: 'tame'; readonly taming: TamingName }
  | { readonly do: 'hold' }

/** One kind, or all kinds of a group, and what its objects would do. */
export interface SafetyRow {
  /** '' for the core group; `*.example.com` for every group below example.com. */
  readonly group: string
  /** `*` for all kinds of the group that have no row of their own. */
  readonly kind: string
  readonly guarded: Decision
  /** Without it: keep. */
  readonly isolated?: Decision
  /** One sentence: what would happen outside of the restore. */
  readonly why: string
  /** A page of the project that says so. */
  readonly source: string
}

export const KEEP: Decision = { do: 'keep' }
export const DEFER: Decision = { do: 'defer' }
export const HOLD: Decision = { do: 'hold' }

export function tame(taming: TamingName): Decision {
  return { do: 'tame', taming }
}

/** What a user can decide for a kind. */
export const OWN_DECISIONS = ['keep', 'tame', 'hold'] as const
export type OwnDecision = (typeof OWN_DECISIONS)[number]

/** A rule of the rehearsal file. It wins over ours. */
export interface OwnRule {
  /** As in the table. */
  readonly group: string
  readonly kind: string
  readonly do: OwnDecision
  readonly why: string
}

export interface SafetySettings {
  readonly profile: SafetyProfile
  /** The first that fits wins. */
  readonly rules: readonly OwnRule[]
  /** Controllers act in the cluster, so what the API server would ask about their requests is held and not deferred. */
  readonly hasControllers?: boolean
}

/** Everything as Velero does. */
export const FAITHFUL: SafetySettings = { profile: 'faithful', rules: [] }
