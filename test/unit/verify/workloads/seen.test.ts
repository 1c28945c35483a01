import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { readinessInBackup } from '../../../../src/verify/workloads/in-backup.ts'
import { seenOf } from '../../../../src/verify/workloads/seen.ts'

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', uid: 'u', generation: 2 },
  spec: { replicas: 2 },
} as const

test('conditions complain in their own words, those that are bad when true as well', () => {
  const conditions = [
    {
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      message: 'Deployment does not have minimum availability.',
    },
    { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' },
    { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota: small' },
  ]
  expect(seenOf({ ...DEPLOYMENT, status: { conditions } })).toMatchObject({
    missing: 'its controller has not seen it yet',
    complaints: [
      'MinimumReplicasUnavailable: Deployment does not have minimum availability.',
      'FailedCreate: exceeded quota: small',
    ],
  })
})

test('only an owner that is the controller manages an object', () => {
  const owners = [
    { kind: 'ConfigMap', uid: 'a' },
    { kind: 'ReplicaSet', uid: 'b', controller: true },
  ]
  const pod = (ownerReferences: readonly JsonObject[]): JsonObject => ({
    kind: 'Pod',
    metadata: { name: 'p', ownerReferences },
  })
  expect(seenOf(pod(owners)).owner).toEqual({ kind: 'ReplicaSet', uid: 'b' })
  expect(seenOf(pod(owners.slice(0, 1))).owner).toBeUndefined()
})

test('a pod with the status of another cluster is not ready before it is on a node', () => {
  const status = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }
  const pod = (spec: JsonObject): JsonObject => ({ kind: 'Pod', metadata: { name: 'p' }, spec, status })
  expect(seenOf(pod({})).missing).toBe('on no node')
  expect(seenOf(pod({ nodeName: 'n1' })).missing).toBeUndefined()
})

test.each<
  readonly [what: string, kind: string, body: JsonObject, expected: ReturnType<typeof readinessInBackup>]
>([
  [
    'ready',
    'Deployment',
    { ...DEPLOYMENT, status: { observedGeneration: 2, availableReplicas: 2 } },
    'ready',
  ],
  [
    'one of two',
    'Deployment',
    { ...DEPLOYMENT, status: { observedGeneration: 2, availableReplicas: 1 } },
    'not-ready',
  ],
  ['without a status', 'Deployment', { ...DEPLOYMENT }, 'unknown'],
  ['with a status that no controller wrote', 'Deployment', { ...DEPLOYMENT, status: {} }, 'unknown'],
  ['bound', 'PersistentVolumeClaim', { status: { phase: 'Bound' } }, 'ready'],
  ['pending', 'PersistentVolumeClaim', { status: { phase: 'Pending' } }, 'not-ready'],
  ['a Job that was not through', 'Job', { status: { active: 1 } }, 'not-ready'],
  ['a Service', 'Service', { status: { loadBalancer: {} } }, 'unknown'],
])('in the backup: %s', (_what, kind, body, expected) => {
  expect(readinessInBackup(kind, body)).toBe(expected)
})

test('a file that cannot be read tells nothing', () => {
  expect(readinessInBackup('Deployment', null)).toBe('unknown')
})
