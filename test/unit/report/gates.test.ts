import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FINDING_WEIGHTS, type Finding } from '../../../src/report/findings.ts'
import { FINDING_GATES, gateResults, gravestFirst, weighFindings } from '../../../src/report/gates.ts'

const FACTS = { timings: { total: 61_000 }, failed: 2, reasons: { 'resource-filtered': 4, restored: 9 } }

describe('gateResults', () => {
  test('a gate at its limit is kept, one beyond it is not', () => {
    expect(
      gateResults(
        {
          maxDurationMs: 60_000,
          maxFailed: 2,
          maxSkipped: { 'resource-filtered': 3, 'api-not-served': 0 },
        },
        FACTS,
      ),
    ).toEqual([
      { gate: 'maxDuration', result: 'failed', message: 'the run took 61 s, only 60 s allowed' },
      { gate: 'maxFailed', result: 'passed', message: 'failed items: 2, 2 allowed' },
      {
        gate: 'maxSkipped.resource-filtered',
        result: 'failed',
        message: 'items with reason resource-filtered: 4, only 3 allowed',
      },
      {
        gate: 'maxSkipped.api-not-served',
        result: 'passed',
        message: 'items with reason api-not-served: 0, 0 allowed',
      },
    ])
  })

  test('no gate, no result', () => {
    expect(gateResults({}, FACTS)).toEqual([])
  })

  test('a wider gate never fails where a narrower one is kept', () => {
    const limit = fc.integer({ min: 0, max: 5 })
    fc.assert(
      fc.property(limit, limit, limit, (failed, narrow, more) => {
        const facts = { ...FACTS, failed }
        const [tight] = gateResults({ maxFailed: narrow }, facts)
        const [wide] = gateResults({ maxFailed: narrow + more }, facts)
        expect(tight?.result).toBe(failed <= narrow ? 'passed' : 'failed')
        if (tight?.result === 'passed') expect(wide?.result).toBe('passed')
      }),
    )
  })
})

const finding = (changes: Partial<Finding>): Finding => ({
  source: 'references',
  class: 'missing-secret',
  weight: 'warn',
  object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
  message: 'Secret shop/db is not there',
  ...changes,
})

describe('weighFindings', () => {
  const weigh = (gates: Record<string, (typeof FINDING_GATES)[number]>, changes: Partial<Finding>) =>
    weighFindings([finding(changes)], { findings: gates })[0]

  test.each([
    ['a source raises', { references: 'fail' }, { weight: 'warn' }, 'fail'],
    ['a source lowers', { references: 'info' }, { weight: 'fail' }, 'info'],
    ['another source does not', { fidelity: 'fail' }, { weight: 'warn' }, 'warn'],
    ['a source leaves what only informs', { references: 'fail' }, { weight: 'info' }, 'info'],
    ['a class raises what only informs', { 'missing-secret': 'fail' }, { weight: 'info' }, 'fail'],
    ['a class wins over its source', { references: 'fail', 'missing-secret': 'info' }, {}, 'info'],
    ['no name of a prototype is a gate', { references: 'warn' }, { class: 'constructor' }, 'warn'],
  ] as const)('%s', (_what, gates, changes, weight) => {
    expect(weigh(gates, changes)).toEqual(finding({ ...changes, weight }))
  })

  test('what is ignored stays in the list, with the gate as its reason', () => {
    expect(weigh({ references: 'ignore' }, {})).toEqual(
      finding({ ignored: 'gates.findings.references is ignore' }),
    )
  })

  test('no finding is lost or made, whatever the gates say', () => {
    const anyFinding = fc.record({
      source: fc.constantFrom('fidelity' as const, 'references' as const),
      class: fc.constantFrom('missing-secret', 'dropped-field'),
      weight: fc.constantFrom(...FINDING_WEIGHTS),
    })
    const gates = fc.dictionary(
      fc.constantFrom('fidelity', 'references', 'missing-secret', 'dropped-field'),
      fc.constantFrom(...FINDING_GATES),
    )
    fc.assert(
      fc.property(fc.array(anyFinding), gates, (some, all) => {
        const before = some.map(finding)
        const after = weighFindings(before, { findings: all })
        expect(after.map(({ source, class: name }) => [source, name])).toEqual(
          before.map(({ source, class: name }) => [source, name]),
        )
        const ranks = gravestFirst(after).map(({ weight }) => FINDING_WEIGHTS.indexOf(weight))
        expect(ranks).toEqual(ranks.toSorted())
      }),
    )
  })
})
