// What a reader wants to see first, chosen once for all renderers.
import { REASONS } from '../restore/item-outcome.ts'
import type { Cause, CheckResult, Finding } from './findings.ts'
import { formatCount, formatNumber } from './format.ts'
import type { Report, ReportItem, ReportMessage } from './model.ts'

/** Failed items first, then the doubtful ones. Items that the run never reached are only counted, and so are those that a rule sets apart. */
export function troubledItems(report: Report): readonly ReportItem[] {
  const failed = report.items.filter((item) => item.outcome === 'failed' && item.ignored === undefined)
  return [...failed, ...doubtfulItems(report)]
}

/** Items whose fate is unknown although the run came to them: no cause speaks for them. */
export function doubtfulItems({ items }: Report): readonly ReportItem[] {
  return items.filter((item) => item.outcome === 'unknown' && item.reason !== 'not-reached')
}

/** Without the items that a rule sets apart; largest first. */
export function troubledCauses({ causes, items }: Report): readonly Cause[] {
  return causes
    .map((cause) => ({
      ...cause,
      items: cause.items.filter((position) => items[position]?.ignored === undefined),
    }))
    .filter((cause) => cause.items.length > 0)
    .toSorted((a, b) => b.items.length - a.items.length)
}

/** `Deployment shop/web, Deployment shop/api and 398 more`. */
export function itemsOfCause({ items }: Report, cause: Cause, max: number): string {
  const names = cause.items.slice(0, max).flatMap((position) => {
    const item = items[position]
    return item === undefined ? [] : [titleOf(item)]
  })
  const rest = cause.items.length - names.length
  return `${names.join(', ')}${rest > 0 ? ` and ${formatNumber(rest)} more` : ''}`
}

const RESULTS = ['failed', 'inconclusive', 'passed'] as const satisfies readonly CheckResult['result'][]

/** Those that speak against `pass` first, each group in the order of the rehearsal file. */
export function checksByResult({ checks }: Report): readonly CheckResult[] {
  return checks.toSorted((a, b) => RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result))
}

/** `1 failed, 2 inconclusive, 9 passed`; only what is above zero. */
export function checkTally({ checks }: Report): string {
  return RESULTS.map((name) => [name, checks.filter(({ result }) => result === name).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${formatNumber(count)} ${name}`)
    .join(', ')
}

/** `pods did not run (15)`. */
export function coverageText({ what, count }: Report['notExercised'][number]): string {
  return count > 0 ? `${what} (${formatNumber(count)})` : what
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
