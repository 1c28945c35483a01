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

/** The text of a file, or one sentence that says why there is none: a renderer that throws costs its own file, nothing else. */
export type Rendered = { readonly text: string } | { readonly warning: string }

export function renderFile({ name, render }: ReportFile, report: Report, options: FileOptions): Rendered {
  try {
    return { text: render(report, options) }
  } catch (error) {
    return { warning: `${name} could not be made and is missing from the report: ${messageOf(error)}` }
  }
}
