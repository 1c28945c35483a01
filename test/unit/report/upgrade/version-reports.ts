import { causesOf } from '../../../../src/report/causes/causes.ts'
import type { Report, ReportItem } from '../../../../src/report/model.ts'
import type { VersionReport } from '../../../../src/report/upgrade/changes.ts'
import { buildItem, buildReport } from '../build-report.ts'

/** What the server says about an API that it does not serve. */
export const NOT_SERVED = {
  outcome: 'failed',
  reason: 'api-not-served',
  detail: 'the server could not find the requested resource',
} as const

export const RESTORED = { outcome: 'created', reason: 'restored' } as const

export function flowSchema(name: string, changes: Partial<ReportItem> = RESTORED): ReportItem {
  const { detail: _none, ...base } = buildItem({
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
    kind: 'FlowSchema',
    resource: 'flowschemas.flowcontrol.apiserver.k8s.io',
    namespace: '',
    name,
  })
  return { ...base, ...changes }
}

export function deployment(name: string, changes: Partial<ReportItem> = RESTORED): ReportItem {
  const { detail: _none, ...base } = buildItem({ name })
  return { ...base, ...changes }
}

/** The report of one version; its verdict follows from the items when none is given. */
export function versionReport(
  name: string,
  items: readonly ReportItem[],
  changes: Partial<Report> = {},
): VersionReport {
  const failed = items.filter(({ outcome }) => outcome === 'failed').length
  const because = failed === 0 ? [] : [`${failed} of ${items.length} items failed`]
  const cluster = {
    title: `Kubernetes ${name}.9 control plane`,
    version: `${name}.9`,
    isThrowAway: true,
    kubeconfigPath: undefined,
  }
  const report = buildReport({
    verdict: failed === 0 ? 'pass' : 'fail',
    because,
    cluster,
    total: items.length,
    items,
    causes: causesOf(items, () => undefined),
    ...changes,
  })
  return { name, report: { ...report, counts: { ...report.counts, failed } } }
}
