import { expect, test } from 'vitest'
import { BUILT_IN } from '../../../src/rehearsal/offline-discovery.ts'
import { offlineSafety } from '../../../src/rehearsal/offline-safety.ts'
import { planOffline } from '../../../src/rehearsal/plan.ts'
import type { PlannedItem } from '../../../src/restore/select/plan.ts'
import type { SafetySettings } from '../../../src/safety/decision.ts'
import { requestFor } from './profile-diff/request.ts'

const { signal } = new AbortController()

async function rules(safety: SafetySettings | undefined): Promise<readonly string[]> {
  const request = { ...requestFor('examples', 'shop'), ...(safety === undefined ? {} : { safety }) }
  const plan = await planOffline(request, signal)
  return plan.safety.rules.map(({ count, do: done, rule, form = '' }) =>
    `${count} ${done} ${rule} ${form}`.trim(),
  )
}

test('guarded: what would be tamed and held of the demo', async () => {
  expect(await rules({ profile: 'guarded', rules: [] })).toEqual(
    expect.arrayContaining([
      '8 hold code: Pod',
      '3 tame code: Deployment.apps replicas 0',
      '1 tame code: StatefulSet.apps replicas 0',
      '1 hold network: Ingress.networking.k8s.io',
    ]),
  )
})

test('a rule of the user is followed, and what is kept is not spoken of', async () => {
  const found = await rules({
    profile: 'guarded',
    rules: [
      { group: '', kind: 'Pod', do: 'keep', why: 'they may run' },
      { group: '', kind: 'Secret', do: 'hold', why: 'they stay at home' },
    ],
  })
  expect(found.filter((row) => row.includes('Pod'))).toEqual([])
  expect(found).toContainEqual(expect.stringMatching(/^\d+ hold own: Secret$/))
})

test.each([
  { profile: 'isolated', rules: [] } as const,
  { profile: 'faithful', rules: [] } as const,
  undefined,
])('nothing acts in the demo: %j', async (safety) => expect(await rules(safety)).toEqual([]))

test('a file of another version that is no JSON is not tamed, and not quoted', () => {
  const item = { index: 0, groupResource: 'deployments.apps', apiVersion: 'apps/v1', kind: 'Deployment' }
  const planned = { item, targetNamespace: 'shop', body: {} } as unknown as PlannedItem
  const groups = [{ groupResource: 'deployments.apps', resolved: '', isServed: true, items: [planned] }]
  const guarded = { profile: 'guarded', rules: [] } as const
  const catalog = { read: () => 'password: hunter2' }
  expect(offlineSafety(guarded, { groups }, BUILT_IN, catalog)).toEqual({ profile: 'guarded', rules: [] })
})

test('what a file says in vain is among the warnings of a plan', async () => {
  const advice = ['not used of the rehearsal file: gates (no result)']
  const { warnings } = await planOffline({ ...requestFor('examples', 'shop'), advice }, signal)
  expect(warnings).toEqual(advice)
})
