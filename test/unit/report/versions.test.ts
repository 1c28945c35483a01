import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderVersionsHtml } from '../../../src/report/html/versions-html.ts'
import { plainPainter } from '../../../src/report/render/painter.ts'
import { versionsMarkdown, versionsText } from '../../../src/report/render/versions.ts'
import { upgradeOverview } from '../../../src/report/upgrade/upgrade.ts'
import { anyReport, buildItem, hostileText } from './build-report.ts'
import { OVERVIEW, run } from './upgrade/sample-overview.ts'
import { deployment } from './upgrade/version-reports.ts'

const MADE = {
  tool: { name: 'restore-rehearsal', version: '0.1.0' },
  startedAt: '2026-11-23T04:00:00.000Z',
} as const

describe('an upgrade rehearsal', () => {
  test('on a screen', async () => {
    const text = versionsText(OVERVIEW, ['out/versions.json', 'out/versions.html'], plainPainter)
    await expect(text).toMatchFileSnapshot('golden/versions.txt')
  })

  test('in a job summary', async () => {
    await expect(versionsMarkdown(OVERVIEW, 100_000)).toMatchFileSnapshot('golden/versions.md')
  })

  test('as a page', async () => {
    const page = renderVersionsHtml(OVERVIEW, MADE)
    const body = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
    await expect(body).toMatchFileSnapshot('golden/versions.html')
  })

  test('nothing breaks', () => {
    const overview = upgradeOverview([run('1.35', [deployment('web')]), run('1.36', [deployment('web')])])
    expect(versionsText(overview, [], plainPainter)).toContain(
      'PASS over 2 versions: nothing breaks on the way',
    )
  })

  test('a version without a verdict about the backup is not called good', () => {
    const overview = upgradeOverview([
      run('1.35', [deployment('web')]),
      run('1.36', [], { verdict: 'error', readBack: undefined }),
    ])
    expect(versionsText(overview, [], plainPainter)).toContain(
      'ERROR over 2 versions: nothing is known to break',
    )
  })
})

const anyRuns = fc.tuple(anyReport(hostileText), anyReport(hostileText)).map(([older, newer]) =>
  upgradeOverview([
    { name: '1.35', report: older, exitCode: 0, path: '' },
    { name: '1.36', report: { ...newer, items: [...newer.items, buildItem()] }, exitCode: 1, path: '' },
  ]),
)

test('no text of a backup or a server leaves its place', () => {
  fc.assert(
    fc.property(anyRuns, (overview) => {
      const text = versionsText(overview, [], plainPainter)
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]|##\w*\[/u)
      expect(text).not.toMatch(/^\s*::/m)
      const page = renderVersionsHtml(overview, MADE)
      expect(page).not.toMatch(/<script|<!--/i)
    }),
  )
})

test('no job summary is longer than it may be', () => {
  fc.assert(
    fc.property(anyRuns, fc.integer({ min: 200, max: 4_000 }), (overview, maxBytes) => {
      expect(Buffer.byteLength(versionsMarkdown(overview, maxBytes))).toBeLessThanOrEqual(maxBytes)
    }),
  )
})
