import { REASONS } from '../../restore/item-outcome.ts'
import type { Finding } from '../findings.ts'
import { formatAge, formatBytes, formatCount, formatMinute, formatNumber, formatSpan } from '../format.ts'
import type { Report, ReportItem, ReportMessage, VerdictKind } from '../model.ts'
import {
  findingTitle,
  graveFindings,
  groupOf,
  newsOf,
  noiseOf,
  otherErrors,
  placeOf,
  titleOf,
  troubledItems,
  whyOf,
} from '../trouble.ts'
import { type Block, codeSpan, fitBlocks, fixedBlock } from './markdown.ts'

/** What GitHub takes per step, with a little room for what a shell may have written before us. */
export const GITHUB_SUMMARY_BYTES = 1_000_000

const MARKS = {
  pass: '✅ Restore rehearsal passed',
  fail: '❌ Restore rehearsal failed',
  inconclusive: '⚠️ Restore rehearsal inconclusive',
  error: '❌ Restore rehearsal could not be carried out',
  cancelled: '⏹️ Restore rehearsal cancelled',
} as const satisfies Record<VerdictKind, string>

const MAX_ITEMS = 500
const MAX_LINES = 100

/** The job summary: verdict, facts, failures first, details folded. Never more than `maxBytes` bytes; everything from the backup is inert. */
export function renderSummary(report: Report, { maxBytes }: { readonly maxBytes: number }): string {
  const blocks = [
    fixedBlock(headline(report)),
    fixedBlock(facts(report)),
    ...list('### What went wrong', troubledItems(report), itemLine, MAX_ITEMS),
    ...list('### Errors of the restore', otherErrors(report), messageLine),
    ...list('### Findings', graveFindings(report), findingLine),
    ...folded(`Warnings: ${formatNumber(newsOf(report).length)}`, newsOf(report), messageLine),
    ...noiseBlock(report),
    ...folded('Outcomes by reason', reasonLines(report), asItIs),
    ...folded(
      `Made without an item in the backup: ${formatNumber(report.derived.length)}`,
      report.derived,
      derivedLine,
    ),
    ...folded('Not exercised by this cluster', report.notExercised, exerciseLine),
    ...folded('Volume data that was not brought back', report.volumes, volumeLine),
    ...folded('Time', timingLines(report), asItIs),
  ]
  return fitBlocks(blocks, maxBytes)
}

function headline({ verdict, because, failure, counts, total, timings }: Report): string {
  const shown = Object.entries(counts).filter(([, count]) => count > 0)
  const tally =
    total === 0
      ? ''
      : `${formatCount(total, 'item')}: ${shown.map(([kind, count]) => `${formatNumber(count)} ${kind}`).join(', ')}.`
  const reasons = because
    .filter((sentence) => sentence !== failure?.message)
    .map((sentence) => `- because ${codeSpan(sentence)}\n`)
  const ended =
    failure === undefined
      ? ''
      : `**${failure.code}** ${codeSpan(failure.message, 4_000)}\n\nNext: ${codeSpan(failure.hint)}\n\n`
  return `## ${MARKS[verdict]} in ${formatSpan(timings.total)}\n\n${ended}${reasons.join('')}${reasons.length > 0 ? '\n' : ''}${tally}${tally === '' ? '' : '\n\n'}`
}

function facts({ backup, cluster, restore, readBack, tool }: Report): string {
  const rows: [string, string][] = []
  if (backup !== undefined) {
    const age = [
      backup.completedAt === undefined ? '' : codeSpan(formatMinute(backup.completedAt)),
      backup.ageSeconds === undefined ? '' : formatAge(backup.ageSeconds),
      backup.phase === undefined ? '' : `phase ${codeSpan(backup.phase)}`,
      backup.schedule === undefined ? '' : `schedule ${codeSpan(backup.schedule)}`,
    ]
    rows.push(['Backup', [codeSpan(backup.name), ...age.filter((part) => part !== '')].join(' · ')])
    rows.push(['Location', codeSpan(backup.location)])
    const size = `${formatCount(backup.items, 'item')} in ${formatCount(backup.namespaces, 'namespace')} · ${formatBytes(backup.bytes)}`
    rows.push(['Archive', `${size} · SHA-256 ${codeSpan(backup.sha256)}`])
    if (backup.sourceVersion !== undefined)
      rows.push(['Taken from', `Kubernetes ${codeSpan(backup.sourceVersion)}`])
  }
  if (cluster !== undefined) rows.push(['Restored into', codeSpan(cluster.title)])
  if (restore !== undefined)
    rows.push(['Restore', `${codeSpan(restore.name)} · phase ${codeSpan(restore.phase)}`])
  if (readBack !== undefined)
    rows.push(['Read back', `${formatNumber(readBack.found)} of ${formatCount(readBack.asked, 'object')}`])
  rows.push(['Tool', `${tool.name} ${codeSpan(tool.version)}`])
  return `| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |\n`).join('')}\n`
}

function itemLine(item: ReportItem): string {
  return `- ${item.outcome} ${codeSpan(titleOf(item), 300)} ${codeSpan(whyOf(item))}\n`
}

function messageLine(message: ReportMessage): string {
  return `- ${codeSpan(groupOf(message), 100)} ${codeSpan(message.message)}\n`
}

function findingLine(finding: Finding): string {
  const { weight, class: name, message } = finding
  return `- ${weight} ${codeSpan(name)} ${codeSpan(findingTitle(finding), 300)} ${codeSpan(message)}\n`
}

function noiseBlock(report: Report): readonly Block[] {
  const noise = noiseOf(report)
  return noise === undefined ? [] : [fixedBlock(`${noise}\n\n`)]
}

function reasonLines({ reasons }: Report): readonly string[] {
  return Object.entries(reasons)
    .toSorted(([, a], [, b]) => b - a)
    .map(
      ([reason, count]) =>
        `- ${formatNumber(count)} × **${reason}**: ${REASONS[reason as keyof typeof REASONS] ?? ''}\n`,
    )
}

function derivedLine(object: Report['derived'][number]): string {
  return `- ${codeSpan(`${object.kind} ${placeOf(object)}`, 300)} ${codeSpan(object.why)}\n`
}

function exerciseLine({ what, count }: Report['notExercised'][number]): string {
  return `- ${codeSpan(what)}${count > 0 ? ` (${formatNumber(count)})` : ''}\n`
}

function volumeLine({ namespace, claim, volume, method, bytes }: Report['volumes'][number]): string {
  const place = [namespace, claim || volume].filter((part) => part !== '').join('/')
  return `- ${codeSpan(place, 300)} ${method}${bytes === undefined ? '' : ` · ${formatBytes(bytes)}`}\n`
}

function timingLines({ timings, requests }: Report): readonly string[] {
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

/** Only the lines that may be shown are ever rendered: a report can have a hundred thousand of them. */
function list<T>(
  title: string,
  all: readonly T[],
  line: (one: T) => string,
  max = MAX_LINES,
): readonly Block[] {
  if (all.length === 0) return []
  const more = (missing: number) => `- and ${formatNumber(missing)} more in report.json\n`
  return [{ head: `${title}\n\n`, lines: all.slice(0, max).map(line), total: all.length, tail: '\n', more }]
}

function folded<T>(title: string, all: readonly T[], line: (one: T) => string): readonly Block[] {
  const blocks = list(`<details><summary>${title}</summary>`, all, line)
  return blocks.map((block) => ({ ...block, tail: '\n</details>\n\n' }))
}

function asItIs(line: string): string {
  return line
}
