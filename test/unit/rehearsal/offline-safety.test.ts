import { expect, test } from 'vitest'
import { planOffline } from '../../../src/rehearsal/plan.ts'
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
