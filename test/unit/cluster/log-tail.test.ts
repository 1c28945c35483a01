import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printableTail } from '../../../src/cluster/control-plane/log-tail.ts'

test('keeps the last lines and says whose they are', () => {
  const text = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n')
  expect(printableTail(`${text}\n\n`, 'etcd').split('\n')).toEqual(
    [22, 23, 24, 25, 26, 27, 28, 29].map((index) => `etcd: line ${index}`),
  )
})

test.each([
  ['\u001b[31mred\u001b[0m', 'etcd: [31mred [0m'],
  ['::error::boo', 'etcd: ::error::boo'],
  ['a\rb\u2028c\u202ed', 'etcd: a b c d'],
  ['', ''],
])('%j is safe to print', (text, expected) => {
  expect(printableTail(text, 'etcd')).toBe(expected)
})

test('no log gets past the limits, a control character or a runner command into a message', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const tail = printableTail(text, 'etcd')
      expect(tail.length).toBeLessThanOrEqual(8 * 300)
      for (const line of tail.split('\n').filter(Boolean)) {
        expect(line).toMatch(/^etcd: /)
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
      }
    }),
  )
})
