import { expect, test } from 'vitest'
import { sortByBytes } from '../../../src/backup/byte-order.ts'

const sorted = (...texts: string[]) => sortByBytes(texts, (text) => text)

test('F-54: names are in the order of their bytes', () => {
  expect(sorted('b', 'a.json', 'a-b.json', 'B', '', 'é', 'aa')).toEqual([
    '',
    'B',
    'a-b.json',
    'a.json',
    'aa',
    'b',
    'é',
  ])
})

test('F-54: also where UTF-16 has another order', () => {
  expect(sorted('\u{1f680}', '\uff5e')).toEqual(['\uff5e', '\u{1f680}'])
})

test('equal keys keep their order', () => {
  expect(sortByBytes(['b1', 'a2', 'b0', 'a1'], (text) => text.slice(0, 1))).toEqual(['a2', 'a1', 'b1', 'b0'])
})
