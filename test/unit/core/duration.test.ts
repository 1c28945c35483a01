import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, LONGEST_MS, parseDuration } from '../../../src/core/duration.ts'

describe('parseDuration', () => {
  test.each<readonly [text: string, ms: number | undefined]>([
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['90s', 90_000],
    ['4h0m0s', 14_400_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['1m1m', 120_000],
    ['0', 0],
    ['0s', 0],
    ['596h', 596 * 3_600_000],
    ['597h', undefined],
    ['', undefined],
    ['10', undefined],
    ['10 m', undefined],
    ['-5m', undefined],
    ['+5m', undefined],
    ['m', undefined],
    ['5d', undefined],
    ['5m!', undefined],
    ['.5m', undefined],
    ['1e3s', undefined],
    ['99999999999999999999h', undefined],
  ])('%j', (text, ms) => expect(parseDuration(text)).toBe(ms))
})

test.each([
  [0, '0s'],
  [20, '20ms'],
  [1_500, '1.5s'],
  [90_000, '1m30s'],
  [600_000, '10m0s'],
  [14_400_000, '4h0m0s'],
  [3_600_001, '1h0m0.001s'],
])('formatDuration %d as Go prints it', (ms, text) => expect(formatDuration(ms)).toBe(text))

test('what is printed reads back as the same time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LONGEST_MS }), (ms) => {
      expect(parseDuration(formatDuration(ms))).toBe(ms)
    }),
  )
})
