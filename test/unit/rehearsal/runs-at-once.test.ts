import { expect, test } from 'vitest'
import { runsAtOnce } from '../../../src/rehearsal/runs-at-once.ts'

const GIB = 1024 ** 3

test.each([
  [1, 1, 1],
  [2, 16, 1],
  [4, 16, 2],
  [4, 3, 1],
  [64, 256, 2],
])('%s cores and %s GiB: %s', (cores, memory, expected) => {
  expect(runsAtOnce({ cores, availableMemoryBytes: memory * GIB })).toBe(expected)
})
