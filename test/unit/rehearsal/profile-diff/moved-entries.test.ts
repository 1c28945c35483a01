import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedEntries } from '../../../../src/rehearsal/profile-diff/moved-entries.ts'

test.each([
  ['abc', 'abc', ''],
  ['abcd', 'bcda', 'a'],
  ['abcd', 'dabc', 'd'],
  ['abcd', 'dcba', 'dcb'],
  ['', '', ''],
])('%s → %s: %s moved', (from, to, moved) => {
  expect(movedEntries([...from], [...to]).length).toBe(moved.length)
})

const anyOrders = fc
  .uniqueArray(fc.nat({ max: 30 }), { maxLength: 12 })
  .chain((entries) =>
    fc.tuple(
      fc.shuffledSubarray(entries, { minLength: entries.length }),
      fc.shuffledSubarray(entries, { minLength: entries.length }),
    ),
  )

test('without those that moved both orders are the same, and nothing else moved', () => {
  fc.assert(
    fc.property(anyOrders, ([from, to]) => {
      const moved = movedEntries(from, to)
      const rest = (order: readonly number[]) => order.filter((entry) => !moved.includes(entry))
      expect(rest(from)).toEqual(rest(to))
      expect(moved.every((entry) => to.includes(entry))).toBe(true)
    }),
  )
})
