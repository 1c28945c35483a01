import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BaselineLimits, compareReports } from '../../../../src/report/baseline/compare-reports.ts'
import { summaryOf } from '../../../../src/report/baseline/run-summary.ts'
import type { CheckResult, Finding } from '../../../../src/report/findings.ts'
import type { Report, ReportItem } from '../../../../src/report/model.ts'
import { OUTCOME_KINDS } from '../../../../src/restore/item-outcome.ts'
import { buildItem, buildReport } from '../build-report.ts'

const LIMITS: BaselineLimits = { tolerance: 0.1, slowerThan: undefined, onlyNewFails: false }
const compare = (before: Partial<Report>, after: Partial<Report>, limits: Partial<BaselineLimits> = {}) =>
  compareReports(summaryOf(buildReport(before)), buildReport(after), { ...LIMITS, ...limits })

const created = (resource: string, namespace: string, count: number): ReportItem[] =>
  Array.from({ length: count }, (_, index) =>
    buildItem({ resource, namespace, name: `n${index}`, outcome: 'created', reason: 'restored' }),
  )

describe('compareReports', () => {
  test('what failed already is known, what fails now is new, and what no longer fails is fixed', () => {
    const { baseline, items } = compare(
      { items: [buildItem({ name: 'old' }), buildItem({ name: 'fixed' })] },
      { items: [buildItem({ name: 'new' }), buildItem({ name: 'old', detail: 'other words' })] },
    )
    expect(baseline).toMatchObject({ newFailures: [0], knownFailures: 1, fixed: 1, backup: 'shop' })
    expect(items.map(({ isKnown }) => isKnown)).toEqual([undefined, true])
  })

  test('a count may shrink by its tolerance and no further; a type that is gone is told once', () => {
    const { baseline } = compare(
      {
        items: [
          ...created('a', 'x', 10),
          ...created('a', 'y', 20),
          ...created('b', 'x', 1),
          ...created('c', '', 3),
        ],
      },
      { items: [...created('a', 'x', 9), ...created('a', 'y', 17), ...created('c', '', 4)] },
    )
    expect(baseline.shrunk).toEqual([{ resource: 'a', namespace: 'y', before: 20, after: 17 }])
    expect(baseline.lostKinds).toEqual([{ resource: 'b', before: 1 }])
  })

  test('a namespace that is gone shrank to nothing', () => {
    const { baseline } = compare(
      { items: [...created('a', 'x', 1), ...created('a', 'y', 1)] },
      { items: created('a', 'x', 1) },
    )
    expect(baseline.shrunk).toEqual([{ resource: 'a', namespace: 'y', before: 1, after: 0 }])
  })

  test.each([
    [10_000, 20_001, 2, true],
    [10_000, 20_000, 2, false],
    [100, 900, 2, false],
    [10_000, 90_000, undefined, false],
  ])('%i ms before, %i ms now, factor %s', (before, after, slowerThan, isSlower) => {
    const timings = (restore: number) => ({ timings: { ...buildReport().timings, restore } })
    const { baseline } = compare(timings(before), timings(after), { slowerThan })
    expect(baseline.slower).toEqual(isSlower ? { beforeMs: before, afterMs: after } : undefined)
  })

  test('findings and failed checks of the baseline are known; an inconclusive check never is', () => {
    const finding = (message: string, name = 'web'): Finding => ({
      source: 'references',
      class: 'missing-secret',
      weight: 'fail',
      object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name },
      message,
    })
    const check = (name: string, result: CheckResult['result']): CheckResult => ({
      name,
      kind: 'count',
      result,
      message: '',
      objects: 0,
      ms: 0,
    })
    const { findings, checks } = compare(
      { findings: [finding('3 more name it')], checks: [check('a', 'failed'), check('b', 'inconclusive')] },
      {
        findings: [finding('4 more name it'), finding('3 more name it', 'api')],
        checks: [check('a', 'failed'), check('b', 'inconclusive'), check('c', 'failed')],
      },
    )
    expect(findings.map(({ isKnown }) => isKnown)).toEqual([true, undefined])
    expect(checks.map(({ isKnown }) => isKnown)).toEqual([true, undefined, undefined])
  })

  const anyItems = fc.array(
    fc.record({
      resource: fc.constantFrom('a', 'b'),
      namespace: fc.constantFrom('', 'x'),
      name: fc.constantFrom('n', 'm', 'o'),
      outcome: fc.constantFrom(...OUTCOME_KINDS),
    }),
    { maxLength: 8 },
  )

  test('a run against itself brings nothing new', () => {
    fc.assert(
      fc.property(anyItems, (some) => {
        const items = some.map((item) => buildItem(item))
        const { baseline } = compare({ items }, { items }, { tolerance: 0, slowerThan: 1 })
        expect(baseline).toMatchObject({ newFailures: [], fixed: 0, lostKinds: [], shrunk: [] })
        expect(baseline.slower).toBeUndefined()
      }),
    )
  })

  test('the same two runs give the same comparison, and more tolerance never more complaints', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (one, other) => {
        const [before, after] = [one, other].map((some) => ({ items: some.map((item) => buildItem(item)) }))
        const strict = compare(before ?? {}, after ?? {}, { tolerance: 0 })
        expect(compare(before ?? {}, after ?? {}, { tolerance: 0 })).toEqual(strict)
        const lenient = compare(before ?? {}, after ?? {}, { tolerance: 0.5 }).baseline.shrunk
        expect(strict.baseline.shrunk).toEqual(expect.arrayContaining([...lenient]))
        const failed = strict.items.filter(({ outcome }) => outcome === 'failed').length
        expect(strict.baseline.newFailures.length + strict.baseline.knownFailures).toBe(failed)
      }),
    )
  })
})
