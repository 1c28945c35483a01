// A run against the last accepted one: what fails for the first time, what is gone, what shrank, what became slow.
import type { CheckResult, Finding } from '../findings.ts'
import type { Report, ReportItem } from '../model.ts'
import type { Baseline, ShrunkCount } from './baseline.ts'
import { findingKey, hasFailed, itemKey, type RunSummary, summaryOf } from './run-summary.ts'

export interface BaselineLimits {
  /** Share by which a count may shrink: 0.05 for 5 %. */
  readonly tolerance: number
  /** Factor by which the restore may take longer; undefined: as long as it wants. */
  readonly slowerThan: number | undefined
  readonly onlyNewFails: boolean
}

/** A difference below it is the machine, not the backup. */
const LEAST_SLOWER_MS = 1_000

type Compared = Pick<Report, 'startedAt' | 'verdict' | 'items' | 'findings' | 'checks' | 'timings' | 'backup'>

export interface Comparison {
  readonly baseline: Baseline
  /** What the baseline had as well is marked. */
  readonly items: readonly ReportItem[]
  readonly findings: readonly Finding[]
  readonly checks: readonly CheckResult[]
}

export function compareReports(before: RunSummary, report: Compared, limits: BaselineLimits): Comparison {
  const after = summaryOf(report)
  const newFailures: number[] = []
  let knownFailures = 0
  const items = report.items.map((item, position) => {
    if (item.outcome !== 'failed') return item
    if (before.failed.has(itemKey(item))) {
      knownFailures += 1
      return { ...item, isKnown: true as const }
    }
    newFailures.push(position)
    return item
  })
  const findings = report.findings.map((finding) =>
    before.findings.has(findingKey(finding)) ? { ...finding, isKnown: true as const } : finding,
  )
  const checks = report.checks.map((check) =>
    hasFailed(check) && before.failedChecks.has(check.name) ? { ...check, isKnown: true as const } : check,
  )
  const baseline: Baseline = {
    backup: before.backup,
    startedAt: before.startedAt,
    verdict: before.verdict,
    tolerance: limits.tolerance,
    slowerThan: limits.slowerThan,
    onlyNewFails: limits.onlyNewFails,
    newFailures,
    knownFailures,
    fixed: [...before.failed].filter((key) => !after.failed.has(key)).length,
    ...shrinkage(before, after, limits.tolerance),
    slower: slowness(before.restoreMs, after.restoreMs, limits.slowerThan),
  }
  return { baseline, items, findings, checks }
}

function shrinkage(
  before: RunSummary,
  after: RunSummary,
  tolerance: number,
): Pick<Baseline, 'lostKinds' | 'shrunk'> {
  const lostKinds: { resource: string; before: number }[] = []
  const shrunk: ShrunkCount[] = []
  for (const [resource, counts] of [...before.restored].toSorted(byKey)) {
    const now = after.restored.get(resource)
    if (now === undefined) {
      lostKinds.push({ resource, before: counts.values().reduce((sum, count) => sum + count, 0) })
      continue
    }
    for (const [namespace, count] of [...counts].toSorted(byKey)) {
      const left = now.get(namespace) ?? 0
      if (count - left > count * tolerance) shrunk.push({ resource, namespace, before: count, after: left })
    }
  }
  return { lostKinds, shrunk }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function slowness(beforeMs: number, afterMs: number, factor: number | undefined): Baseline['slower'] {
  if (factor === undefined || afterMs - beforeMs < LEAST_SLOWER_MS) return undefined
  return afterMs > beforeMs * factor ? { beforeMs, afterMs } : undefined
}
