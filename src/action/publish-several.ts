// What a step of several runs leaves: one table, then the summaries of those that did not pass, and outputs over all.
import type { RehearsalResult } from '../rehearsal/rehearse.ts'
import type { AllResult } from '../rehearsal/rehearse-all.ts'
import type { VersionsResult } from '../rehearsal/rehearse-versions.ts'
import type { OverviewRow } from '../report/overview.ts'
import { plainText } from '../report/plain-text.ts'
import { type Annotation, GITHUB_LIMIT, renderAnnotations } from '../report/render/annotations.ts'
import { overviewMarkdown, overviewText } from '../report/render/overview.ts'
import { plainPainter } from '../report/render/painter.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from '../report/render/summary.ts'
import { versionsMarkdown, versionsText } from '../report/render/versions.ts'
import { OUTPUTS, type OutputRow, visibleJson } from './outputs.ts'

/** Several runs as a step shows them. */
export interface Several {
  readonly verdict: OverviewRow['verdict']
  /** In the order of `results`. */
  readonly rows: readonly OverviewRow[]
  readonly results: readonly RehearsalResult[]
  /** For the log. */
  readonly text: string
  readonly summary: (maxBytes: number) => string
  /** Outputs that are more than a sum or a list. */
  readonly outputs: Readonly<Partial<Record<keyof typeof OUTPUTS, string>>>
}

export function severalBackups({ overview, results }: AllResult): Several {
  const { verdict, backups } = overview
  const table = { verdict, rows: backups, noun: 'backup' } as const
  return {
    verdict,
    rows: backups,
    results,
    text: overviewText(table, plainPainter),
    summary: (maxBytes) => overviewMarkdown(table, maxBytes),
    outputs: { backups: visibleJson(backups) },
  }
}

export function severalVersions({ overview, results, files }: VersionsResult): Several {
  const { verdict, versions, firstBreaking = '' } = overview
  return {
    verdict,
    rows: versions,
    results,
    text: versionsText(overview, files, plainPainter),
    summary: (maxBytes) => versionsMarkdown(overview, maxBytes),
    outputs: {
      versions: visibleJson(versions),
      'first-breaking-version': firstBreaking,
      'versions-path': files[0] ?? '',
      // The same one in each run.
      'backup-name': plainText(overview.backup),
      backups: '',
    },
  }
}

/** Numbers are sums, texts one a line in the order of the runs; the verdict is the gravest. */
export function outputsOfSeveral({
  verdict,
  results,
  outputs,
}: Several): readonly (readonly [string, string])[] {
  const whole: Readonly<Record<string, string>> = { verdict, ...outputs }
  return Object.entries(OUTPUTS).map(([name, row]: readonly [string, OutputRow]) => {
    const given = whole[name]
    if (given !== undefined) return [name, given]
    const texts = results.map((result) => row.of(result))
    return [name, row.isNumber ? sumOf(texts) : texts.filter((text) => text !== '').join('\n')]
  })
}

function sumOf(texts: readonly string[]): string {
  const digits = texts.some((text) => text.includes('.')) ? 1 : 0
  return texts.reduce((sum, text) => sum + Number(text), 0).toFixed(digits)
}

export function summaryOfSeveral({ results, summary }: Several): string {
  const table = summary(GITHUB_SUMMARY_BYTES / 2)
  const troubled = results.filter(({ report }) => report.verdict !== 'pass')
  const maxBytes =
    Math.floor((GITHUB_SUMMARY_BYTES - Buffer.byteLength(table)) / Math.max(1, troubled.length)) - 2
  return [table, ...troubled.map(({ report }) => renderSummary(report, { maxBytes }))].join('\n\n')
}

/** GitHub shows ten of a step; each run that did not pass gets its share. */
export function annotationsOfSeveral({ rows, results }: Several): readonly Annotation[] {
  const troubled = results.flatMap(({ report }, index) =>
    report.verdict === 'pass' ? [] : [{ report, name: rows[index]?.name ?? '' }],
  )
  const max = Math.max(1, Math.floor(GITHUB_LIMIT / Math.max(1, troubled.length)))
  return troubled.flatMap(({ report, name }) =>
    renderAnnotations(report, { max }).map((note) => ({
      ...note,
      title: name === '' ? note.title : plainText(`${name}: ${note.title}`, 200),
    })),
  )
}
