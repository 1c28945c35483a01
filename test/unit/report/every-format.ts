// Every form of a report, as one table: a test over it holds for the next format too.

import { hasDigest, statementJson, statementOf } from '../../../src/report/attestation/statement.ts'
import type { Report } from '../../../src/report/model.ts'
import { renderAnnotations } from '../../../src/report/render/annotations.ts'
import { renderBadge, renderBadgeRuns } from '../../../src/report/render/badge.ts'
import { createEventLines } from '../../../src/report/render/event-lines.ts'
import { FILE_DEFAULTS, REPORT_FILES } from '../../../src/report/render/files.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { renderMetrics } from '../../../src/report/render/metrics.ts'
import { plainPainter } from '../../../src/report/render/painter.ts'
import { renderTerminal } from '../../../src/report/render/terminal.ts'

export interface Format {
  readonly name: string
  readonly render: (report: Report) => string
}

/** Those that speak of single items, checks and findings. */
export const NAMING_FORMATS: readonly Format[] = [
  { name: 'report.json', render: renderReportJson },
  ...REPORT_FILES.map(({ name, render }) => ({
    name,
    render: (report: Report) => render(report, FILE_DEFAULTS),
  })),
  {
    name: 'terminal',
    render: (report) =>
      renderTerminal(report, { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 }),
  },
  {
    name: 'annotations',
    render: (report) =>
      renderAnnotations(report, { max: 10 })
        .map(({ level, title, message }) => `${level} ${title}: ${message}`)
        .join('\n'),
  },
]

/** Those that only count, or only tell the verdict. */
export const COUNTING_FORMATS: readonly Format[] = [
  { name: 'metrics', render: (report) => renderMetrics(report, { labels: { a: 'b' }, lastPass: 7 }) },
  { name: 'badge', render: renderBadge },
  { name: 'badge runs', render: (report) => renderBadgeRuns(report, undefined) },
  {
    name: 'statement.json',
    render: (report) => (hasDigest(report) ? statementJson(statementOf(report, 'ab'.repeat(32))) : ''),
  },
  {
    name: 'events',
    render: (report) => {
      let text = ''
      const sink = createEventLines({
        write: (line) => {
          text += line
        },
        now: () => new Date('2026-11-23T04:00:00Z'),
        version: '0.1.0',
      })
      for (const { resource, namespace, name, outcome, reason } of report.items)
        sink({ kind: 'item-settled', resource, namespace, name, outcome, reason })
      sink({ kind: 'finished', report, files: [], exitCode: 1 })
      return text
    },
  },
]
