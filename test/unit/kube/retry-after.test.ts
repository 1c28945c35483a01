import { expect, test } from 'vitest'
import { retryAfterMs } from '../../../src/kube/retry-after.ts'

const NOW = Date.UTC(1994, 10, 6, 8, 49, 37)

test.each<[header: string | undefined, ms: number | undefined]>([
  [undefined, undefined],
  ['0', 0],
  ['1', 1_000],
  [' 120 ', 120_000],
  ['0.5', 500],
  ['Sun, 06 Nov 1994 08:49:47 GMT', 10_000],
  ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('Retry-After %j', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})
