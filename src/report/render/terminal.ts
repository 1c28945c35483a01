import type { Finding } from '../findings.ts'
import { formatNumber, formatSpan } from '../format.ts'
import type { Report, ReportItem, ReportMessage, VerdictKind } from '../model.ts'
import { plainText } from '../plain-text.ts'
import {
  findingTitle,
  graveFindings,
  groupOf,
  newsOf,
  noiseOf,
  otherErrors,
  titleOf,
  troubledItems,
  whyOf,
} from '../trouble.ts'
import type { Painter, Tone } from './painter.ts'

export const VERDICT_TONES = {
  pass: 'good',
  fail: 'bad',
  error: 'bad',
  inconclusive: 'doubt',
  cancelled: 'doubt',
} as const satisfies Record<VerdictKind, Tone>

const MAX_MESSAGE_LINES = 60

export interface TerminalOptions {
  readonly paint: Painter
  /** Report files that were written. */
  readonly files: readonly string[]
  readonly maxItems: number
  readonly maxWarnings: number
}

/** The end of a run: counts, what went wrong, the verdict, where to read on. Ends with a line end. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const { paint } = options
  const blocks = [
    report.total > 0 ? [countsLine(report)] : [],
    [...itemLines(report, options), ...messageLines(report, options)],
    failureLines(report, paint),
    [verdictLine(report, paint), ...becauseLines(report), ...filesLine(options.files)],
  ]
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => ['', ...block])
  return `${lines.join('\n')}\n`
}

/** `PASS in 4.1 s`, and what this kind of cluster could not show. */
export function verdictLine({ verdict, timings, notExercised }: Report, paint: Painter): string {
  const headline = `${paint(VERDICT_TONES[verdict], verdict.toUpperCase())} in ${formatSpan(timings.total)}`
  const missing = notExercised.map(({ what, count }) =>
    plainText(count > 0 ? `${what} (${formatNumber(count)})` : what),
  )
  return missing.length === 0 ? headline : `${headline} · not exercised: ${missing.join(', ')}`
}

/** The counts that every reader looks for are there even when they are zero. */
function countsLine({ counts }: Report): string {
  const always = ['created', 'skipped', 'failed']
  const shown = Object.entries(counts).filter(([kind, count]) => count > 0 || always.includes(kind))
  return `  ${shown.map(([kind, count]) => `${kind} ${formatNumber(count)}`).join('   ')}`
}

function itemLines(report: Report, { paint, maxItems }: TerminalOptions): readonly string[] {
  return limited(troubledItems(report), maxItems, 'items that failed', (item) => itemLine(item, paint))
}

function itemLine(item: ReportItem, paint: Painter): string {
  const tone = item.outcome === 'failed' ? 'bad' : 'doubt'
  const name = plainText(titleOf(item), 200)
  return `  ${paint(tone, item.outcome.padEnd(8))}${name}: ${plainText(whyOf(item))}`
}

function messageLines(report: Report, { paint, maxItems, maxWarnings }: TerminalOptions): readonly string[] {
  const noise = noiseOf(report)
  const line = (word: string, tone: Tone) => (message: ReportMessage) =>
    `  ${paint(tone, word.padEnd(8))}${plainText(`${groupOf(message)}: ${message.message}`)}`
  return [
    ...limited(otherErrors(report), maxItems, 'errors', line('error', 'bad')),
    ...limited(graveFindings(report), maxItems, 'findings', (finding) => findingLine(finding, paint)),
    ...limited(newsOf(report), maxWarnings, 'warnings', line('warning', 'doubt')),
    ...(noise === undefined ? [] : [`  ${paint('faint', noise)}`]),
  ]
}

function findingLine(finding: Finding, paint: Painter): string {
  const tone = finding.weight === 'fail' ? 'bad' : 'doubt'
  const text = plainText(`${findingTitle(finding)}: ${finding.class}: ${finding.message}`)
  return `  ${paint(tone, 'finding'.padEnd(8))}${text}`
}

function limited<T>(
  all: readonly T[],
  max: number,
  what: string,
  line: (one: T) => string,
): readonly string[] {
  const rest = all.length - max
  const shown = all.slice(0, max).map(line)
  return rest > 0 ? [...shown, `  and ${formatNumber(rest)} more ${what} in report.json`] : shown
}

/** The message may hold the last lines of a server's log; they stay lines. */
function failureLines({ failure }: Report, paint: Painter): readonly string[] {
  return failure === undefined ? [] : problemLines(failure.code, failure.message, failure.hint, paint)
}

/** `error[CODE]: …`, then `  next: …`. Also for problems that there is no report about. */
export function problemLines(code: string, message: string, hint: string, paint: Painter): readonly string[] {
  const [first = '', ...rest] = message.split('\n').map((line) => plainText(line, 2_000))
  return [
    `${paint('bad', `error[${code}]`)}: ${first}`,
    ...rest.slice(0, MAX_MESSAGE_LINES).map((line) => `  ${line}`),
    ...(hint === '' ? [] : [`  next: ${plainText(hint)}`]),
  ]
}

/** The message of a failure is already on the screen, just above. */
function becauseLines({ because, failure }: Report): readonly string[] {
  return because
    .filter((sentence) => sentence !== failure?.message)
    .map((sentence) => `  because ${plainText(sentence)}`)
}

function filesLine(files: readonly string[]): readonly string[] {
  if (files.length === 0) return []
  const shown = files.map((file, index) => (isBeside(file, files[index - 1]) ? baseName(file) : file))
  return [`report    ${shown.map((file) => plainText(file, 1_000)).join(' · ')}`]
}

function isBeside(path: string, other: string | undefined): boolean {
  return (
    other !== undefined && path.slice(0, -baseName(path).length) === other.slice(0, -baseName(other).length)
  )
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
