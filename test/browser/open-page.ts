// A report in a real browser, from a file, with everything it does written down.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { renderReportHtml } from '../../src/report/html/report-html.ts'
import type { Report } from '../../src/report/model.ts'

export interface OpenedPage extends AsyncDisposable {
  readonly page: Page
  /** Errors and warnings of the console, uncaught errors, dialogs, and requests for anything but the file itself. */
  readonly trouble: readonly string[]
}

export async function openReport(
  browser: Browser,
  report: Report,
  options: PageOptions = {},
): Promise<OpenedPage> {
  return await openPage(browser, renderReportHtml(report), options)
}

type PageOptions = BrowserContextOptions & { readonly hash?: string }

export async function openPage(
  browser: Browser,
  html: string,
  options: PageOptions = {},
): Promise<OpenedPage> {
  const { hash = '', ...context } = options
  const folder = mkdtempSync(join(tmpdir(), 'report-page-'))
  const file = join(folder, 'report.html')
  writeFileSync(file, html)
  const address = pathToFileURL(file).href
  const opened = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })
  const page = await opened.newPage()
  const trouble: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(address) && !url.startsWith('data:image/svg+xml,')) trouble.push(`request: ${url}`)
  })
  await page.goto(address + hash)
  return {
    page,
    trouble,
    async [Symbol.asyncDispose]() {
      await opened.close()
      rmSync(folder, { recursive: true })
    },
  }
}
