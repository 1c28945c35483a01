// What of a report is compared with another one. A report holds every item; this holds names of what failed, and counts.
import type { OutcomeKind } from '../../restore/item-outcome.ts'
import type { CheckResult, Finding } from '../findings.ts'
import type { Report, ReportItem, VerdictKind } from '../model.ts'

export interface RunSummary {
  readonly backup: string
  readonly startedAt: string
  readonly verdict: VerdictKind
  /** `itemKey` of every failed item. */
  readonly failed: ReadonlySet<string>
  /** By `resource.group`, then by namespace of the backup. */
  readonly restored: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** `findingKey` of every finding. */
  readonly findings: ReadonlySet<string>
  /** Names of the checks that failed. */
  readonly failedChecks: ReadonlySet<string>
  /** Of the restore stage, in milliseconds. */
  readonly restoreMs: number
}

type Summed = Pick<Report, 'startedAt' | 'verdict' | 'items' | 'findings' | 'checks' | 'timings'> & {
  readonly backup: { readonly name: string } | undefined
}

const IN_CLUSTER: ReadonlySet<OutcomeKind> = new Set(['created', 'updated', 'unchanged', 'held'])

export function summaryOf(report: Summed): RunSummary {
  const restored = new Map<string, Map<string, number>>()
  for (const { outcome, resource, namespace } of report.items) {
    if (!IN_CLUSTER.has(outcome)) continue
    const counts = restored.get(resource) ?? new Map<string, number>()
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1)
    restored.set(resource, counts)
  }
  return {
    backup: report.backup?.name ?? '',
    startedAt: report.startedAt,
    verdict: report.verdict,
    failed: new Set(report.items.filter(({ outcome }) => outcome === 'failed').map(itemKey)),
    restored,
    findings: new Set(report.findings.map(findingKey)),
    failedChecks: new Set(report.checks.filter(hasFailed).map(({ name }) => name)),
    restoreMs: report.timings.restore,
  }
}

export function itemKey({
  resource,
  namespace,
  name,
}: Pick<ReportItem, 'resource' | 'namespace' | 'name'>): string {
  return [resource, namespace, name].join('\u0000')
}

/** Without its words, which may count something, and without its weight, which a gate may have changed. */
export function findingKey({ source, class: name, object, path = '', target }: Finding): string {
  const { kind, namespace, name: objectName } = object
  const missing = target === undefined ? [] : [target.group, target.kind, target.namespace, target.name]
  return [source, name, kind, namespace, objectName, path, ...missing].join('\u0000')
}

export function hasFailed({ result }: CheckResult): boolean {
  return result === 'failed'
}
