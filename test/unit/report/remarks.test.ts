import { describe, expect, test } from 'vitest'
import { remarksOf } from '../../../src/report/remarks.ts'
import { plainPainter } from '../../../src/report/render/painter.ts'
import { renderSummary } from '../../../src/report/render/summary.ts'
import { renderTerminal } from '../../../src/report/render/terminal.ts'
import { buildReport } from './build-report.ts'

const rule = {
  kind: 'ConfigMap',
  name: 'kube-root-ca.crt',
  reason: 'made by the cluster',
  items: 0,
  findings: 0,
}
const report = buildReport({
  gates: [
    { gate: 'maxFailed', result: 'passed', message: 'at most 0 were allowed, 0 failed' },
    { gate: 'maxDuration', result: 'failed', message: '10 min were allowed, it took 12 min' },
  ],
  ignoreRules: [
    { ...rule, state: 'used', items: 2, findings: 1 },
    { ...rule, state: 'unused', namespace: 'shop' },
    { ...rule, state: 'expired', until: '2026-10-01' },
  ],
  baseline: {
    backup: 'shop',
    startedAt: '2026-11-01T04:00:00.000Z',
    verdict: 'pass',
    tolerance: 0.05,
    slowerThan: 2,
    onlyNewFails: true,
    newFailures: [0, 3],
    knownFailures: 1,
    fixed: 4,
    lostKinds: [{ resource: 'jobs.batch', before: 9 }],
    shrunk: [{ resource: 'configmaps', namespace: 'shop', before: 40, after: 12 }],
    slower: { beforeMs: 2_000, afterMs: 9_000 },
  },
})

describe('remarks', () => {
  test('gates that failed, what is worse than in the baseline, rules that are idle', () => {
    expect(remarksOf(report).map(({ about, tone, text }) => `${about} ${tone}: ${text}`)).toEqual([
      'gate bad: maxDuration: 10 min were allowed, it took 12 min',
      'baseline bad: 2 items failed for the first time',
      'baseline bad: jobs.batch: 9 restored then, none now',
      'baseline bad: configmaps in shop: 40 restored then, 12 now',
      'baseline bad: the restore took 9.0 s, then 2.0 s',
      'baseline faint: compared with the report of 2026-11-01 04:00 UTC: 1 known failure, 4 fixed',
      'ignore doubt: the rule for ConfigMap shop kube-root-ca.crt (made by the cluster) set nothing apart',
      'ignore doubt: the rule for ConfigMap kube-root-ca.crt (made by the cluster) expired on 2026-10-01',
      'ignore faint: 2 failed items and 1 finding set apart by ignore rules',
    ])
  })

  test('are in the terminal and in the summary', () => {
    const terminal = renderTerminal(report, { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 })
    const summary = renderSummary(report, { maxBytes: 100_000 })
    for (const { text } of remarksOf(report)) {
      expect(terminal).toContain(text)
      expect(summary).toContain(text)
    }
  })

  test('a run without rehearsal file and baseline has none', () => {
    expect(remarksOf(buildReport())).toEqual([])
  })
})
