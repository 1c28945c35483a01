import type { Cause, CheckResult, Finding } from '../findings.ts'
import { formatNumber, formatSpan } from '../format.ts'
import type { Report, ReportItem, ReportMessage, VerdictKind } from '../model.ts'
import { plainText } from '../plain-text.ts'
import { type Remark, remarksOf } from '../remarks.ts'
import { safetyTally } from '../safety.ts'
import { secretsText } from '../secrets-words.ts'
import { callsTally } from '../server-calls/words.ts'
import {
  checksByResult,
  checkTally,
  coverageText,
  doubtfulItems,
  findingTitle,
  graveFindings,
  groupOf,
  itemsOfCause,
  newsOf,
  noiseOf,
  otherErrors,
  titleOf,
  troubledCauses,
  whyOf,
} from '../trouble.ts'
import { collectedText, workloadsText } from '../workloads-text.ts'
import type { Painter, Tone } from './painter.ts'

export const VERDICT_TONES = {
  pass: 'good',
  fail: 'bad',
  error: 'bad',
  inconclusive: 'doubt',
  cancelled: 'doubt',
} as const satisfies Record<VerdictKind, Tone>

const MAX_MESSAGE_LINES = 60
const MAX_NAMES = 5
const LABEL_WIDTH = 10
const WORD_WIDTH = 9

export interface TerminalOptions {
  readonly paint: Painter
  /** Report files that were written. */
  readonly files: readonly string[]
  /** Of each list of what went wrong. */
  readonly maxItems: number
  readonly maxWarnings: number
}

/** The end of a run: the verdict and why, the counts, what went wrong by cause, what was not looked at, where to read on. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const { paint } = options
  const blocks = [
    [verdictLine(report, paint), ...becauseLines(report)],
    failureLines(report, paint),
    report.total > 0 ? [countsLine(report)] : [],
    causeLines(report, options),
    troubleLines(report, options),
    [...footLines(report), ...filesLine(options.files)],
  ]
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => ['', ...block])
  return `${lines.join('\n')}\n`
}

/** `PASS in 4.1 s`. */
export function verdictLine({ verdict, timings }: Report, paint: Painter): string {
  return `${paint(VERDICT_TONES[verdict], verdict.toUpperCase())} in ${formatSpan(timings.total)}`
}

