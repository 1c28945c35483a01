// The report as test cases: one for each item, check, gate and finding, and one for the verdict, so that a reader of nothing
// but this file is never greener than the verdict.
import { REASONS } from '../../../restore/item-outcome.ts'
import type { CheckResult, Finding } from '../../findings.ts'
import type { Report, ReportItem } from '../../model.ts'
import { remarksOf } from '../../remarks.ts'
import { findingTitle, groupOf, otherErrors, titleOf, whyOf } from '../../trouble.ts'

export interface Case {
  readonly suite: string
  readonly name: string
  readonly result: 'passed' | 'skipped' | 'failure' | 'error'
  /** A word from a closed list: the reason, the class. */
  readonly type: string
  /** Why it is not passed; for a passed case what there is to say, or ''. */
  readonly message: string
  /** Only of what was measured. */
  readonly ms?: number
}

export const CLUSTER_SCOPE = 'cluster scope'

const VERDICT_RESULTS = {
  pass: 'passed',
  fail: 'failure',
  inconclusive: 'error',
  error: 'error',
  cancelled: 'error',
} as const satisfies Record<Report['verdict'], Case['result']>

/** Of the run as a whole: verdict, gates and baseline, errors that no item stands for, checks, findings. */
export function runCases(report: Report): readonly Case[] {
  return [
    verdictCase(report),
    ...remarksOf(report).map(
      ({ about, tone, text }): Case => ({
        suite: 'rehearsal',
        name: `${about}: ${text}`,
        result: tone === 'bad' && turnsVerdict(report) ? 'failure' : 'passed',
        type: about,
        message: text,
      }),
    ),
    ...otherErrors(report).map(
      (error): Case => ({
        suite: 'rehearsal',
        name: `error in ${groupOf(error)}: ${error.message}`,
        result: turnsVerdict(report) ? 'failure' : 'passed',
        type: 'error-of-the-restore',
        message: error.message,
      }),
    ),
    ...report.checks.map((check) => checkCase(report, check)),
    ...report.findings
      .filter(({ weight }) => weight !== 'info')
      .map((finding) => findingCase(report, finding)),
  ]
}

/** A case must not be red in a run that passed. */
function turnsVerdict({ verdict }: Report): boolean {
  return verdict !== 'pass'
}

function verdictCase({ verdict, because, failure, timings }: Report): Case {
  const why = because.join('; ')
  return {
    suite: 'rehearsal',
    name: 'verdict',
    result: VERDICT_RESULTS[verdict],
    type: failure?.code ?? verdict,
    message: failure === undefined ? why : `${why}; next: ${failure.hint}`,
    ms: timings.total,
  }
}

export function itemCase(report: Report, item: ReportItem): Case {
  const suite = (item.targetNamespace ?? item.namespace) || CLUSTER_SCOPE
  const base = { suite, name: titleOf(item), type: item.reason, message: whyOf(item) }
  const apart = setApart(report, item)
  switch (item.outcome) {
    case 'failed':
      return apart === undefined
        ? { ...base, result: 'failure' }
        : { ...base, result: 'skipped', message: `${apart}: ${base.message}` }
    case 'unknown':
      return { ...base, result: 'error' }
    case 'skipped':
    case 'held':
      return { ...base, result: 'skipped' }
    default:
      return { ...base, result: 'passed', message: item.reason === 'restored' ? '' : REASONS[item.reason] }
  }
}

function checkCase(report: Report, check: CheckResult): Case {
  const { name, kind, result, message, ms } = check
  const apart = setApart(report, check)
  const base = { suite: 'checks', name, type: kind || 'check', message, ms }
  if (result === 'passed') return { ...base, result }
  if (apart !== undefined) return { ...base, result: 'skipped', message: `${apart}: ${message}` }
  return { ...base, result: result === 'failed' ? 'failure' : 'error' }
}

function findingCase(report: Report, finding: Finding): Case {
  const { class: type, weight, message } = finding
  const apart = setApart(report, finding)
  const base = { suite: 'findings', name: `${type}: ${findingTitle(finding)}`, type, message }
  if (apart !== undefined) return { ...base, result: 'skipped', message: `${apart}: ${message}` }
  return { ...base, result: weight === 'fail' ? 'failure' : 'passed' }
}

/** Why something that is not good turns no verdict. */
function setApart(
  { baseline }: Report,
  { ignored, isKnown }: { readonly ignored?: string; readonly isKnown?: true },
): string | undefined {
  if (ignored !== undefined) return `ignored (${ignored})`
  return isKnown && baseline?.onlyNewFails ? 'known from the baseline' : undefined
}
