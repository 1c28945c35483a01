import { expect, test } from 'vitest'
import { endOf, type Pace } from '../../../../src/verify/workloads/until-settled.ts'

const LIMITS = { timeoutMs: 60_000, stillMs: 15_000 }
const MOVING = { open: 2, following: 0, still: 100, ready: 0, ms: 5_000, lookMs: 100 }
const READY = { ...MOVING, open: 0, ready: 2_000, still: 2_000 }

test.each<readonly [what: string, pace: Pace, end: ReturnType<typeof endOf>]>([
  ['something moves', MOVING, undefined],
  ['nothing moves for long enough', { ...MOVING, still: 15_000 }, 'still'],
  ['nothing moves, but a look takes long', { ...MOVING, still: 15_000, lookMs: 2_000 }, undefined],
  ['the time is over', { ...MOVING, ms: 60_000 }, 'timeout'],
  ['all are ready', READY, 'ready'],
  ['all are ready, but only just', { ...READY, ready: 300 }, undefined],
  ['all are ready, and something still moves', { ...READY, still: 100 }, undefined],
  ['all are ready for long, although something moves', { ...READY, ready: 10_000, still: 100 }, 'ready'],
  ['endpoints get their time', { ...READY, following: 1 }, undefined],
  ['endpoints had their time', { ...READY, following: 1, ready: 3_000, still: 3_000 }, 'ready'],
  ['all are ready when the time is over', { ...READY, ready: 0, ms: 60_000 }, 'ready'],
])('%s', (_what, pace, end) => {
  expect(endOf(pace, LIMITS)).toBe(end)
})

test('where pods start for real only the time ends the wait', () => {
  expect(endOf({ ...MOVING, still: 50_000 }, { timeoutMs: 60_000, stillMs: undefined })).toBeUndefined()
})
