// axe-core on the whole page with every part opened, and on each verdict.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../scripts/chromium.ts'
import { renderVersionsHtml } from '../../src/report/html/versions-html.ts'
import type { Report, VerdictKind } from '../../src/report/model.ts'
import { EXIT_CODES } from '../../src/report/verdict.ts'
import { sampleReport } from '../unit/report/sample-report.ts'
import { OVERVIEW } from '../unit/report/upgrade/sample-overview.ts'
import { openPage, openReport } from './open-page.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const VERDICTS = Object.keys(EXIT_CODES) as readonly VerdictKind[]

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** Findings of every impact below an element, `rule: elements`. */
async function violations(page: Page, below = 'html'): Promise<readonly string[]> {
  // As the devtools would: the policy of the page is for the page.
  await page.evaluate(AXE)
  const { violations: found } = await page.evaluate(
    (root) => (window as unknown as { axe: { run(root: string): Promise<AxeResults> } }).axe.run(root),
    below,
  )
  return found.map(({ id, impact, nodes }) =>
    `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`.slice(0, 400),
  )
}

/** Twenty items are enough to see each part of the list. */
function smallReport(verdict: VerdictKind): Report {
  const sample = sampleReport()
  const failure = {
    code: 'CLUSTER_UNREACHABLE',
    message: 'the API server does not answer',
    hint: 'Look at it.',
  }
  return {
    ...sample,
    verdict,
    items: sample.items.slice(0, 20),
    because: verdict === 'pass' ? [] : sample.because,
    failure: verdict === 'error' ? failure : undefined,
  }
}

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const)('the whole page, %s, %d pixels wide', async (colorScheme, width) => {
  await using opened = await openReport(browser, smallReport('fail'), {
    colorScheme,
    viewport: { width, height: 900 },
  })
  await opened.page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })
  expect(await violations(opened.page)).toEqual([])
})

test.each(VERDICTS)('the verdict %s in light and dark', async (verdict) => {
  await using opened = await openReport(browser, smallReport(verdict))
  const { page } = opened
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page, '.verdict'), colorScheme).toEqual([])
  }
})

test('the page of an upgrade rehearsal, wide and narrow', async () => {
  const { tool, startedAt } = sampleReport()
  await using opened = await openPage(browser, renderVersionsHtml(OVERVIEW, { tool, startedAt }))
  const { page, trouble } = opened
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    expect(await violations(page), colorScheme).toEqual([])
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(isTooWide).toBe(false)
  }
  expect(trouble).toEqual([])
})

test('axe would find what is wrong', async () => {
  await using opened = await openReport(browser, smallReport('pass'))
  await opened.page.evaluate(() => document.querySelector('.facts')?.after(document.createElement('button')))
  expect((await violations(opened.page, '.verdict')).join()).toContain('button-name')
})
