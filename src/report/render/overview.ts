import { formatCount, formatNumber, formatSpan } from '../format.ts'
import type { Overview } from '../overview.ts'
import { plainText } from '../plain-text.ts'
import { codeSpan, fitBlocks } from './markdown.ts'
import type { Painter } from './painter.ts'
import { VERDICT_TONES } from './terminal.ts'

const MAX_WHY = 200

/** A line for each backup, then the verdict over all. */
export function overviewText({ verdict, backups }: Overview, paint: Painter): string {
  const width = Math.max(0, ...backups.map(({ name }) => plainText(name, 253).length))
  const lines = backups.map((row) => {
    const counts = `${formatNumber(row.failed)} of ${formatNumber(row.total)} failed`
    const why = row.because === '' ? '' : `  ${plainText(row.because, MAX_WHY)}`
    const word = paint(VERDICT_TONES[row.verdict], row.verdict.toUpperCase().padEnd(12))
    return `  ${word}  ${plainText(row.name, 253).padEnd(width)}  ${counts}  ${formatSpan(row.ms)}${why}`
  })
  const sum = `${paint(VERDICT_TONES[verdict], verdict.toUpperCase())} over ${formatCount(backups.length, 'backup')}`
  return `${['', ...lines, '', sum].join('\n')}\n`
}

/** The same for a job summary, at most so many bytes. */
export function overviewMarkdown({ verdict, backups }: Overview, maxBytes: number): string {
  const lines = backups.map(
    ({ name, verdict: own, failed, total, ms, because }) =>
      `| ${codeSpan(name, 253)} | ${own} | ${formatNumber(failed)} of ${formatNumber(total)} | ${formatSpan(ms)} | ${codeSpan(because, MAX_WHY)} |\n`,
  )
  const title = `## Restore rehearsal: ${verdict} over ${formatCount(backups.length, 'backup')}`
  const head = `${title}\n\n| Backup | Verdict | Failed items | Time | Why |\n| --- | --- | --- | --- | --- |\n`
  const more = (missing: number): string => `\n${formatNumber(missing)} more in backups.json\n`
  return fitBlocks([{ head, lines, tail: '', total: lines.length, more }], maxBytes)
}
