// What a reader wants to see first, chosen once for all renderers.
import { REASONS } from '../restore/item-outcome.ts'
import type { Finding } from './findings.ts'
import { formatCount } from './format.ts'
import type { Report, ReportItem, ReportMessage } from './model.ts'

/** Failed items first, then those whose fate is unknown. Items that the run never reached are only counted, and so are those that a rule sets apart. */
export function troubledItems({ items }: Report): readonly ReportItem[] {
  const failed = items.filter((item) => item.outcome === 'failed' && item.ignored === undefined)
  const unknown = items.filter((item) => item.outcome === 'unknown' && item.reason !== 'not-reached')
  return [...failed, ...unknown]
}

/** Errors that do not repeat a failed item: Velero's results hold one message for each of those too. */
export function otherErrors(report: Report): readonly ReportMessage[] {
  const told = new Set(report.items.filter((item) => item.outcome === 'failed').flatMap(namesOf))
  return report.errors.filter(({ message }) => !message.split(/[\s:,"]+/).some((word) => told.has(word)))
}

/** Warnings that say something about this backup. */
export function newsOf(report: Report): readonly ReportMessage[] {
  return report.warnings.filter(({ isNoise }) => !isNoise)
}

/** The others in one line; undefined when there are none. */
export function noiseOf({ warnings }: Report): string | undefined {
  const count = warnings.filter(({ isNoise }) => isNoise).length
  if (count === 0) return undefined
  return `${formatCount(count, 'warning')} about objects that every cluster makes itself`
}

/** Findings that a reader should see; those for information are only counted. */
export function graveFindings({ findings }: Report): readonly Finding[] {
  return findings.filter(({ weight, ignored }) => weight !== 'info' && ignored === undefined)
}

/** `Pod shop/web spec.volumes[0].secret.secretName`. */
export function findingTitle({ object, path }: Finding): string {
  const title = `${object.kind} ${placeOf(object)}`
  return path === undefined ? title : `${title} ${path}`
}

/** `shop/web`, or the name alone for cluster scope; the namespace is the one it was restored into. */
export function placeOf(item: Pick<ReportItem, 'namespace' | 'targetNamespace' | 'name'>): string {
  const namespace = item.targetNamespace ?? item.namespace
  return namespace === '' ? item.name : `${namespace}/${item.name}`
}

/** `Deployment shop/web`. A file that could not be read has no kind; then its resource stands there. */
export function titleOf(item: ReportItem): string {
  return `${item.kind || item.resource} ${placeOf(item)}`
}

/** Why an item ended as it did: what the server said, else what the reason means. */
export function whyOf(item: Pick<ReportItem, 'reason' | 'detail'>): string {
  return `${item.reason}: ${item.detail ?? REASONS[item.reason]}`
}

/** `Velero`, `cluster scope`, `namespace shop`. */
export function groupOf(message: ReportMessage): string {
  if (message.group === 'namespace') return `namespace ${message.namespace ?? ''}`
  return message.group === 'velero' ? 'Velero' : 'cluster scope'
}

/** The ways in which Velero's messages name an item. */
function namesOf(item: ReportItem): readonly string[] {
  return [item.namespace, item.targetNamespace].flatMap((namespace) => {
    if (namespace === undefined) return []
    const place = namespace === '' ? item.name : `${namespace}/${item.name}`
    return [`${item.resource}/${place}`]
  })
}
