import type { Report } from '../../src/report/model.ts'
import { GITHUB_LIMIT, renderAnnotations } from '../../src/report/render/annotations.ts'
import { renderReportJson } from '../../src/report/render/json.ts'
import { plainPainter } from '../../src/report/render/painter.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from '../../src/report/render/summary.ts'
import { renderTerminal } from '../../src/report/render/terminal.ts'
import { largeReport } from './large-report.ts'
import { stopwatch } from './stopwatch.ts'

export interface ReportRenderingInput {
  readonly items: number
}

/** Every renderer, with the limits that a run gives it. */
const RENDERERS: Readonly<Record<string, (report: Report) => string>> = {
  json: renderReportJson,
  summary: (report) => renderSummary(report, { maxBytes: GITHUB_SUMMARY_BYTES }),
  annotations: (report) => JSON.stringify(renderAnnotations(report, { max: GITHUB_LIMIT })),
  terminal: (report) =>
    renderTerminal(report, { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 }),
}

/** CPU of every renderer for one large report, each once and cold, and the bytes that it made. */
export async function reportRendering({ items }: ReportRenderingInput): Promise<object> {
  const report = largeReport(items)
  const figures: Record<string, number> = {}
  const all = stopwatch()
  for (const [name, render] of Object.entries(RENDERERS)) {
    const lap = stopwatch()
    const text = render(report)
    figures[`${name}CpuMs`] = lap().cpuMs
    figures[`${name}Bytes`] = Buffer.byteLength(text)
  }
  return { ...figures, ...all() }
}
