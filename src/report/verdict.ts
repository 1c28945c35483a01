// One pure function from facts to verdict. Every finding that speaks against `pass` is collected; the gravest one decides.
// A verdict is pass only when nothing was found, so a case that nobody thought of must be a finding to turn it green.
// docs/verdict.md is printed from the table below.
import { CODES } from '../core/rehearsal-error.ts'
import { formatCount, formatNumber, formatSpan } from './format.ts'
import type { Report, VerdictKind } from './model.ts'
import { findingTitle } from './trouble.ts'

export type VerdictFacts = Pick<
  Report,
  | 'total'
  | 'counts'
  | 'reasons'
  | 'readBack'
  | 'items'
  | 'errors'
  | 'failure'
  | 'findings'
  | 'checks'
  | 'gates'
  | 'baseline'
> & {
  /** Failed items that a rule sets apart, or that only count when they are new and are not. */
  readonly excused: number
  /** Failed items beyond those that a gate allows. */
  readonly maxFailed: number
  /** Why something that the run had started is still there, besides what `failure` says. */
  readonly leftBehind: readonly string[]
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
export const EXIT_CODES = {
  cancelled: 130,
  error: 3,
  fail: 1,
  inconclusive: 4,
  pass: 0,
} as const satisfies Record<VerdictKind, ExitCode>
const GRAVEST_FIRST = Object.keys(EXIT_CODES) as readonly VerdictKind[]

interface VerdictRow {
  /** What it looks for, as in docs/verdict.md. */
  readonly doc: string
  readonly verdict: VerdictKind
  /** Says nothing new about a run that ended early. */
  readonly isConsequence?: true
  /** The sentence for the report; undefined when there is nothing to say. */
  readonly find: (facts: VerdictFacts) => string | undefined
}

export const VERDICT_ROWS: readonly VerdictRow[] = [
  {
    doc: 'the run was ended from outside',
    verdict: 'cancelled',
    find: ({ isCancelled }) => (isCancelled ? 'the run was cancelled' : undefined),
  },
  {
    doc: 'an error of the options or of the environment ended the run: exit code 2 or 3 in errors.md',
    verdict: 'error',
    find: ({ failure }) =>
      failure !== undefined && exitOf(failure.code) !== 1 ? failure.message : undefined,
  },
  {
    doc: 'something that the run had started or made could not be ended or taken back',
    verdict: 'error',
    find: ({ leftBehind }) => (leftBehind.length > 0 ? leftBehind.join('; ') : undefined),
  },
  {
    doc: 'an error of the backup ended the run: exit code 1 in errors.md',
    verdict: 'fail',
    find: ({ failure }) =>
      failure !== undefined && exitOf(failure.code) === 1 ? failure.message : undefined,
  },
  {
    doc: 'more items failed than `maxFailed` allows; without the gate none may. Those that a rule of `ignore` sets apart do not count',
    verdict: 'fail',
    find: ({ counts, total, excused, maxFailed }) => {
      const failed = counts.failed - excused
      if (failed <= maxFailed) return undefined
      const other = excused > 0 ? `, besides ${formatNumber(excused)} that do not count` : ''
      const allowed = maxFailed > 0 ? `, ${formatNumber(maxFailed)} may` : ''
      return `${formatNumber(failed)} of ${formatCount(total, 'item')} failed${other}${allowed}`
    },
  },
  {
    doc: 'an object without an item of its own is missing when the cluster is read back',
    verdict: 'fail',
    find: ({ readBack, reasons }) => {
      const lost = (readBack?.missing ?? 0) - (reasons.vanished ?? 0) - (reasons.replaced ?? 0)
      return lost > 0
        ? `${formatCount(lost, 'object')} could not be found when the cluster was read back`
        : undefined
    },
  },
  {
    doc: 'the restore reported an error that no failed item stands for',
    verdict: 'fail',
    // Velero's results hold one error for each failed item; those have been counted above. That there are no more errors than failed
    // items says nothing: some fail without an error, such as those that are gone when the cluster is read back.
    find: ({ errors, items }) =>
      errors.some(({ item }) => item === undefined || items[item]?.outcome !== 'failed')
        ? `the restore reported ${formatCount(errors.length, 'error')}`
        : undefined,
  },
  {
    doc: 'a check of the rehearsal file failed',
    verdict: 'fail',
    find: ({ checks, baseline }) => {
      const failed = checks.filter((check) => check.result === 'failed' && stillCounts(check, baseline))
      return failed[0] === undefined
        ? undefined
        : `${formatNumber(failed.length)} of ${formatCount(checks.length, 'check')} failed, first: ${failed[0].name}`
    },
  },
  {
    doc: 'a finding has the weight `fail`',
    verdict: 'fail',
    find: ({ findings, baseline }) => {
      const grave = findings.filter(
        (finding) =>
          finding.weight === 'fail' && finding.ignored === undefined && stillCounts(finding, baseline),
      )
      return grave[0] === undefined
        ? undefined
        : `${formatCount(grave.length, 'finding that fails', 'findings that fail')} the rehearsal, first: ${findingTitle(grave[0])}: ${grave[0].message}`
    },
  },
  {
    doc: 'another gate of the rehearsal file was not kept: `maxDuration`, `maxSkipped`',
    verdict: 'fail',
    find: ({ gates }) => {
      // The items that failed have their own row.
      const broken = gates.filter(({ gate, result }) => result === 'failed' && gate !== 'maxFailed')
      const sentences = broken.map(({ gate, message }) => `${gate}: ${message}`)
      return sentences.length === 0 ? undefined : sentences.join('; ')
    },
  },
  {
    doc: 'the baseline restored objects of a type, and this run none',
    verdict: 'fail',
    find: ({ baseline }) => {
      const { lostKinds = [] } = baseline ?? {}
      return lostKinds[0] === undefined
        ? undefined
        : `${formatCount(lostKinds.length, 'type')} of the baseline ${lostKinds.length === 1 ? 'is' : 'are'} gone, first: ${lostKinds[0].resource}, ${formatNumber(lostKinds[0].before)} before`
    },
  },
  {
    doc: 'a type in a namespace has fewer objects than in the baseline, beyond `baseline-tolerance`',
    verdict: 'fail',
    find: ({ baseline }) => {
      const { shrunk = [] } = baseline ?? {}
      const [first] = shrunk
      if (first === undefined) return undefined
      const place = first.namespace === '' ? '' : ` in namespace ${first.namespace}`
      return `${formatCount(shrunk.length, 'count')} shrank against the baseline, first: ${first.resource}${place}, ${formatNumber(first.before)} before and ${formatNumber(first.after)} now`
    },
  },
  {
    doc: 'the restore took longer than `slower-than` times the baseline, and at least a second longer',
    verdict: 'fail',
    find: ({ baseline }) =>
      baseline?.slower === undefined
        ? undefined
        : `the restore took ${formatSpan(baseline.slower.afterMs)}, more than ${baseline.slowerThan} times the ${formatSpan(baseline.slower.beforeMs)} of the baseline`,
  },
  {
    doc: 'an item was not reached, or nobody knows what became of it',
    verdict: 'inconclusive',
    find: ({ counts }) =>
      counts.unknown > 0
        ? `it is not known what became of ${formatCount(counts.unknown, 'item')}`
        : undefined,
  },
  {
    doc: 'a check of the rehearsal file could not be carried out',
    verdict: 'inconclusive',
    isConsequence: true,
    find: ({ checks }) => {
      const open = checks.filter(({ result }) => result === 'inconclusive')
      return open[0] === undefined
        ? undefined
        : `${formatCount(open.length, 'check')} could not be carried out, first: ${open[0].name}`
    },
  },
  {
    doc: 'the outcomes do not add up to the items of the backup',
    verdict: 'inconclusive',
    isConsequence: true,
    find: ({ counts, total }) => {
      const sum = sumOf(counts)
      return sum === total
        ? undefined
        : `the outcomes add up to ${formatNumber(sum)}, but the backup holds ${formatCount(total, 'item')}`
    },
  },
  {
    doc: 'the cluster was not read back, or only in part',
    verdict: 'inconclusive',
    isConsequence: true,
    find: ({ readBack }) => {
      if (readBack === undefined) return 'the cluster was not read back'
      return readBack.found + readBack.missing === readBack.asked
        ? undefined
        : 'the cluster was read back only in part'
    },
  },
  {
    doc: 'an item counts as restored, and there was no object to read back for it',
    verdict: 'inconclusive',
    isConsequence: true,
    find: ({ readBack }) =>
      readBack?.unproved
        ? `${formatCount(readBack.unproved, 'item')} counted as restored could not be read back`
        : undefined,
  },
  {
    doc: 'no item reached the cluster: the backup is empty, or the filters leave everything behind',
    verdict: 'inconclusive',
    isConsequence: true,
    find: ({ counts, reasons, total, excused, maxFailed }) => {
      // Failed items that turn nothing prove nothing either.
      const forgiven = counts.failed - excused <= maxFailed ? counts.failed : excused
      // What exists and differs was looked at in the cluster; everything else that is skipped never reached it.
      const reached = sumOf(counts) - counts.skipped + (reasons['exists-differs'] ?? 0)
      if (reached - forgiven > 0) return undefined
      return total === 0 ? 'the backup holds no items' : 'no item was restored: all of them stay behind'
    },
  },
]

export function decideVerdict(facts: VerdictFacts): Verdict {
  const endedEarly = facts.isCancelled || facts.failure !== undefined
  const found = VERDICT_ROWS.filter(({ isConsequence }) => !(endedEarly && isConsequence))
    .flatMap(({ verdict, find }) => {
      const why = find(facts)
      return why === undefined ? [] : [{ verdict, why }]
    })
    .toSorted((a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict))
  const verdict = found[0]?.verdict ?? 'pass'
  const ended = facts.failure === undefined ? undefined : exitOf(facts.failure.code)
  // Of a broken backup that left something behind as well the verdict is error, and its exit code is not that of the backup.
  const exitCode = verdict === 'error' && ended !== undefined && ended !== 1 ? ended : EXIT_CODES[verdict]
  return { verdict, because: found.map(({ why }) => why), exitCode }
}

/** What the baseline had as well may be told to turn nothing. */
function stillCounts(one: { readonly isKnown?: true }, baseline: VerdictFacts['baseline']): boolean {
  return !(baseline?.onlyNewFails && one.isKnown)
}

/** An unknown code is a fault of ours, not of the backup. */
function exitOf(code: string): 1 | 2 | 3 {
  return Object.hasOwn(CODES, code) ? CODES[code as keyof typeof CODES].exit : 3
}

function sumOf(counts: VerdictFacts['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
