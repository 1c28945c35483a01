// report.html as people have it: opened from a file in a real browser.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../scripts/chromium.ts'
import type { Report } from '../../src/report/model.ts'
import { buildItem, buildReport } from '../unit/report/build-report.ts'
import { buildWorkloads } from '../unit/report/build-workloads.ts'
import { manyItems, sampleReport } from '../unit/report/sample-report.ts'
import { openReport } from './open-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const result = (page: Page): Promise<string> => page.locator('.result').innerText()
const names = (page: Page): Promise<string[]> => page.locator('.items .name').allInnerTexts()
const column = (page: Page, place: number): Promise<string[]> =>
  page.locator(`.items tbody td:nth-child(${place})`).allInnerTexts()

/** Whether the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const KINDS = ['Deployment', 'StatefulSet', 'PersistentVolumeClaim', 'CustomResourceDefinition']

/** Tables in which the last columns could take all of the room. */
function wideTables(): Report {
  const long = (word: string) => Array.from({ length: 30 }, (_none, index) => `${word}-${index}`)
  return buildReport({
    workloads: buildWorkloads({
      kinds: [],
      notReady: [],
      collected: [],
      made: [],
      changed: KINDS.map((kind) => ({
        kind,
        manager: 'kube-controller-manager',
        fields: long('spec.template.metadata.annotations'),
        count: 12_345,
        examples: long('namespace/some-object-with-a-name'),
      })),
    }),
  })
}

/** In how many lines each of the words stands, of those in the first column of a table. */
function linesOf(words: readonly string[]): [string, number][] {
  return [...document.querySelectorAll('.rows tbody th')].flatMap((cell): [string, number][] => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = node.textContent ?? ''
      const word = words.find((one) => text.includes(one))
      if (word === undefined) continue
      const range = document.createRange()
      range.setStart(node, text.indexOf(word))
      range.setEnd(node, text.indexOf(word) + word.length)
      return [[word, range.getClientRects().length]]
    }
    return []
  })
}

