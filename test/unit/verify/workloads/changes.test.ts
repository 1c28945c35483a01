import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { createChanges } from '../../../../src/verify/workloads/changes.ts'

function managed(name: string, entries: readonly JsonObject[]): JsonObject {
  return { kind: 'ReplicaSet', metadata: { namespace: 'shop', name, managedFields: entries } }
}

const ADOPTED = {
  manager: 'kube-controller-manager',
  fieldsV1: { 'f:metadata': { 'f:ownerReferences': { '.': {}, 'k:{"uid":"a"}': {} } } },
}

test('the same change of many objects is one entry with the first of them', () => {
  const changes = createChanges('restore-rehearsal')
  for (const name of ['a', 'b', 'c', 'd']) changes.add(managed(name, [ADOPTED]))
  expect(changes.groups()).toEqual([
    {
      kind: 'ReplicaSet',
      manager: 'kube-controller-manager',
      fields: ['metadata.ownerReferences'],
      count: 4,
      examples: ['shop/a', 'shop/b', 'shop/c'],
    },
  ])
})

test('what we wrote and what is status is no change', () => {
  const changes = createChanges('restore-rehearsal')
  changes.add(
    managed('a', [
      { manager: 'restore-rehearsal', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
      {
        manager: 'kube-controller-manager',
        subresource: 'status',
        fieldsV1: { 'f:status': { 'f:replicas': {} } },
      },
    ]),
  )
  expect(changes.groups()).toEqual([])
})

test('an annotation that comes with a status is one', () => {
  const changes = createChanges('restore-rehearsal')
  const fieldsV1 = {
    'f:metadata': { 'f:annotations': { 'f:deployment.kubernetes.io/revision': {} } },
    'f:status': { 'f:replicas': {} },
  }
  changes.add(managed('a', [{ manager: 'kube-controller-manager', subresource: 'status', fieldsV1 }]))
  expect(changes.groups()).toMatchObject([
    { fields: ['metadata.annotations.deployment.kubernetes.io/revision'] },
  ])
})