/** The message of a failure is on the screen as an error, just below. */
function becauseLines({ because, failure }: Report): readonly string[] {
  return because
    .filter((sentence) => sentence !== failure?.message)
    .map((sentence) => `  because ${plainText(sentence)}`)
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

/** The counts that every reader looks for are there even when they are zero. */
function countsLine({ counts }: Report): string {
  const always = ['created', 'skipped', 'failed']
  const shown = Object.entries(counts).filter(([kind, count]) => count > 0 || always.includes(kind))
  return `  ${shown.map(([kind, count]) => `${kind} ${formatNumber(count)}`).join('   ')}`
}

/** One entry for each cause, however many items it hit. */
function causeLines(report: Report, { paint, maxItems }: TerminalOptions): readonly string[] {
  return limited(troubledCauses(report), maxItems, 'causes', (cause) => causeEntry(report, cause, paint))
}

function causeEntry(report: Report, cause: Cause, paint: Painter): string {
  const count = formatNumber(cause.items.length)
  const details = [
    ['items', itemsOfCause(report, cause, MAX_NAMES)],
    ['said', cause.words],
    ['next', cause.nextStep],
  ]
  return [
    `  ${paint('bad', 'failed'.padEnd(WORD_WIDTH))}${count} × ${plainText(cause.title)}`,
    ...details.map(
      ([name = '', text = '']) => `           ${paint('faint', name.padEnd(6))}${plainText(text)}`,
    ),
  ].join('\n')
}

function troubleLines(report: Report, { paint, maxItems, maxWarnings }: TerminalOptions): readonly string[] {
  const noise = noiseOf(report)
  const checks = checksByResult(report).filter(({ result }) => result !== 'passed')
  const line = (word: string, tone: Tone) => (message: ReportMessage) =>
    `  ${paint(tone, word.padEnd(WORD_WIDTH))}${plainText(`${groupOf(message)}: ${message.message}`)}`
  return [
    ...limited(doubtfulItems(report), maxItems, 'unknown items', (item) => itemLine(item, paint)),
    ...limited(otherErrors(report), maxItems, 'errors', line('error', 'bad')),
    ...limited(checks, maxItems, 'checks', (check) => checkLine(check, paint)),
    ...remarksOf(report).map((remark) => remarkLine(remark, paint)),
    ...limited(graveFindings(report), maxItems, 'findings', (finding) => findingLine(finding, paint)),
    ...limited(newsOf(report), maxWarnings, 'warnings', line('warning', 'doubt')),
    ...(noise === undefined ? [] : [`  ${paint('faint', noise)}`]),
  ]
}

function itemLine(item: ReportItem, paint: Painter): string {
  const name = plainText(titleOf(item), 200)
  return `  ${paint('doubt', item.outcome.padEnd(WORD_WIDTH))}${name}: ${plainText(whyOf(item))}`
}

function checkLine({ name, result, message }: CheckResult, paint: Painter): string {
  const tone = result === 'failed' ? 'bad' : 'doubt'
  return `  ${paint(tone, 'check'.padEnd(WORD_WIDTH))}${plainText(`${name}: ${result}: ${message}`)}`
}

function remarkLine({ about, tone, text }: Remark, paint: Painter): string {
  return `  ${paint(tone, about.padEnd(WORD_WIDTH))}${plainText(text)}`
}

function findingLine(finding: Finding, paint: Painter): string {
  const tone = finding.weight === 'fail' ? 'bad' : 'doubt'
  const text = plainText(`${findingTitle(finding)}: ${finding.class}: ${finding.message}`)
  return `  ${paint(tone, 'finding'.padEnd(WORD_WIDTH))}${text}`
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

/** What everybody should see, whatever came out. */
function footLines(report: Report): readonly string[] {
  const { checks, stages, notExercised, serverCalls, secrets, workloads } = report
  const asked = serverCalls === undefined ? undefined : callsTally(serverCalls)
  const times = stages.map(({ name, ms }) => `${name} ${formatSpan(ms)}`)
  const missing = notExercised.map((row) => plainText(coverageText(row)))
  const living = workloads === undefined ? [] : [workloadsText(workloads), collectedText(workloads)]
  const safety = safetyTally(report)
  return [
    ...(safety === undefined ? [] : [`${'safety'.padEnd(LABEL_WIDTH)}${safety}${otherwise(report)}`]),
    ...living.flatMap((text) =>
      text === undefined ? [] : [`${'workloads'.padEnd(LABEL_WIDTH)}${plainText(text)}`],
    ),
    ...(checks.length === 0 ? [] : [`${'checks'.padEnd(LABEL_WIDTH)}${checkTally(report)}`]),
    ...(times.length === 0 ? [] : [`${'time'.padEnd(LABEL_WIDTH)}${times.join(' · ')}`]),
    ...(asked === undefined ? [] : [`${'webhooks'.padEnd(LABEL_WIDTH)}${asked}`]),
    ...(secrets === undefined ? [] : [`${'secrets'.padEnd(LABEL_WIDTH)}${secretsText(secrets)}`]),
    ...(missing.length === 0 ? [] : [`not exercised: ${missing.join(', ')}`]),
  ]
}

/** Who did not ask for it must learn how to get everything. */
function otherwise({ safety }: Report): string {
  return safety?.profile === 'guarded' ? '; --safety faithful restores all as Velero does' : ''
}

function filesLine(files: readonly string[]): readonly string[] {
  if (files.length === 0) return []
  const shown = files.map((file, index) => (isBeside(file, files[index - 1]) ? baseName(file) : file))
  return [`${'report'.padEnd(LABEL_WIDTH)}${shown.map((file) => plainText(file, 1_000)).join(' · ')}`]
}

function isBeside(path: string, other: string | undefined): boolean {
  return (
    other !== undefined && path.slice(0, -baseName(path).length) === other.slice(0, -baseName(other).length)
  )
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
