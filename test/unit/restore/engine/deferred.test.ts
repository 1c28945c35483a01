import { expect, test } from 'vitest'
import builtIn from '../../../../src/kube/builtin-resources.json' with { type: 'json' }
import { discoveryOf } from '../../../../src/kube/discovery.ts'
import { deferredLast } from '../../../../src/restore/engine/deferred.ts'
import type { SafetyProfile } from '../../../../src/safety/decision.ts'
import { rulerOf } from '../../../../src/safety/ruler.ts'

const WEBHOOKS = 'mutatingwebhookconfigurations.admissionregistration.k8s.io'
const API_SERVICES = 'apiservices.apiregistration.k8s.io'
const NAMES = ['pods', API_SERVICES, WEBHOOKS, 'roles.rbac.authorization.k8s.io', 'widgets.example.com']

function order(profile: SafetyProfile): readonly string[] {
  const groups = NAMES.map((groupResource) => ({
    groupResource,
    resolved: groupResource,
    isServed: true,
    items: [],
  }))
  const context = {
    safety: { rule: rulerOf({ profile, rules: [] }), serverOf: async () => 'api-server' as const, log: [] },
    discovery: () => discoveryOf(builtIn),
  }
  return deferredLast(context, groups).map(({ groupResource }) => groupResource)
}

test('what would be asked about all that follows comes last in isolated', () => {
  const rest = NAMES.filter((name) => name !== WEBHOOKS && name !== API_SERVICES)
  expect(order('isolated')).toEqual([...rest, API_SERVICES, WEBHOOKS])
})

test.each(['guarded', 'faithful'] as const)('%s keeps the order of Velero', (profile) => {
  expect(order(profile)).toEqual(NAMES)
})
