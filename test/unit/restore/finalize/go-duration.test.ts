import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDuration } from '../../../../src/core/duration.ts'
import { goDurationMs } from '../../../../src/restore/finalize/go-duration.ts'

test.each([
  ['30s', 30_000],
  ['1h30m', 5_400_000],
  ['1.5s', 1_500],
  ['.5s', 500],
  ['100ms', 100],
  ['1m0.25s', 60_250],
  ['250us', 0.25],
  ['250µs', 0.25],
  ['5ns', 0.000005],
  ['0', 0],
  ['-3s', -3_000],
  ['+3s', 3_000],
])('S-84: %s is %d ms', (text, ms) => {
  expect(goDurationMs(text)).toBeCloseTo(ms, 9)
})

test.each(['', '3', 's', '3 s', '3sec', '1d', '--1s', '1s-2s', '1,5s'])('S-84: %j is no duration', (text) => {
  expect(goDurationMs(text)).toBeUndefined()
})

test.each([
  [30_000, '30s'],
  [90_000, '1m30s'],
  [3_600_000, '1h0m0s'],
  [1_500, '1.5s'],
  [20, '20ms'],
  [60_250, '1m0.25s'],
])('%d ms is printed as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (ms) => {
      expect(goDurationMs(formatDuration(ms))).toBeCloseTo(ms, 6)
    }),
  )
})
