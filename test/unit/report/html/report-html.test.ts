import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STYLE_HASH } from '../../../../src/report/html/generated/style.ts'
import { MAX_DETAIL_BYTES, MAX_ITEMS_BYTES } from '../../../../src/report/html/items-data.ts'
import { renderReportHtml } from '../../../../src/report/html/report-html.ts'
import { anyReport, buildItem, buildReport, hostileText } from '../build-report.ts'
import { manyItems, sampleReport } from '../sample-report.ts'

/** What is made from the report: without style and script, which are the same in each. */
function written(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '<style></style>')
    .replace(/<script>.*?<\/script>/s, '<script></script>')
}

test('a failed run', async () => {
  await expect(written(renderReportHtml(sampleReport()))).toMatchFileSnapshot('golden/report-fail.html')
})

test('a run that passed', async () => {
  await expect(written(renderReportHtml(buildReport({ items: manyItems(6) })))).toMatchFileSnapshot(
    'golden/report-pass.html',
  )
})

test('the same report gives the same bytes', () => {
  expect(renderReportHtml(sampleReport())).toBe(renderReportHtml(sampleReport()))
})

test('nothing can be loaded, and only the style and the script of the page count', () => {
  const page = renderReportHtml(sampleReport())
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+'; img-src data:; /,
  )
  expect(policy).toContain(STYLE_HASH)
  expect(written(page)).not.toMatch(/\s(?:src|style|on\w+)=|https?:\/\/(?!www\.w3\.org)/)
})

/** Every element and attribute that the page can have; what stands in quotes is text. */
function skeleton(page: string): readonly string[] {
  return (written(page).match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'))
}

test('no text of a report becomes markup', () => {
  const known = new Set(
    [sampleReport(), buildReport(), buildReport({ items: manyItems(60) })].flatMap((report) =>
      skeleton(renderReportHtml(report)).map((tag) => tag.replace(/[\s>].*/s, '')),
    ),
  )
  for (const name of ['<pre', '<p']) known.add(name)
  fc.assert(
    fc.property(anyReport(hostileText), (report) => {
      const page = renderReportHtml(report)
      expect(skeleton(page).filter((tag) => !known.has(tag.replace(/[\s>].*/s, '')))).toEqual([])
      expect(page.match(/<script/g)).toHaveLength(2)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/)
    }),
    { seed: 11, numRuns: 60 },
  )
})

test('the data of the items is inert and complete', () => {
  const items = [buildItem({ name: '</script><script>alert(1)</script>', detail: '<!-- ' }), ...manyItems(3)]
  const page = renderReportHtml(buildReport({ items }))
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page) ?? []
  const data = JSON.parse(json)
  expect(data.names).toEqual(items.map(({ name }) => name))
  expect(data.details).toEqual({ 0: '<!-- ' })
})

test('the page stays below its budget, failed items are kept', { timeout: 60_000 }, () => {
  const name = 'n'.repeat(253)
  const items = [
    ...Array.from({ length: 48_000 }, () =>
      buildItem({ name, detail: 'd', outcome: 'created', reason: 'restored' }),
    ),
    ...Array.from({ length: 7_000 }, (_none, index) =>
      buildItem({ name: `last-${index}`, detail: 'ü'.repeat(600) }),
    ),
  ]
  const page = renderReportHtml(buildReport({ items, total: items.length }))
  expect(Buffer.byteLength(page)).toBeLessThan(MAX_ITEMS_BYTES + MAX_DETAIL_BYTES + 1_000_000)
  for (let index = 0; index < 7_000; index++) expect(page).toContain(`"last-${index}"`)
  expect(page).toMatch(/"left":[1-9]\d*\}/)
})
