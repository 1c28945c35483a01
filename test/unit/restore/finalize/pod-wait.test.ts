import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import {
  byContainer,
  longestWaitMs,
  nextStep,
  type PodLook,
  type PodStep,
} from '../../../../src/restore/finalize/pod-wait.ts'
import { hook, livePod } from './parts.ts'

const MAIN = byContainer([hook()])
const READY = byContainer([hook(), hook({ needsReady: true })])
const BOTH = byContainer([hook({ container: 'side' }), hook()])

function look(parts: Partial<PodLook>): PodLook {
  return {
    live: livePod({ main: 'waiting' }),
    pending: MAIN,
    limitMs: undefined,
    elapsedMs: 0,
    cancelledAtMs: undefined,
    heedsReady: true,
    ...parts,
  }
}

const WAIT: PodStep = { kind: 'wait' }
const CANCELED: PodStep = { kind: 'end', why: 'context canceled' }
const DEADLINE: PodStep = { kind: 'end', why: 'context deadline exceeded' }
const run = (...containers: readonly string[]): PodStep => ({ kind: 'run', containers })
const NEW_POD: JsonObject = { status: { phase: 'Pending' } }

test.each<readonly [what: string, parts: Partial<PodLook>, expected: PodStep]>([
  ['H-4, C-199: a pod without a status', { live: NEW_POD }, WAIT],
  ['H-4, C-199: the container waits', { live: livePod({ main: 'waiting' }) }, WAIT],
  ['H-4: the container has ended', { live: livePod({ main: 'terminated' }) }, WAIT],
  ['H-4: another container runs', { live: livePod({ side: 'ready' }) }, WAIT],
  ['H-4, C-199: the container runs', { live: livePod({ main: 'running' }) }, run('main')],
  [
    'H-4, C-199: one hook wants it ready, so all wait',
    { pending: READY, live: livePod({ main: 'running' }) },
    WAIT,
  ],
  ['H-4, C-199: it is ready', { pending: READY, live: livePod({ main: 'ready' }) }, run('main')],
  [
    'D-22: Velero 1.9 does not look at readiness',
    { pending: READY, live: livePod({ main: 'running' }), heedsReady: false },
    run('main'),
  ],
  [
    'H-5, C-194, C-203: both run, in the order of their hooks',
    { pending: BOTH, live: livePod({ main: 'running', side: 'running' }) },
    run('side', 'main'),
  ],
  [
    'H-5, C-203: one of two runs',
    { pending: BOTH, live: livePod({ main: 'running', side: 'waiting' }) },
    run('main'),
  ],
  ['H-8: the pod is gone', { live: undefined }, CANCELED],
  ['H-8: the pod succeeded', { live: livePod({ main: 'terminated' }, 'Succeeded') }, CANCELED],
  ['H-8: the pod failed', { live: livePod({ main: 'running' }, 'Failed') }, CANCELED],
  ['H-3: before the limit', { limitMs: 3_000, elapsedMs: 2_999 }, WAIT],
  ['H-3: at the limit', { limitMs: 3_000, elapsedMs: 3_000 }, DEADLINE],
  [
    'H-3: what runs after the limit runs too late',
    { limitMs: 3_000, elapsedMs: 3_000, live: livePod({ main: 'ready' }) },
    DEADLINE,
  ],
  [
    'H-9: hooks of another pod failed',
    { cancelledAtMs: 10, elapsedMs: 20, live: livePod({ main: 'ready' }) },
    CANCELED,
  ],
  ['H-9: they failed before the limit', { cancelledAtMs: 2_999, limitMs: 3_000, elapsedMs: 5_000 }, CANCELED],
  ['H-9: they failed at the limit', { cancelledAtMs: 3_000, limitMs: 3_000, elapsedMs: 5_000 }, DEADLINE],
])('%s', (_what, parts, expected) => {
  expect(nextStep(look(parts))).toEqual(expected)
})

test.each<readonly [waits: readonly (number | undefined)[], expected: number | undefined]>([
  [[], 0],
  [[3_000], 3_000],
  [[3_000, 5_000, 1_000], 5_000],
  [[3_000, undefined], undefined],
  [[undefined], undefined],
])('H-3, C-200: the longest of %j is %j', (waits, expected) => {
  expect(longestWaitMs(waits.map((waitTimeoutMs) => hook({ waitTimeoutMs })))).toBe(expected)
})
