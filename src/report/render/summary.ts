// The job summary, in the fullest form that fits: everything, the failures, the counts. Verdict and facts are in all of them.

import type { Finding } from '../findings.ts'
import { formatNumber } from '../format.ts'
import type { Report } from '../model.ts'
import { remarksOf } from '../remarks.ts'
import { safetyLines, safetyTally } from '../safety.ts'
import { callsTally } from '../server-calls/words.ts'
import {
  checksByResult,
  checkTally,
  doubtfulItems,
  graveFindings,
  newsOf,
  noiseOf,
  otherErrors,
  troubledCauses,
  troubledItems,
} from '../trouble.ts'
import { type Block, fitAll, fitBlocks, fixedBlock, wholeBlocks } from './markdown.ts'
import { factsTable, headline } from './summary/facts.ts'
import {
  callLine,
  causeLine,
  changeLine,
  checkLine,
  collectedLine,
  derivedLine,
  exerciseLine,
  findingLine,
  itemLine,
  messageLine,
  reasonLines,
  remarkLine,
  safetyLine,
  timingLines,
  troubleLine,
  volumeLine,
} from './summary/lines.ts'
import { renderTimeline } from './summary/timeline.ts'

/** GitHub takes 1 MiB per step; what a shell wrote into the file before us needs some room too. */
export const GITHUB_SUMMARY_BYTES = 1_000_000

const MAX_ITEMS = 500
const MAX_LINES = 100

export interface SummaryOptions {
  readonly maxBytes: number
  /** Where whoever reads it finds the report folder, in Markdown of ours: `rehearsal-report`, a link. */
  readonly where?: string
}

/** Never more than `maxBytes` bytes; everything from the backup is inert. */
export function renderSummary(report: Report, { maxBytes, where }: SummaryOptions): string {
  const foot = where === undefined ? [] : [fixedBlock(`${where}\n`)]
  const full = wholeBlocks([...fullBlocks(report), ...foot])
  if (Buffer.byteLength(full) <= maxBytes) return full
  const counts = [...topBlocks(report), coverageBlocks(report), shortened('the counts'), foot].flat()
  return (
    fitAll([...failureBlocks(report), ...itemBlocks(report), shortened('the failures'), ...foot], maxBytes) ??
    fitAll(counts, maxBytes) ??
    fitBlocks(counts, maxBytes)
  )
}

function topBlocks(report: Report): readonly Block[] {
  return [fixedBlock(headline(report)), fixedBlock(factsTable(report))]
}

function failureBlocks(report: Report): readonly Block[] {
  const checks = checksByResult(report).filter(({ result }) => result !== 'passed')
  return [
    ...topBlocks(report),
    ...list('### Why items failed', troubledCauses(report), causeLine(report)),
    ...list('### Unknown', doubtfulItems(report), itemLine),
    ...list('### Errors of the restore', otherErrors(report), messageLine),
    ...list('### Workloads that are not ready', report.workloads?.notReady ?? [], troubleLine),
    ...list('### Checks that did not pass', checks, checkLine),
    ...list('### Gates, baseline and ignore rules', remarksOf(report), remarkLine),
    ...list('### Findings', graveFindings(report).filter(isNews), findingLine),
    ...coverageBlocks(report),
  ]
}

/** Workloads that are not ready have their own list, with more to read. */
function isNews({ source, class: name }: Finding): boolean {
  return source !== 'workloads' || name === 'collected'
}

function fullBlocks(report: Report): readonly Block[] {
  const { checks, derived, volumes } = report
  const news = newsOf(report)
  const timeline = renderTimeline(report)
  return [
    ...failureBlocks(report),
    ...(timeline === '' ? [] : [fixedBlock(`### Timeline\n\n${timeline}`)]),
    ...itemBlocks(report),
    ...folded(`Checks: ${checkTally(report)}`, checks, checkLine),
    ...callBlocks(report),
    ...folded(`Warnings: ${formatNumber(news.length)}`, news, messageLine),
    ...noiseBlock(report),
    ...folded(`Kept from acting: ${safetyTally(report) ?? 'nothing'}`, safetyLines(report), safetyLine),
    ...folded('Outcomes by reason', reasonLines(report), asItIs),
    ...folded(`Made without an item in the backup: ${formatNumber(derived.length)}`, derived, derivedLine),
    ...workloadBlocks(report),
    ...folded('Volume data that was not brought back', volumes, volumeLine),
    ...folded('Time', timingLines(report), asItIs),
  ]
}

function workloadBlocks({ workloads }: Report): readonly Block[] {
  if (workloads === undefined) return []
  return [
    ...folded('What controllers changed beyond the status', workloads.changed, changeLine),
    ...folded('What controllers removed', workloads.collected, collectedLine),
  ]
}

function itemBlocks(report: Report): readonly Block[] {
  return folded('Items that did not come back', troubledItems(report), itemLine, MAX_ITEMS)
}

/** Seen without a click: a green result must not be read for more than it is. */
function coverageBlocks({ notExercised }: Report): readonly Block[] {
  return list('### Not exercised by this run', notExercised, exerciseLine)
}

function callBlocks({ serverCalls }: Report): readonly Block[] {
  const tally = serverCalls === undefined ? undefined : callsTally(serverCalls)
  return tally === undefined ? [] : folded(capital(tally), serverCalls?.calls ?? [], callLine)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function shortened(what: string): Block {
  return fixedBlock(
    `Shortened to ${what}, because a job summary has a limit. All of it is in report.json.\n\n`,
  )
}

function noiseBlock(report: Report): readonly Block[] {
  const noise = noiseOf(report)
  return noise === undefined ? [] : [fixedBlock(`${noise}\n\n`)]
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

function folded<T>(
  title: string,
  all: readonly T[],
  line: (one: T) => string,
  max = MAX_LINES,
): readonly Block[] {
  const blocks = list(`<details><summary>${title}</summary>`, all, line, max)
  return blocks.map((block) => ({ ...block, tail: '\n</details>\n\n' }))
}

function asItIs(line: string): string {
  return line
}
