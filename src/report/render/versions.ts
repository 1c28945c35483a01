// An upgrade rehearsal for people: the verdict of each version, then what changes from one to the next.
import { formatCount, formatNumber } from '../format.ts'
import { plainText } from '../plain-text.ts'
import type { Change, TypeNotServed, UpgradeOverview } from '../upgrade/model.ts'
import { type Block, codeSpan, fitBlocks } from './markdown.ts'
import { overviewBlock, type RunTable, rowLines, verdictOver } from './overview.ts'
import type { Painter, Tone } from './painter.ts'

const MAX_ROWS = 20
const WORD_WIDTH = 9

/** The sentence over all: `breaks first at 1.36`. */
export function upgradeSentence({ firstBreaking, changes, versions }: UpgradeOverview): string {
  if (firstBreaking !== undefined) return `breaks first at ${firstBreaking}`
  if (changes.some(({ weight }) => weight === 'fail')) return 'nothing that an older version takes breaks'
  return versions.some(({ verdict }) => verdict === 'error' || verdict === 'cancelled')
    ? 'nothing is known to break'
    : 'nothing breaks on the way'
}

/** Where a change happened: `breaks first at 1.36`, `mended at 1.35`, `broken at every version`. */
export function changeTitle({ change, breaksAt, mendedAt, brokenAt, unknownAt }: Change): string {
  const doubt = unknownAt.length === 0 ? '' : `, ${unknownAt.join(', ')} could not tell`
  switch (change) {
    case 'breaks':
      return `breaks first at ${breaksAt}${mendedAt === undefined ? '' : `, works at ${mendedAt}`}${doubt}`
    case 'mended':
      return `broken at ${brokenAt.join(', ')}, works from ${mendedAt} on${doubt}`
    case 'always':
      return unknownAt.length === 0
        ? 'broken at every version'
        : `broken at ${brokenAt.join(', ')}${doubt}: whether an upgrade breaks it is not known`
  }
}

/** `FlowSchema api-clients, FlowSchema web and 3 more`. */
export function examplesText({ examples, count }: Change): string {
  const more = count - examples.length
  return `${examples.join(', ')}${more > 0 ? ` and ${formatNumber(more)} more` : ''}`
}

/** `served at 1.31, not at 1.36`. */
export function servedText({ servedAt, notServedAt }: TypeNotServed): string {
  return servedAt.length === 0
    ? `not served at ${notServedAt.join(', ')}`
    : `served at ${servedAt.join(', ')}, not at ${notServedAt.join(', ')}`
}

function tableOf({ verdict, versions }: UpgradeOverview): RunTable {
  return { verdict, rows: versions, noun: 'version' }
}

export function versionsText(overview: UpgradeOverview, files: readonly string[], paint: Painter): string {
  const table = tableOf(overview)
  const { changes, notServed } = overview
  const blocks = [
    rowLines(table, paint),
    ...[...Map.groupBy(changes.slice(0, MAX_ROWS), changeTitle)].map(([title, rows]) => [
      paint(toneOf(rows), plainText(title)),
      ...rows.flatMap((row) => changeLines(row, paint)),
    ]),
    changes.length > MAX_ROWS
      ? [`${formatNumber(changes.length - MAX_ROWS)} more changes in versions.json`]
      : [],
    notServed.length === 0 ? [] : ['APIs that are not served', ...notServed.slice(0, MAX_ROWS).map(typeLine)],
    [
      `${verdictOver(table, paint)}: ${upgradeSentence(overview)}`,
      ...(files.length === 0
        ? []
        : [`${'report'.padEnd(10)}${files.map((file) => plainText(file, 1_000)).join(' · ')}`]),
    ],
  ]
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => ['', ...block])
  return `${lines.join('\n')}\n`
}

function toneOf(rows: readonly Change[]): Tone {
  if (rows.every(({ change }) => change === 'mended')) return 'good'
  return rows.some(({ weight }) => weight === 'fail') ? 'bad' : 'doubt'
}

function changeLines(change: Change, paint: Painter): readonly string[] {
  const { weight, about, title, nextStep } = change
  const word = paint(weight === 'fail' ? 'bad' : 'doubt', wordOf(about).padEnd(WORD_WIDTH))
  const isItsTitle = about === 'check' || about === 'gate' || about === 'verdict'
  const detail = (name: string, text: string): string =>
    `           ${paint('faint', name.padEnd(6))}${plainText(text)}`
  return [
    `  ${word}${isItsTitle ? '' : `${formatNumber(change.count)} × `}${plainText(title)}`,
    ...(isItsTitle ? [] : [detail('items', examplesText(change))]),
    ...(nextStep === undefined ? [] : [detail('next', nextStep)]),
  ]
}

function wordOf(about: Change['about']): string {
  return about === 'item' ? 'failed' : about
}

function typeLine(type: TypeNotServed): string {
  const { apiVersion, kind, resource, items } = type
  return `  ${plainText(`${apiVersion} ${kind || resource}`)} (${formatCount(items, 'item')}): ${servedText(type)}`
}

/** The same for a job summary, at most so many bytes. */
export function versionsMarkdown(overview: UpgradeOverview, maxBytes: number): string {
  const { changes, notServed } = overview
  const block = (head: string, lines: readonly string[], what: string): readonly Block[] => {
    const more = (missing: number): string => `\n${formatNumber(missing)} more ${what} in versions.json\n`
    return lines.length === 0 ? [] : [{ head, lines, tail: '', total: lines.length, more }]
  }
  const blocks = [
    overviewBlock(tableOf(overview)),
    ...block(
      `\n### ${upgradeSentence(overview).replace(/^./, (letter) => letter.toUpperCase())}\n\n| What | Count | Where | First of them |\n| --- | --- | --- | --- |\n`,
      changes.map(changeRow),
      'changes',
    ),
    ...block(
      '\n### APIs of the backup that are not served\n\n| API | Items | Where |\n| --- | --- | --- |\n',
      notServed.map(typeRow),
      'types',
    ),
  ]
  return fitBlocks(blocks, maxBytes)
}

function changeRow(change: Change): string {
  return `| ${codeSpan(change.title)} | ${formatNumber(change.count)} | ${codeSpan(changeTitle(change))} | ${codeSpan(examplesText(change))} |\n`
}

function typeRow(type: TypeNotServed): string {
  const { apiVersion, kind, resource, items } = type
  return `| ${codeSpan(`${apiVersion} ${kind || resource}`)} | ${formatNumber(items)} | ${codeSpan(servedText(type))} |\n`
}
