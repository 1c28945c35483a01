import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInRange, parseCountRange, rangeText } from '../../../../src/verify/checks/count-range.ts'

test.each([
  ['12', 12, 12, '12'],
  ['= 12', 12, 12, '12'],
  ['== 0', 0, 0, '0'],
  ['>= 12', 12, Number.POSITIVE_INFINITY, '12 or more'],
  ['>12', 13, Number.POSITIVE_INFINITY, '13 or more'],
  ['<= 5', 0, 5, 'at most 5'],
  ['< 5', 0, 4, 'at most 4'],
  ['3..5', 3, 5, '3 to 5'],
  [' >= 3 , <= 5 ', 3, 5, '3 to 5'],
  ['>= 3, < 5, 4', 4, 4, '4'],
])('%s', (text, min, max, words) => {
  const range = parseCountRange(text)
  expect(range).toEqual({ min, max })
  expect(range && rangeText(range)).toBe(words)
})

test.each(['', 'many', '>= x', '-1', '1.5', '5..3', '< 0', '>= 5, <= 4', '3..', '=> 3', '1,', '9999999999'])(
  'refused: %s',
  (text) => {
    expect(parseCountRange(text)).toBeUndefined()
  },
)

test('a range holds exactly what its text says', () => {
  const count = fc.integer({ min: 0, max: 30 })
  fc.assert(
    fc.property(count, count, (limit, found) => {
      const inside = (text: string) => {
        const range = parseCountRange(text)
        return range !== undefined && isInRange(found, range)
      }
      expect(inside(`>= ${limit}`)).toBe(found >= limit)
      expect(inside(`> ${limit}`)).toBe(found > limit)
      expect(inside(`<= ${limit}`)).toBe(found <= limit)
      expect(inside(`< ${limit}`)).toBe(found < limit)
      expect(inside(`${limit}`)).toBe(found === limit)
    }),
  )
})
