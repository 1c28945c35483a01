// One thing each, as a line of the summary. Whatever comes from a backup, a server or a user stands in a code span; a next step is ours.
import { REASONS } from '../../../restore/item-outcome.ts'
import type { Cause, CheckResult, Finding } from '../../findings.ts'
import { formatBytes, formatCount, formatNumber, formatSpan } from '../../format.ts'
import type { Report, ReportItem, ReportMessage } from '../../model.ts'
import type { Remark } from '../../remarks.ts'
import type { SafetyLine } from '../../safety.ts'
import type { ServerCall } from '../../server-calls/model.ts'
import { answerText, callTitle, itemsText } from '../../server-calls/words.ts'
import { findingTitle, groupOf, itemsOfCause, placeOf, titleOf, whyOf } from '../../trouble.ts'
import type { CollectedObject, ControllerChange, WorkloadTrouble } from '../../workloads-section.ts'
import { codeSpan } from '../markdown.ts'

const MAX_NAMES = 5

export function causeLine(report: Report): (cause: Cause) => string {
  return (cause) =>
    [
      `- **${formatNumber(cause.items.length)}** × ${codeSpan(cause.title)}`,
      `  - items: ${codeSpan(itemsOfCause(report, cause, MAX_NAMES), 1_000)}`,
      `  - said: ${codeSpan(cause.words)}`,
      `  - next: ${cause.nextStep}\n`,
    ].join('\n')
}

export function itemLine(item: ReportItem): string {
  return `- ${item.outcome} ${codeSpan(titleOf(item), 300)} ${codeSpan(whyOf(item))}\n`
}

export function messageLine(message: ReportMessage): string {
  return `- ${codeSpan(groupOf(message), 100)} ${codeSpan(message.message)}\n`
}

export function checkLine({ name, result, message }: CheckResult): string {
  return `- ${result} ${codeSpan(name, 200)} ${codeSpan(message)}\n`
}

export function remarkLine({ about, text }: Remark): string {
  return `- ${about} ${codeSpan(text)}\n`
}

export function findingLine(finding: Finding): string {
  const { weight, class: name, message } = finding
  return `- ${weight} ${codeSpan(name)} ${codeSpan(findingTitle(finding), 300)} ${codeSpan(message)}\n`
}

export function troubleLine(trouble: WorkloadTrouble): string {
  const head = `- **${trouble.class}** ${codeSpan(`${trouble.kind} ${placeOf(trouble)}`, 300)} ${codeSpan(trouble.missing)}\n`
  return [head, ...trouble.why.map((line) => `  - ${codeSpan(line)}\n`)].join('')
}

export function changeLine({ kind, manager, fields, count }: ControllerChange): string {
  return `- ${formatNumber(count)} × ${codeSpan(kind)} by ${codeSpan(manager)}: ${codeSpan(fields.join(', '))}\n`
}

export function collectedLine(object: CollectedObject): string {
  const why = object.why === undefined ? '' : ` ${codeSpan(object.why)}`
  return `- ${codeSpan(`${object.kind} ${placeOf(object)}`, 300)}${why}\n`
}

export function reasonLines({ reasons }: Report): readonly string[] {
  return Object.entries(reasons)
    .toSorted(([, a], [, b]) => b - a)
    .map(
      ([reason, count]) =>
        `- ${formatNumber(count)} × **${reason}**: ${REASONS[reason as keyof typeof REASONS] ?? ''}\n`,
    )
}

export function derivedLine(object: Report['derived'][number]): string {
  return `- ${codeSpan(`${object.kind} ${placeOf(object)}`, 300)} ${codeSpan(object.why)}\n`
}

export function exerciseLine({ what, count }: Report['notExercised'][number]): string {
  return `- ${codeSpan(what)}${count > 0 ? ` (${formatNumber(count)})` : ''}\n`
}

export function callLine(call: ServerCall): string {
  const unsure = call.unsure === undefined ? '' : ` ${codeSpan(call.unsure)}`
  const real = call.wasAsked ? ' was asked for real' : ''
  return `- ${codeSpan(callTitle(call), 300)} ${codeSpan(itemsText(call), 300)} ${codeSpan(answerText(call))}${unsure}${real}\n`
}

export function safetyLine({ did, rule, count, why, changes }: SafetyLine): string {
  const changed = changes === '' ? '' : ` (${codeSpan(changes)})`
  return `- ${did} **${formatNumber(count)}** × ${codeSpan(rule, 200)}${changed} ${codeSpan(why)}\n`
}

export function volumeLine({ namespace, claim, volume, method, bytes }: Report['volumes'][number]): string {
  const place = [namespace, claim || volume].filter((part) => part !== '').join('/')
  return `- ${codeSpan(place, 300)} ${method}${bytes === undefined ? '' : ` · ${formatBytes(bytes)}`}\n`
}

export function timingLines({ timings, requests }: Report): readonly string[] {
  const parts = Object.entries(timings).map(([part, ms]) => `- ${part} ${formatSpan(ms)}\n`)
  if (requests === undefined) return parts
  const { count, perObject, maxInFlight, halvings, p50Ms, p95Ms, objectsPerSecond, retries } = requests
  const times = `half within ${Math.round(p50Ms)} ms, 95 % within ${Math.round(p95Ms)} ms`
  const speed = `${formatNumber(objectsPerSecond)} objects/s`
  return [
    ...parts,
    `- ${formatCount(count, 'request')}, ${times}, ${formatCount(retries, 'retry', 'retries')}, ${speed}\n`,
    `- ${perObject} requests per object, at most ${maxInFlight} in flight, ${formatCount(halvings, 'halving')}\n`,
  ]
}
