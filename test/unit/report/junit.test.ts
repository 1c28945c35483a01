import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderJunit } from '../../../src/report/render/junit.ts'
import { anyReport, buildFailedReport, buildItem, buildReport, hostileText } from './build-report.ts'

const created = (name: string, namespace = 'shop') =>
  buildItem({
    kind: 'ConfigMap',
    resource: 'configmaps',
    namespace,
    name,
    outcome: 'created',
    reason: 'restored',
  })

describe('junit.xml', () => {
  test('a suite for the run and for each namespace', async () => {
    const failed = buildFailedReport()
    const report = buildReport({
      ...failed,
      items: [
        ...failed.items,
        created('settings'),
        buildItem({ namespace: '', outcome: 'skipped', reason: 'non-restorable', kind: 'Node', name: 'n' }),
      ],
      checks: [
        {
          name: 'all shops',
          kind: 'count',
          result: 'failed',
          message: '>= 12 were asked for, 3 are there',
          objects: 3,
          ms: 12,
        },
        { name: 'ready', kind: 'ready', result: 'inconclusive', message: 'no pod runs', objects: 0, ms: 1 },
        { name: 'ledger', kind: 'exists', result: 'passed', message: '1 is there', objects: 1, ms: 3 },
      ],
      findings: [
        {
          source: 'references',
          class: 'missing-secret',
          weight: 'fail',
          object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
          message: 'Secret shop/db is not there',
        },
      ],
    })
    await expect(renderJunit(report)).toMatchFileSnapshot('golden/junit.xml')
  })

  test('the sums are those of the cases', () => {
    fc.assert(
      fc.property(anyReport(hostileText, 30), (report) => {
        const xml = renderJunit(report, 'all')
        const [, tests, failures, errors, skipped] =
          /^<testsuites name="[^"]+" tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/m.exec(
            xml,
          ) ?? []
        const count = (pattern: RegExp) => String(xml.match(pattern)?.length ?? 0)
        expect([tests, failures, errors, skipped]).toEqual([
          count(/^ {4}<testcase /gm),
          count(/><failure /g),
          count(/><error /g),
          count(/><skipped /g),
        ])
      }),
    )
  })

  test.each(['fail', 'inconclusive', 'error', 'cancelled'] as const)(
    'a run that is %s is not green',
    (verdict) => {
      expect(renderJunit(buildReport({ verdict, because: ['x'] }))).toMatch(
        /<testcase name="verdict"[^>]*><(failure|error) /,
      )
    },
  )

  test('a run that passed is green, also when failed items are set apart', () => {
    const xml = renderJunit(buildReport({ items: [created('a'), buildItem({ ignored: 'known' })] }))
    expect(xml).not.toMatch(/<(failure|error)\b/)
    expect(xml).toContain('<skipped message="ignored (known): refused: ')
  })

  test('what came back is left out of large reports, unless it is asked for', () => {
    const items = [...Array.from({ length: 6_000 }, (_, index) => created(`c${index}`)), buildItem()]
    const report = buildReport({ items, total: items.length, verdict: 'fail' })
    const cases = (xml: string) => xml.match(/<testcase /g)?.length
    expect(cases(renderJunit(report))).toBe(2)
    expect(cases(renderJunit(report, 'all'))).toBe(6_002)
    expect(cases(renderJunit(buildReport({ items: [created('a')], total: 1 }), 'problems'))).toBe(1)
  })

  test('a hundred thousand failures are a file of a few megabytes, and what is left out is a failure too', () => {
    const items = Array.from({ length: 100_000 }, (_, index) => buildItem({ name: `web-${index}` }))
    const xml = renderJunit(buildReport({ items, total: items.length, verdict: 'fail' }))
    expect(Buffer.byteLength(xml)).toBeLessThan(20_000_000)
    expect(xml).toMatch(
      /name="cases that are left out"[^>]*><failure message="80,001 more are in report\.json"/,
    )
  })

  test('nothing is in it that XML 1.0 forbids', () => {
    const text = fc.oneof(
      hostileText,
      fc.constantFrom('\u0000', '\u000b', '\ufffe', '\uffff', '\ud800', ']]>', '&#0;'),
    )
    fc.assert(
      fc.property(anyReport(text), (report) => {
        expect(renderJunit(report)).not.toMatch(
          /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u,
        )
      }),
    )
  })
})
