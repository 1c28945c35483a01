import { expect, test } from 'vitest'
import { summaryOf } from '../../../src/report/baseline/run-summary.ts'
import { type JudgedFacts, type Judging, judge } from '../../../src/report/judge.ts'
import { decideVerdict } from '../../../src/report/verdict.ts'
import { buildItem, buildReport } from './build-report.ts'

const FAILED = [buildItem({ name: 'a' }), buildItem({ name: 'b' })]
const REPORT = buildReport({
  total: 3,
  items: [...FAILED, buildItem({ name: 'c', outcome: 'created', reason: 'restored' })],
  counts: { ...buildReport().counts, created: 1, unchanged: 0, skipped: 0, failed: 2 },
  reasons: { refused: 2, restored: 1 },
  readBack: { asked: 1, found: 1, missing: 0 },
})
const NOTHING: Judging = { gates: {}, ignore: [], baseline: undefined }

function verdictOf(judging: Partial<Judging>, facts: Partial<JudgedFacts> = {}, report = REPORT) {
  const judged = judge({ ...NOTHING, ...judging }, { ...report, endedEarly: false, ...facts })
  const { verdict, because } = decideVerdict({ ...report, ...judged, leftBehind: [], isCancelled: false })
  return { verdict, because, judged }
}

test('failed items fail', () => {
  expect(verdictOf({})).toMatchObject({ verdict: 'fail', because: ['2 of 3 items failed'] })
})

test('as many as the gate allows do not, and one more does', () => {
  expect(verdictOf({ gates: { maxFailed: 2 } })).toMatchObject({ verdict: 'pass', because: [] })
  expect(verdictOf({ gates: { maxFailed: 1 } })).toMatchObject({
    verdict: 'fail',
    because: ['2 of 3 items failed, 1 may'],
  })
})

test('what a rule sets apart does not count, neither for the gate nor for a reason', () => {
  const ignore = [{ kind: 'Deployment', name: 'a', reason: 'known' }]
  expect(verdictOf({ ignore, gates: { maxFailed: 1, maxSkipped: { refused: 1 } } })).toMatchObject({
    verdict: 'pass',
  })
  expect(verdictOf({ ignore }).because).toEqual(['1 of 3 items failed, besides 1 that do not count'])
})

test('a run in which everything failed proves nothing, however much is forgiven', () => {
  const report = buildReport({
    ...REPORT,
    total: 2,
    items: FAILED,
    counts: { ...REPORT.counts, created: 0 },
    reasons: { refused: 2 },
    readBack: { asked: 0, found: 0, missing: 0 },
  })
  for (const judging of [
    { gates: { maxFailed: 9 } },
    { ignore: [{ kind: 'Deployment', reason: 'known' }] },
  ]) {
    expect(verdictOf(judging, {}, report).verdict).toBe('inconclusive')
  }
})

test('what the baseline had as well fails, unless only what is new should', () => {
  const before = summaryOf(REPORT)
  const limits = { tolerance: 0, slowerThan: undefined, onlyNewFails: false }
  expect(verdictOf({ baseline: { before, limits } }).verdict).toBe('fail')
  const onlyNew = { before, limits: { ...limits, onlyNewFails: true } }
  expect(verdictOf({ baseline: onlyNew }).verdict).toBe('pass')
  const more = { ...onlyNew, before: summaryOf({ ...REPORT, items: REPORT.items.slice(1) }) }
  expect(verdictOf({ baseline: more }).because).toEqual(['1 of 3 items failed, besides 1 that do not count'])
})

test('what the baseline restored and this run did not fails', () => {
  const item = (resource: string, namespace: string, name: string) =>
    buildItem({ resource, namespace, name, outcome: 'created', reason: 'restored' })
  const report = buildReport({ items: [item('pods', 'a', '1')] })
  const earlier = [item('pods', 'a', '1'), item('pods', 'a', '2'), item('secrets', 'a', '1')]
  const timings = { ...report.timings, restore: 60_000 }
  const before = summaryOf({ ...report, items: earlier })
  const limits = { tolerance: 0, slowerThan: 2, onlyNewFails: true }
  const { because } = verdictOf({ baseline: { before, limits } }, { timings }, report)
  expect(because).toEqual([
    '1 type of the baseline is gone, first: secrets, 1 before',
    '1 count shrank against the baseline, first: pods in namespace a, 2 before and 1 now',
    'the restore took 60 s, more than 2 times the 0.4 s of the baseline',
  ])
})

test('a run that ended early is measured by no gate and no baseline', () => {
  const before = summaryOf({ ...REPORT, items: [] })
  const limits = { tolerance: 0, slowerThan: 1, onlyNewFails: false }
  const { judged } = verdictOf(
    { gates: { maxDurationMs: 1 }, baseline: { before, limits } },
    { endedEarly: true },
  )
  expect(judged).toMatchObject({ gates: [], baseline: undefined })
})

test('a finding that a gate raises fails, and a rule can set it apart again', () => {
  const finding = {
    source: 'fidelity',
    class: 'dropped-field',
    weight: 'warn',
    object: { apiVersion: 'v1', kind: 'Widget', namespace: 'shop', name: 'w' },
    message: 'was sent and is not stored',
  } as const
  const report = buildReport({ findings: [finding] })
  const gates = { findings: { fidelity: 'fail' } } as const
  expect(verdictOf({}, {}, report).verdict).toBe('pass')
  expect(verdictOf({ gates }, {}, report).verdict).toBe('fail')
  const ignore = [{ kind: 'Widget', reason: 'known' }]
  expect(verdictOf({ gates, ignore }, {}, report).verdict).toBe('pass')
})
