// One pure function from facts to verdict. Every finding that speaks against `pass` is collected; the gravest one decides.
// A verdict is pass only when nothing was found, so a case that nobody thought of must be a finding to turn it green.
import { CODES } from '../core/rehearsal-error.ts'
import { formatCount, formatNumber } from './format.ts'
import type { Report, VerdictKind } from './model.ts'

export type VerdictFacts = Pick<
  Report,
  'total' | 'counts' | 'reasons' | 'readBack' | 'errors' | 'failure'
> & {
  /** The user ended the run; a deadline is a failure instead. */
  readonly isCancelled: boolean
}

export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130

export interface Verdict {
  readonly verdict: VerdictKind
  /** One sentence per finding, gravest first; empty for pass. */
  readonly because: readonly string[]
  readonly exitCode: ExitCode
}

/** Gravest first. An error comes before fail: what ended early has not seen everything. */
const EXIT_CODES = { cancelled: 130, error: 3, fail: 1, inconclusive: 4, pass: 0 } as const satisfies Record<
  VerdictKind,
  ExitCode
>
const GRAVEST_FIRST = Object.keys(EXIT_CODES) as readonly VerdictKind[]

interface Finding {
  readonly verdict: VerdictKind
  readonly why: string
  /** Says nothing new about a run that ended early. */
  readonly isConsequence?: true
}

const LOOKS: readonly ((facts: VerdictFacts) => Finding | undefined)[] = [
  ({ isCancelled }) => (isCancelled ? { verdict: 'cancelled', why: 'the run was cancelled' } : undefined),
  ({ failure }) => {
    if (failure === undefined) return undefined
    return { verdict: exitOf(failure.code) === 1 ? 'fail' : 'error', why: failure.message }
  },
  ({ counts, total }) => {
    if (counts.failed === 0) return undefined
    return { verdict: 'fail', why: `${formatNumber(counts.failed)} of ${formatCount(total, 'item')} failed` }
  },
  ({ readBack, reasons }) => {
    const lost = (readBack?.missing ?? 0) - (reasons.vanished ?? 0)
    if (lost <= 0) return undefined
    return {
      verdict: 'fail',
      why: `${formatCount(lost, 'object')} could not be found when the cluster was read back`,
    }
  },
  ({ errors, counts }) => {
    // Velero's results hold one error for each failed item; those have been counted above.
    if (errors.length === 0 || errors.length <= counts.failed) return undefined
    return { verdict: 'fail', why: `the restore reported ${formatCount(errors.length, 'error')}` }
  },
  ({ counts }) => {
    if (counts.unknown === 0) return undefined
    return {
      verdict: 'inconclusive',
      why: `it is not known what became of ${formatCount(counts.unknown, 'item')}`,
    }
  },
  ({ counts, total }) => {
    const sum = sumOf(counts)
    if (sum === total) return undefined
    const why = `the outcomes add up to ${formatNumber(sum)}, but the backup holds ${formatCount(total, 'item')}`
    return { verdict: 'inconclusive', why, isConsequence: true }
  },
  ({ readBack }) => {
    if (readBack !== undefined && readBack.found + readBack.missing === readBack.asked) return undefined
    const why =
      readBack === undefined ? 'the cluster was not read back' : 'the cluster was read back only in part'
    return { verdict: 'inconclusive', why, isConsequence: true }
  },
  ({ counts, reasons, total }) => {
    // What exists and differs was looked at in the cluster; everything else that is skipped never reached it.
    if (sumOf(counts) - counts.skipped + (reasons['exists-differs'] ?? 0) > 0) return undefined
    const why = total === 0 ? 'the backup holds no items' : 'no item was restored: all of them stay behind'
    return { verdict: 'inconclusive', why, isConsequence: true }
  },
]

export function decideVerdict(facts: VerdictFacts): Verdict {
  const endedEarly = facts.isCancelled || facts.failure !== undefined
  const findings = LOOKS.flatMap((look) => look(facts) ?? [])
    .filter((finding) => !(endedEarly && finding.isConsequence))
    .toSorted((a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict))
  const verdict = findings[0]?.verdict ?? 'pass'
  const exitCode =
    verdict === 'error' && facts.failure !== undefined ? exitOf(facts.failure.code) : EXIT_CODES[verdict]
  return { verdict, because: findings.map(({ why }) => why), exitCode }
}

/** An unknown code is a fault of ours, not of the backup. */
function exitOf(code: string): 1 | 2 | 3 {
  return Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES].exit : 3
}

function sumOf(counts: VerdictFacts['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
