import type { Report } from '../../src/report/model.ts'
import { GITHUB_LIMIT, renderAnnotations } from '../../src/report/render/annotations.ts'
import { FILE_DEFAULTS, REPORT_FILES } from '../../src/report/render/files.ts'
import { renderReportJson } from '../../src/report/render/json.ts'
import { plainPainter } from '../../src/report/render/painter.ts'
import { renderTerminal } from '../../src/report/render/terminal.ts'
import { largeReport } from './large-report.ts'
import { stopwatch } from './stopwatch.ts'

export interface ReportRenderingInput {
  readonly items: number
}

/** Every renderer, with the limits that a run gives it: the files of the report folder, and what goes elsewhere. */
const RENDERERS: Readonly<Record<string, (report: Report) => string>> = {
  json: renderReportJson,
  ...Object.fromEntries(
    REPORT_FILES.map(({ name, render }) => [
      name.slice(0, name.indexOf('.')),
      (report: Report) => render(report, FILE_DEFAULTS),
    ]),
  ),
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