describe('a failed run', () => {
  test('opens without an error and asks for nothing', async () => {
    await using opened = await openReport(browser, sampleReport())
    const { page, trouble } = opened
    expect(await page.title()).toBe('Failed · shop · restore rehearsal')
    expect(await page.locator('h1').innerText()).toBe('Failed')
    expect(await page.locator('.because li').allInnerTexts()).toEqual(sampleReport().because)
    expect(await page.locator('.cause h3').count()).toBe(3)
    expect(await page.locator('#explorer').isVisible()).toBe(true)
    expect(trouble).toEqual([])
  })

  test('the list starts with trouble; searching, choosing and clearing change it', async () => {
    await using opened = await openReport(browser, sampleReport())
    const { page, trouble } = opened
    expect(await result(page)).toBe('428 items')
    expect((await column(page, 1)).slice(0, 8)).toEqual([...Array(7).fill('failed'), 'held'])

    await page.fill('[name=q]', 'REGISTRY shop')
    expect(await result(page)).toBe('4 of 428 items')
    expect(await names(page)).toEqual(['web', 'worker', 'cart', 'mailer'])

    await page.fill('[name=q]', '')
    await page.selectOption('[name=namespace]', 'billing')
    await page.selectOption('[name=kind]', 'ConfigMap')
    await page.selectOption('[name=outcome]', 'failed')
    expect(await names(page)).toEqual(['ledger-config'])
    await page.selectOption('[name=reason]', 'restored')
    expect(await result(page)).toBe('0 of 428 items')

    await page.click('text=Clear')
    expect(await result(page)).toBe('428 items')
    await page.selectOption('[name=cause]', '1')
    expect(await names(page)).toEqual(['privileged', 'restricted'])
    await page.selectOption('[name=cause]', '')
    await page.selectOption('[name=namespace]', '-')
    expect(await names(page)).toEqual(['privileged', 'restricted'])
    expect(trouble).toEqual([])
  })

  test('columns sort both ways and say so', async () => {
    await using opened = await openReport(browser, sampleReport())
    const { page } = opened
    const sorted = manyItems(420)
      .map(({ name }) => name)
      .concat('web', 'worker', 'cart', 'mailer', 'privileged', 'restricted', 'ledger-config')
      .toSorted()
    await page.click('[data-sort=name]')
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toMatch(/^Name/)
    expect(await names(page)).toEqual(sorted.slice(0, 50))
    await page.click('[data-sort=name]')
    expect(await page.locator('th[aria-sort=descending]').innerText()).toMatch(/^Name/)
    expect(await names(page)).toEqual(sorted.toReversed().slice(0, 50))
  })

  test('pages turn, and stop at both ends', async () => {
    await using opened = await openReport(browser, sampleReport())
    const { page } = opened
    const first = await names(page)
    expect(await page.locator('[data-page=previous]').isDisabled()).toBe(true)
    await page.click('[data-page=last]')
    expect(await page.locator('.page').innerText()).toBe('Page 9 of 9')
    expect(await names(page)).toHaveLength(28)
    expect(await page.locator('[data-page=next]').isDisabled()).toBe(true)
    await page.click('[data-page=first]')
    expect(await names(page)).toEqual(first)
  })

  test('a number leads to its items, and the address brings somebody else there', async () => {
    await using opened = await openReport(browser, sampleReport())
    await opened.page.click('.counts [data-query*=refused]')
    expect(await result(opened.page)).toBe('4 of 428 items')
    const hash = await opened.page.evaluate(() => location.hash)
    expect(hash).toBe('#items?reason=refused')

    await using other = await openReport(browser, sampleReport(), { hash })
    expect(await result(other.page)).toBe('4 of 428 items')
    expect(await other.page.locator('[name=reason]').inputValue()).toBe('refused')
    expect(other.trouble).toEqual([])
  })

  test('an address that nobody wrote changes nothing', async () => {
    await using opened = await openReport(browser, sampleReport(), {
      hash: '#items?kind=%3Cscript%3E&sort=constructor&cause=99&x=1',
    })
    expect(await result(opened.page)).toMatch(/ 428 items$|^428 items$/)
    expect(opened.trouble).toEqual([])
  })

  test('without JavaScript everything that matters can be read', async () => {
    await using opened = await openReport(browser, sampleReport(), { javaScriptEnabled: false })
    const { page, trouble } = opened
    expect(await page.locator('h1').innerText()).toBe('Failed')
    const text = await page.locator('main').innerText()
    for (const words of ['shop/worker', 'ledger-config', 'the ledger is in', 'spec.colour', 'payment-keys'])
      expect(text).toContain(words)
    expect(await page.locator('#explorer').isVisible()).toBe(false)
    expect(await page.locator('#items-static').isVisible()).toBe(true)
    expect(trouble).toEqual([])
  })

  test.each([390, 320, 768, 1280])('nothing is cut or moved aside at %d pixels', async (width) => {
    await using opened = await openReport(browser, longNames(), { viewport: { width, height: 800 } })
    expect(await overflow(opened.page)).toBe(0)
  })

  test.each([700, 768, 1280])('no kind is broken in two in a table, at %d pixels', async (width) => {
    await using opened = await openReport(browser, wideTables(), { viewport: { width, height: 800 } })
    const broken = await opened.page.evaluate(linesOf, KINDS)
    expect(Object.fromEntries(broken)).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, 1])))
    expect(await overflow(opened.page)).toBe(0)
  })

  test('the keyboard reaches the report, its sections and the list', async () => {
    await using opened = await openReport(browser, sampleReport())
    const { page } = opened
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the report')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.locator('[data-sort=kind]').focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toMatch(/^Kind/)
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    )
    expect(outline).toBe('solid')
  })

  test('on paper everything is open and the controls are gone', async () => {
    await using opened = await openReport(browser, sampleReport(), { colorScheme: 'dark' })
    const { page } = opened
    const closed = page.locator('.class:not([open]) .finding').first()
    expect(await closed.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await closed.isVisible()).toBe(true)
    expect(await page.locator('.filters').isVisible()).toBe(false)
    const pdf = await page.pdf({ format: 'A4', printBackground: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(20_000)
  })
})

/** Names as long as Kubernetes lets them be, without a place to break. */
function longNames(): Report {
  const name = 'n'.repeat(253)
  const report = sampleReport()
  const items = [buildItem({ name, namespace: 'm'.repeat(63), detail: 'w'.repeat(500) }), ...report.items]
  const findings = report.findings.map((finding) => ({
    ...finding,
    object: { ...finding.object, name },
    path: name,
  }))
  const checks = report.checks.map((check) => ({ ...check, name }))
  const derived = report.derived.map((object) => ({ ...object, name }))
  const backup = report.backup && { ...report.backup, name, location: `s3://${name}` }
  return { ...report, items, findings, checks, derived, backup, because: [name] }
}

