import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ItemOutcome, OUTCOME_KINDS, REASONS, type Reason } from '../../../src/restore/item-outcome.ts'
import { countKinds, countReasons, createLedger } from '../../../src/restore/ledger.ts'

const CREATED: ItemOutcome = { kind: 'created', reason: 'restored' }
const FAILED: ItemOutcome = { kind: 'failed', reason: 'refused' }

const anyOutcome: fc.Arbitrary<ItemOutcome> = fc.record({
  kind: fc.constantFrom(...OUTCOME_KINDS),
  reason: fc.constantFrom(...(Object.keys(REASONS) as Reason[])),
})

test('the ledger closes: whatever was settled, the outcomes add up to the items', () => {
  const moves = fc.array(fc.tuple(fc.nat({ max: 9 }), anyOutcome), { maxLength: 30 })
  fc.assert(
    fc.property(moves, (settlements) => {
      const ledger = createLedger(10)
      for (const [index, outcome] of settlements) ledger.settle(index, outcome)
      ledger.close()
      const kinds = Object.values(countKinds(ledger.outcomes)).reduce((sum, count) => sum + count, 0)
      const reasons = Object.values(countReasons(ledger.outcomes)).reduce((sum, count) => sum + count, 0)
      expect([kinds, reasons]).toEqual([10, 10])
    }),
  )
})

test('an item is settled once: what comes later is refused and told', () => {
  const ledger = createLedger(1)
  expect(ledger.settle(0, CREATED)).toBe(true)
  expect(ledger.settle(0, FAILED)).toBe(false)
  expect(ledger.outcomeOf(0)).toBe(CREATED)
})

test('only read-back may change an outcome', () => {
  const ledger = createLedger(1)
  ledger.settle(0, CREATED)
  ledger.revise(0, FAILED)
  expect(ledger.outcomeOf(0)).toBe(FAILED)
})

test('what nobody reached is unknown, never green; what was reached stays', () => {
  const ledger = createLedger(2)
  ledger.settle(1, CREATED)
  ledger.close()
  expect(ledger.outcomes).toEqual([{ kind: 'unknown', reason: 'not-reached' }, CREATED])
})

test('every kind is counted, also with zero; reasons only above zero', () => {
  const outcomes = [CREATED, CREATED, FAILED, undefined]
  expect(countKinds(outcomes)).toEqual({
    created: 2,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    held: 0,
    failed: 1,
    unknown: 0,
  })
  expect(countReasons(outcomes)).toEqual({ restored: 2, refused: 1 })
})

test('the time of a settlement stays when read-back changes the outcome; what nobody reached has none', () => {
  let now = 1_000
  const ledger = createLedger(2, () => now)
  ledger.settle(0, CREATED)
  now = 2_000
  ledger.settle(0, CREATED)
  ledger.revise(0, FAILED)
  ledger.close()
  expect([ledger.settledAt(0), ledger.settledAt(1)]).toEqual([1_000, undefined])
})
