import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/report/model.ts'
import { plainPainter } from '../../../src/report/render/painter.ts'
import { renderSummary } from '../../../src/report/render/summary.ts'
import { renderTerminal } from '../../../src/report/render/terminal.ts'
import { safetyLines, safetyTally } from '../../../src/report/safety.ts'
import { buildReport } from './build-report.ts'

const NONE: NonNullable<Report['safety']> = { profile: 'isolated', held: [], tamed: [] }
const HELD = { rule: 'code: Pod', why: 'Its containers would run.', source: 'https://example.com/', count: 5 }
const TAMED = {
  rule: 'network: Service',
  why: 'A cloud would make a load balancer.',
  count: 1_200,
  changes: ['spec.type', 'spec.loadBalancerIP', 'spec.externalIPs', 'spec.ports'].map(
    (path, index) => ({ path, change: index === 0 ? 'set' : 'removed', count: 1_200 - index }) as const,
  ),
}

function terminal(report: Report): string {
  return renderTerminal(report, { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 })
}

describe('nothing was kept from acting', () => {
  test.each([undefined, NONE])('%j: nothing is said', (safety) => {
    const report = buildReport({ safety })
    expect(safetyTally(report)).toBeUndefined()
    expect(safetyLines(report)).toEqual([])
    expect(terminal(report)).not.toContain('safety')
    expect(renderSummary(report, { maxBytes: 100_000 })).not.toMatch(/safety|Kept from acting/i)
  })
})

describe('guarded', () => {
  const report = buildReport({ safety: { profile: 'guarded', held: [HELD], tamed: [TAMED] } })

  test('the screen says how much, and how to get all of it', () => {
    expect(terminal(report)).toContain(
      'safety    guarded: 1,200 items tamed, 5 held back; --safety faithful restores all as Velero does',
    )
  })

  test('in isolated there is no such advice', () => {
    const isolated = buildReport({ safety: { ...NONE, held: [HELD] } })
    expect(terminal(isolated)).toMatch(/^safety {4}isolated: 0 items tamed, 5 held back$/m)
  })

  test('the summary has the sums, and a line for each rule', () => {
    const summary = renderSummary(report, { maxBytes: 100_000 })
    expect(summary).toContain('| Safety | guarded: 1,200 items tamed, 5 held back |')
    expect(summary).toContain('- held **5** × `code: Pod` `Its containers would run.`')
    expect(summary).toContain(
      '- tamed **1,200** × `network: Service` (`spec.type set in 1,200, spec.loadBalancerIP removed in 1,199, spec.externalIPs removed in 1,198 and 1 more field`)',
    )
  })
})