/** Milliseconds in which the page can do nothing else: from a key to the rows. */
function answersWithin(page: Page, words: string): Promise<number> {
  return page.evaluate((text) => {
    const box = document.querySelector<HTMLInputElement>('[name=q]')
    if (box === null) return Number.POSITIVE_INFINITY
    box.value = text
    const began = performance.now()
    box.dispatchEvent(new Event('input', { bubbles: true }))
    return performance.now() - began
  }, words)
}

describe('100,000 items', () => {
  test('open, filter, sort and scroll without freezing', async () => {
    const items = manyItems(100_000)
    const report = buildReport({ items, total: items.length })
    await using opened = await openReport(browser, report)
    const { page, trouble } = opened
    expect(await result(page)).toBe('100,000 items')
    expect(await answersWithin(page, 'deployment-099')).toBeLessThan(5_000)
    expect(await result(page)).toMatch(/^\d+ of 100,000 items$/)
    await page.selectOption('[name=namespace]', 'shop')
    await page.click('[data-sort=name]')
    const found = await names(page)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((name) => name.startsWith('deployment-099'))).toBe(true)
    expect(found).toEqual(found.toSorted())

    await page.click('text=Clear')
    await page.click('[data-page=last]')
    expect(await page.locator('.page').innerText()).toBe('Page 2,000 of 2,000')
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
    expect(await page.locator('tbody tr').count()).toBeLessThan(200)
    expect(trouble).toEqual([])
  })
})

test('a hostile report injects nothing and says nothing', async () => {
  const attack = [
    '</script><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '\u202e\u0000',
    "'onfocus='alert(1)",
    'javascript:alert(1)',
  ].join(' ')
  const object = { apiVersion: attack, kind: attack, namespace: attack, name: attack }
  const items = ['failed', 'created', 'unknown'].map((outcome) =>
    buildItem({
      ...object,
      resource: attack,
      detail: attack,
      outcome: outcome as 'failed',
      targetNamespace: attack,
    }),
  )
  const calm = buildReport({ items: manyItems(3) })
  const backup = calm.backup && {
    ...calm.backup,
    name: attack,
    location: attack,
    schedule: attack,
    phase: attack,
  }
  const report = buildReport({
    verdict: 'fail',
    because: [attack],
    backup,
    items,
    total: 3,
    causes: [{ cause: attack, title: attack, words: attack, nextStep: attack, items: [0] }],
    checks: [{ name: attack, kind: attack, result: 'failed', message: attack, objects: 1, ms: 1 }],
    findings: [
      {
        source: 'fidelity',
        class: attack,
        weight: 'fail',
        object,
        path: attack,
        message: attack,
        values: { sent: attack, stored: attack },
      },
      { source: 'references', class: attack, weight: 'warn', object, message: attack },
    ],
    derived: [{ ...object, why: attack }],
    notExercised: [{ what: attack, count: 1 }],
    volumes: [{ namespace: attack, claim: attack, volume: attack, method: 'csi-snapshot' }],
    warnings: [{ group: 'namespace', namespace: attack, message: attack }],
    errors: [{ group: 'velero', message: attack }],
    failure: { code: 'INTERNAL', message: attack, hint: attack },
  })
  await using opened = await openReport(browser, report)
  const { page, trouble } = opened
  for (const query of ['alert', '<img', 'onerror']) {
    await page.fill('[name=q]', query)
    expect(await result(page)).toBe('3 items')
  }
  for (const link of await page.locator('.tree summary').all()) await link.click()
  await page.locator('.tree [data-query]').first().click()
  expect(await result(page)).toBe('3 items')
  expect(
    await page.locator('img, iframe, object, embed, link:not([rel=icon]), body > svg:not(.sheet)').count(),
  ).toBe(0)
  expect(await page.locator('script').count()).toBe(2)
  const handlers = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({ name, value }) => /^on/.test(name) || /^javascript:/.test(value)),
      ).length,
  )
  expect(handlers).toBe(0)
  expect(await page.evaluate(() => document.body.textContent?.includes('\u202e'))).toBe(false)
  expect(trouble).toEqual([])
})
