import { expect, test } from 'vitest'
import { FAULT_NAMES, type SeenRequest } from '../../faults/proxy/faults.ts'
import { type FaultPlan, faultFor } from '../../faults/proxy/plan.ts'
import { planRound } from '../../faults/round.ts'

const PLAN: FaultPlan = { seed: '1', kinds: FAULT_NAMES, percent: 50, perRequest: 2 }

function post(name: string): SeenRequest {
  return { method: 'POST', path: '/api/v1/namespaces/a/configmaps', query: new URLSearchParams(), name }
}

const NAMES = Array.from({ length: 400 }, (_, index) => `item-${index}`)

test('the same seed gives the same rounds and the same faults, in whatever order requests come', () => {
  const forwards = NAMES.map((name) => faultFor(PLAN, post(name), 0))
  const backwards = NAMES.toReversed().map((name) => faultFor(PLAN, post(name), 0))
  expect(backwards.toReversed()).toEqual(forwards)
  expect(planRound('7', 3)).toEqual(planRound('7', 3))
  expect(NAMES.map((name) => faultFor({ ...PLAN, seed: '2' }, post(name), 0))).not.toEqual(forwards)
})

test('as many requests meet a fault as the plan says, and none too often', () => {
  const met = NAMES.filter((name) => faultFor(PLAN, post(name), 0) !== undefined)
  expect(met.length).toBeGreaterThan(150)
  expect(met.length).toBeLessThan(250)
  expect(NAMES.filter((name) => faultFor(PLAN, post(name), 2) !== undefined)).toEqual([])
})

test('a fault only meets requests that it can happen to', () => {
  const lists = { ...PLAN, kinds: ['list-expired', 'cold-cache', 'groups-empty'] as const, percent: 100 }
  expect(NAMES.map((name) => faultFor(lists, post(name), 0)).every((fault) => fault === undefined)).toBe(true)
})
