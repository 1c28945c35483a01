// What a step with `all` leaves: one table, then the summaries of those that did not pass, and outputs over all.
import type { AllResult } from '../rehearsal/rehearse-all.ts'
import { plainText } from '../report/plain-text.ts'
import { type Annotation, GITHUB_LIMIT, renderAnnotations } from '../report/render/annotations.ts'
import { overviewMarkdown } from '../report/render/overview.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from '../report/render/summary.ts'
import { OUTPUTS, type OutputRow } from './outputs.ts'

/** Numbers are sums, texts one a line in the order of the backups; the verdict is the gravest. */
export function outputsOfAll({ overview, results }: AllResult): readonly (readonly [string, string])[] {
  return Object.entries(OUTPUTS).map(([name, row]: readonly [string, OutputRow]) => {
    if (name === 'verdict') return [name, overview.verdict]
    const texts = results.map((result) => row.of(result))
    if (name === 'backups') return [name, JSON.stringify(overview.backups)]
    return [name, row.isNumber ? sumOf(texts) : texts.filter((text) => text !== '').join('\n')]
  })
}

function sumOf(texts: readonly string[]): string {
  const digits = texts.some((text) => text.includes('.')) ? 1 : 0
  return texts.reduce((sum, text) => sum + Number(text), 0).toFixed(digits)
}

export function summaryOfAll({ overview, results }: AllResult): string {
  const table = overviewMarkdown(overview, GITHUB_SUMMARY_BYTES / 2)
  const troubled = results.filter(({ report }) => report.verdict !== 'pass')
  const maxBytes =
    Math.floor((GITHUB_SUMMARY_BYTES - Buffer.byteLength(table)) / Math.max(1, troubled.length)) - 2
  return [table, ...troubled.map(({ report }) => renderSummary(report, { maxBytes }))].join('\n\n')
}

/** GitHub shows ten of a step; each backup that did not pass gets its share. */
export function annotationsOfAll({ overview, results }: AllResult): readonly Annotation[] {
  const troubled = results.flatMap(({ report }, index) =>
    report.verdict === 'pass' ? [] : [{ report, name: overview.backups[index]?.name ?? '' }],
  )
  const max = Math.max(1, Math.floor(GITHUB_LIMIT / Math.max(1, troubled.length)))
  return troubled.flatMap(({ report, name }) =>
    renderAnnotations(report, { max }).map((note) => ({
      ...note,
      title: name === '' ? note.title : plainText(`${name}: ${note.title}`, 200),
    })),
  )
}
