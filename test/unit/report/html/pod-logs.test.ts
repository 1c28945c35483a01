import { expect, test } from 'vitest'
import { renderReportHtml } from '../../../../src/report/html/report-html.ts'
import { renderAnnotations } from '../../../../src/report/render/annotations.ts'
import { renderReportJson } from '../../../../src/report/render/json.ts'
import { buildReport } from '../build-report.ts'

const LOG = { namespace: 'shop', pod: 'web', container: 'main', isPrevious: true }
const report = buildReport({ podLogs: [{ ...LOG, lines: ['<script>first</script>', 'second line'] }] })

test('the page shows what a pod printed, as text', () => {
  const page = renderReportHtml(report)
  expect(page).toContain('<pre>&lt;script&gt;first&lt;/script&gt;\nsecond line\n</pre>')
  expect(page).toContain('main, the run before this one')
  expect(page).not.toContain('<script>first')
})

test('report.json has it, annotations have not', () => {
  expect(JSON.parse(renderReportJson(report)).podLogs).toEqual(report.podLogs)
  expect(JSON.stringify(renderAnnotations(report, { max: 10 }))).not.toContain('second line')
})

test('without logs there is no such part', () => {
  expect(renderReportHtml(buildReport({}))).not.toContain('id="pod-logs"')
})
