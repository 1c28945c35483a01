// The files of the report folder that are made of the report alone. A new format is one row here.
import { messageOf } from '../../core/rehearsal-error.ts'
import { renderReportHtml } from '../html/report-html.ts'
import type { Report } from '../model.ts'
import { type JunitItems, renderJunit } from './junit.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from './summary.ts'

export interface ReportFile {
  /** In the report folder. */
  readonly name: string
  readonly render: (report: Report, options: FileOptions) => string
}

/** What a user may choose about the files. */
export interface FileOptions {
  readonly junitItems: JunitItems
  /** Of several runs: which, in front of the names of suites. */
  readonly run?: string
}

export const FILE_DEFAULTS: FileOptions = { junitItems: 'auto' }

/** Beside report.json, which is written in any case. */
export const REPORT_FILES: readonly ReportFile[] = [
  { name: 'report.html', render: renderReportHtml },
  { name: 'summary.md', render: (report) => renderSummary(report, { maxBytes: GITHUB_SUMMARY_BYTES }) },
  { name: 'junit.xml', render: (report, { junitItems, run }) => renderJunit(report, junitItems, run) },
]

export interface RenderedFiles {
  /** Name → text, in the order of the table. */
  readonly files: Readonly<Record<string, string>>
  /** One sentence for each file that could not be made. */
  readonly warnings: readonly string[]
}

/** Renders every row. One that throws costs its own file, never the verdict or another file. */
export function renderFiles(
  report: Report,
  options: FileOptions,
  table: readonly ReportFile[] = REPORT_FILES,
): RenderedFiles {
  const files: Record<string, string> = {}
  const warnings: string[] = []
  for (const { name, render } of table) {
    try {
      files[name] = render(report, options)
    } catch (error) {
      warnings.push(`${name} could not be made and is missing from the report: ${messageOf(error)}`)
    }
  }
  return { files, warnings }
}
