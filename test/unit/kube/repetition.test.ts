import { expect, test } from 'vitest'
import { TransportError } from '../../../src/kube/http-origin.ts'
import type { KubeRequest } from '../../../src/kube/kube-client.ts'
import { Outage } from '../../../src/kube/outage.ts'
import { PATIENCE } from '../../../src/kube/patience.ts'
import { type Attempt, Repetition } from '../../../src/kube/repetition.ts'

const answered = (status: number, retryAfter?: string): Attempt => ({
  answer: {
    status,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    body: Buffer.alloc(0),
  },
})
const broke = (mayHaveArrived: boolean): Attempt => ({ error: new TransportError('broke', mayHaveArrived) })

function repetition(method: KubeRequest['method']) {
  const outage = new Outage('server', PATIENCE.outageMs)
  return { outage, request: new Repetition(method, outage, PATIENCE) }
}

test.each<[method: KubeRequest['method'], attempt: Attempt, isRepeated: boolean]>([
  ['GET', answered(200), false],
  ['GET', answered(410), false],
  ['GET', answered(503), true],
  ['GET', broke(true), true],
  ['PATCH', answered(504), true],
  ['PATCH', broke(true), true],
  ['POST', answered(429), true],
  ['POST', answered(503), false],
  ['POST', broke(true), false],
  ['POST', broke(false), true],
  ['PUT', broke(true), false],
  ['DELETE', answered(504), false],
])('%s after %o', (method, attempt, isRepeated) => {
  expect(repetition(method).request.pauseAfter(attempt, 0, 0) !== undefined).toBe(isRepeated)
})

test('pauses double, have jitter and an end', () => {
  const { request } = repetition('GET')
  const pauses = Array.from({ length: 9 }, () => request.pauseAfter(broke(false), 0, 0) ?? 0)
  for (const [index, pause] of pauses.entries()) {
    const base = Math.min(8_000, 200 * 2 ** index)
    expect(pause).toBeGreaterThanOrEqual(base)
    expect(pause).toBeLessThanOrEqual(base * 1.2)
  }
})

test('the server names the pause, up to half a minute', () => {
  const { request } = repetition('GET')
  expect(request.pauseAfter(answered(429, '3'), 0, 0)).toBeGreaterThanOrEqual(3_000)
  expect(request.pauseAfter(answered(429, '3600'), 0, 0)).toBeLessThanOrEqual(36_000)
  expect(request.pauseAfter(answered(429, '0'), 0, 0)).toBeGreaterThanOrEqual(50)
})

test('failures while nobody is answered do not count, but have an end', () => {
  const { request, outage } = repetition('GET')
  for (let now = 0; now < 59_000; now += 1_000) {
    expect(request.pauseAfter(broke(true), now, 0)).toBeDefined()
    expect(outage.lost.aborted).toBe(false)
  }
  request.pauseAfter(broke(true), 60_000, 0)
  expect(outage.lost.reason).toMatchObject({ code: 'CLUSTER_UNREACHABLE' })
})

test('one answer to anybody ends an outage', () => {
  const { request, outage } = repetition('GET')
  request.pauseAfter(broke(true), 0, 0)
  outage.answers += 1
  request.pauseAfter(broke(true), 59_000, 0)
  request.pauseAfter(broke(true), 61_000, 0)
  expect(outage.lost.aborted).toBe(false)
})

test('the sixth failure while others are answered is the last', () => {
  const { request, outage } = repetition('GET')
  const pauses = Array.from({ length: 6 }, (_, index) => {
    outage.answers += 1
    return request.pauseAfter(answered(503), index, 0)
  })
  expect(pauses.map((pause) => pause !== undefined)).toEqual([true, true, true, true, true, false])
})

test('a server that is busy is asked for as long as an outage may take, whatever others get', () => {
  const { request, outage } = repetition('POST')
  const isRepeated = (now: number): boolean => {
    outage.answers += 1
    return request.pauseAfter(answered(429), now, 0) !== undefined
  }
  expect([0, 1, 2, 3, 4, 5, 30_000, 60_000].map(isRepeated)).not.toContain(false)
  expect(isRepeated(60_001)).toBe(false)
})
