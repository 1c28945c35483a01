// In a cluster of its own a run does not wait until other API servers have heard of a new type: there are none.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JsonObject, omit, textAt } from '../../../src/core/json.ts'
import { conditionsOf, HOLD_MS, liftHold } from '../../../src/restore/engine/lift-hold.ts'
import { crd } from './objects.ts'
import { openTarget, type Target } from './restore-archive.ts'

const PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.hold.example.com'

let target: Target

beforeAll(async () => {
  target = await openTarget()
  await target.create(crd('hold.example.com', 'Widget'))
})
afterAll(() => target?.stop())

/** When the definition was established, as it is written in it. */
function establishedAt(stored: JsonObject): number {
  const condition = conditionsOf(stored).find(
    ({ type, status }) => type === 'Established' && status === 'True',
  )
  return Date.parse(textAt(condition, 'lastTransitionTime') ?? '')
}

async function established(): Promise<JsonObject> {
  let stored: JsonObject = {}
  const look = async () => {
    stored = (await target.get(PATH)) ?? {}
    return establishedAt(stored)
  }
  await expect.poll(look, { timeout: 30_000 }).not.toBeNaN()
  return stored
}

test('the time of one condition is set back by more than the server holds a create; nothing else changes', async () => {
  const before = await established()
  expect(await liftHold(target.client, before)).toBe(true)
  const after = (await target.get(PATH)) ?? {}
  expect(establishedAt(after)).toBe(establishedAt(before) - HOLD_MS - 1_000)
  const others = (stored: JsonObject) => conditionsOf(stored).filter(({ type }) => type !== 'Established')
  expect(others(after)).toEqual(others(before))
  expect(after.spec).toEqual(before.spec)
  const changing = ['resourceVersion', 'managedFields']
  expect(omit(after.metadata as JsonObject, changing)).toEqual(omit(before.metadata as JsonObject, changing))
})

test('conditions that moved meanwhile are left alone, and the hold stays', async () => {
  const stored = await established()
  const moved = { ...stored, status: { conditions: [{ type: 'Other' }, ...conditionsOf(stored)] } }
  expect(await liftHold(target.client, moved)).toBe(false)
  expect(establishedAt((await target.get(PATH)) ?? {})).toBe(establishedAt(stored))
})
