import { formatCount, formatNumber, formatSpan } from '../format.ts'
import type { VerdictKind } from '../model.ts'
import type { OverviewRow } from '../overview.ts'
import { plainText } from '../plain-text.ts'
import { type Block, codeSpan, fitBlocks } from './markdown.ts'
import type { Painter } from './painter.ts'
import { VERDICT_TONES } from './terminal.ts'

const MAX_WHY = 200

/** Runs in one table, and what each of them is about. */
export interface RunTable {
  readonly verdict: VerdictKind
  readonly rows: readonly OverviewRow[]
  /** What the names are names of. */
  readonly noun: 'backup' | 'version'
}

/** A line for each run, then the verdict over all. */
export function overviewText(table: RunTable, paint: Painter): string {
  return `${['', ...rowLines(table, paint), '', verdictOver(table, paint)].join('\n')}\n`
}

/** `FAIL over 2 backups`. */
export function verdictOver({ verdict, rows, noun }: RunTable, paint: Painter): string {
  return `${paint(VERDICT_TONES[verdict], verdict.toUpperCase())} over ${formatCount(rows.length, noun)}`
}

export function rowLines({ rows }: Pick<RunTable, 'rows'>, paint: Painter): readonly string[] {
  const width = Math.max(0, ...rows.map(({ name }) => plainText(name, 253).length))
  return rows.map((row) => {
    const counts = `${formatNumber(row.failed)} of ${formatNumber(row.total)} failed`
    const why = row.because === '' ? '' : `  ${plainText(row.because, MAX_WHY)}`
    const word = paint(VERDICT_TONES[row.verdict], row.verdict.toUpperCase().padEnd(12))
    return `  ${word}  ${plainText(row.name, 253).padEnd(width)}  ${counts}  ${formatSpan(row.ms)}${why}`
  })
}

/** The same for a job summary, at most so many bytes. */
export function overviewMarkdown(table: RunTable, maxBytes: number): string {
  return fitBlocks([overviewBlock(table)], maxBytes)
}

export function overviewBlock({ verdict, rows, noun }: RunTable): Block {
  const lines = rows.map(
    ({ name, verdict: own, failed, total, ms, because }) =>
      `| ${codeSpan(name, 253)} | ${own} | ${formatNumber(failed)} of ${formatNumber(total)} | ${formatSpan(ms)} | ${codeSpan(because, MAX_WHY)} |\n`,
  )
  const title = `## Restore rehearsal: ${verdict} over ${formatCount(rows.length, noun)}`
  const column = noun === 'backup' ? 'Backup' : 'Kubernetes'
  const head = `${title}\n\n| ${column} | Verdict | Failed items | Time | Why |\n| --- | --- | --- | --- | --- |\n`
  const more = (missing: number): string => `\n${formatNumber(missing)} more in ${noun}s.json\n`
  return { head, lines, tail: '', total: lines.length, more }
}
