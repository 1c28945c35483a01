// The stages as a Gantt chart in Mermaid, which GitHub draws in a job summary. Nothing of the backup is in it.
import { formatSpan } from '../../format.ts'
import type { Report } from '../../model.ts'

/** [Largest length of a run in ms, distance of the marks as Mermaid writes it]. */
const MARKS = [
  [10_000, '1second'],
  [60_000, '5second'],
  [300_000, '30second'],
  [1_800_000, '2minute'],
  [7_200_000, '10minute'],
] as const
const LONGEST = '1hour'

/** A fenced block, or '' for a run without stages. */
export function renderTimeline({ stages }: Pick<Report, 'stages'>): string {
  if (stages.length === 0) return ''
  const end = Math.max(...stages.map(({ startMs, ms }) => startMs + ms))
  const marks = MARKS.find(([most]) => end <= most)?.[1] ?? LONGEST
  const bars = stages.map(
    // A bar without a length is an error to Mermaid.
    ({ name, startMs, ms }) => `  ${name} ${formatSpan(ms)} :${startMs}, ${startMs + Math.max(1, ms)}`,
  )
  // `%s` counts seconds since 1970, so no time zone shifts the marks.
  const head = ['gantt', '  dateFormat x', '  axisFormat %s s', `  tickInterval ${marks}`]
  return ['```mermaid', ...head, ...bars, '```', '', ''].join('\n')
}
