// From what a run found to what counts: gates give findings their weight, rules set things apart, a baseline tells what is new. In
// this order, so that a rule can set apart what a gate has raised, and nothing that is set apart is new.

import type { BaselineLimits, Comparison } from './baseline/compare-reports.ts'
import { compareReports } from './baseline/compare-reports.ts'
import type { RunSummary } from './baseline/run-summary.ts'
import type { CheckResult } from './findings.ts'
import { type Gates, gateResults, gravestFirst, weighFindings } from './gates.ts'
import { type IgnoreRule, setApart } from './ignore.ts'
import type { Report, ReportItem } from './model.ts'

export interface Judging {
  readonly gates: Gates
  readonly ignore: readonly IgnoreRule[]
  readonly baseline: { readonly before: RunSummary; readonly limits: BaselineLimits } | undefined
}

export type JudgedFacts = Pick<
  Report,
  'startedAt' | 'backup' | 'items' | 'findings' | 'reasons' | 'timings'
> & {
  readonly checks: readonly CheckResult[]
  /** The run did not see everything: limits and counts say nothing about it. */
  readonly endedEarly: boolean
}

export type Judged = Pick<Report, 'items' | 'findings' | 'checks' | 'gates' | 'ignoreRules' | 'baseline'> & {
  /** Failed items that do not count. */
  readonly excused: number
  readonly maxFailed: number
}

export function judge({ gates, ignore, baseline }: Judging, facts: JudgedFacts): Judged {
  const weighed = weighFindings(facts.findings, gates)
  const apart = setApart(ignore, { items: facts.items, findings: weighed }, new Date(facts.startedAt))
  const compared = facts.endedEarly || baseline === undefined ? undefined : compare(baseline, facts, apart)
  const { items, checks } = compared ?? { ...apart, checks: facts.checks }
  const findings = gravestFirst(compared?.findings ?? apart.findings)
  const onlyNew = compared?.baseline.onlyNewFails === true
  const excused = items.filter((item) => isExcused(item, onlyNew))
  const failed = items.filter(({ outcome }) => outcome === 'failed').length - excused.length
  return {
    items,
    findings,
    checks,
    gates: facts.endedEarly
      ? []
      : gateResults(gates, { timings: facts.timings, failed, reasons: without(facts.reasons, excused) }),
    ignoreRules: apart.results,
    baseline: compared?.baseline,
    excused: excused.length,
    maxFailed: gates.maxFailed ?? 0,
  }
}

function compare(
  { before, limits }: NonNullable<Judging['baseline']>,
  facts: JudgedFacts,
  apart: Pick<Judged, 'items' | 'findings'>,
): Comparison {
  // The verdict is not made yet, and the comparison does not ask for it.
  return compareReports(before, { ...facts, ...apart, verdict: 'inconclusive' }, limits)
}

function isExcused({ outcome, ignored, isKnown }: ReportItem, onlyNew: boolean): boolean {
  return outcome === 'failed' && (ignored !== undefined || (onlyNew && isKnown === true))
}

function without(reasons: Report['reasons'], items: readonly ReportItem[]): Report['reasons'] {
  const left = { ...reasons }
  for (const { reason } of items) left[reason] = (left[reason] ?? 0) - 1
  return left
}
