// What a run found out beyond the outcomes of the items. Whoever finds something adds data of these shapes; the verdict and
// the renderers read nothing else.

/** Where a finding comes from; gates are set per source. */
export const FINDING_SOURCES = {
  fidelity: 'what is stored differs from what was sent',
  references: 'an object that was restored names another that is not there',
  backup: 'the backup lacks what its own records claim',
  admission: 'the API server would have asked others, and did not',
  workloads: 'controllers acted on what was restored, and something did not come to life',
} as const satisfies Record<string, string>

export type FindingSource = keyof typeof FINDING_SOURCES
/** Gravest first: `fail` turns the verdict. */
export const FINDING_WEIGHTS = ['fail', 'warn', 'info'] as const
export type FindingWeight = (typeof FINDING_WEIGHTS)[number]

export interface ObjectReference {
  readonly apiVersion: string
  readonly kind: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
}

export interface Finding {
  readonly source: FindingSource
  /** What was found, from a closed list of the source: `dropped-field`, `missing-secret`. */
  readonly class: string
  readonly weight: FindingWeight
  readonly object: ObjectReference
  /** Of the field, as kubectl writes it: `spec.template.spec.containers[0].image`. */
  readonly path?: string
  /** For people. Never a value of a Secret. */
  readonly message: string
  /** What was sent and what is stored, as JSON text; only values that may be shown, never of a Secret. */
  readonly values?: { readonly sent?: string; readonly stored?: string }
  /** What is not there, of a finding about a reference. */
  readonly target?: MissingTarget
  /** The reason of the rule that sets it apart; it turns no verdict. */
  readonly ignored?: string
  /** The baseline had it as well. */
  readonly isKnown?: true
}

export interface MissingTarget {
  /** '' for the core group. */
  readonly group: string
  readonly kind: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
}

/** One cause of failed items, however many it hit. */
export interface Cause {
  /** From the closed list of causes: `api-not-served`, `admission-denied`. */
  readonly cause: string
  /** One line for people: `admission webhook "policy.example.com" denied the request`. */
  readonly title: string
  /** The server's own words for the first of the items, without bodies. */
  readonly words: string
  readonly nextStep: string
  /** Positions in `items` of the report, ascending. */
  readonly items: readonly number[]
}

/** A check of the user, from the rehearsal file. */
export interface CheckResult {
  readonly name: string
  readonly kind: string
  readonly result: 'passed' | 'failed' | 'inconclusive'
  /** What was asked for and what was there. Never a value of a Secret. */
  readonly message: string
  /** Objects that were looked at. */
  readonly objects: number
  readonly ms: number
  /** It had not passed in the baseline either. */
  readonly isKnown?: true
}

/** A gate of the rehearsal file and what came of it. */
export interface GateResult {
  /** As in the file: `maxDuration`, `maxSkipped.api-not-served`. */
  readonly gate: string
  readonly result: 'passed' | 'failed'
  /** What was allowed and what was there. */
  readonly message: string
}

/** A rule of `ignore` in the rehearsal file and what it set apart. */
export interface IgnoreResult {
  readonly kind: string
  readonly apiVersion?: string
  readonly namespace?: string
  readonly name?: string
  readonly reason: string
  /** Its last day, UTC: `2027-06-30`. */
  readonly until?: string
  /** An expired rule sets nothing apart. */
  readonly state: 'used' | 'unused' | 'expired'
  /** Failed items that it set apart. */
  readonly items: number
  /** Findings that it set apart. */
  readonly findings: number
}
