import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { createDerivedObjects } from '../../../src/verify/derived.ts'
import { object } from '../../itg/engine/objects.ts'

const BEFORE = '2026-11-24T10:00:00Z'
const FIRST = '2026-11-24T10:00:05Z'
const LATER = '2026-11-24T10:00:06Z'

function at(
  creationTimestamp: string,
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  more: JsonObject = {},
) {
  return object(apiVersion, kind, namespace, name, { metadata: { creationTimestamp, ...more } })
}

test('what came to be since the first object of this run, by kind and name', () => {
  const derived = createDerivedObjects((namespace) => namespace !== 'foreign')
  derived.restored(at(LATER, 'v1', 'ConfigMap', 'shop', 'second'))
  derived.other(at(LATER, 'v1', 'ServiceAccount', 'shop', 'default'))
  derived.other(
    at(LATER, 'v1', 'Pod', 'shop', 'web-1', { ownerReferences: [{ kind: 'ReplicaSet', name: 'web' }] }),
  )
  derived.other(at(LATER, 'apiregistration.k8s.io/v1', 'APIService', '', 'v1.example.com'))
  derived.other(at(FIRST, 'v1', 'Secret', 'shop', 'made'))
  derived.other(at(BEFORE, 'v1', 'Secret', 'shop', 'old'))
  derived.other(at(LATER, 'v1', 'Secret', 'foreign', 'not-ours'))
  derived.other(at(LATER, 'rbac.authorization.k8s.io/v1', 'ClusterRole', '', 'system:node'))
  derived.restored(at(FIRST, 'v1', 'ConfigMap', 'shop', 'first'))
  expect(derived.objects().map(({ kind, name, why }) => [kind, name, why])).toEqual([
    ['APIService', 'v1.example.com', 'registered for a CustomResourceDefinition'],
    ['Pod', 'web-1', 'made for ReplicaSet web'],
    ['Secret', 'made', 'made while the restore ran'],
    ['ServiceAccount', 'default', 'every cluster makes it'],
  ])
})

test('a run that stored nothing derived nothing', () => {
  const derived = createDerivedObjects(() => true)
  derived.other(at(LATER, 'v1', 'Secret', 'shop', 'made'))
  expect(derived.objects()).toEqual([])
})
