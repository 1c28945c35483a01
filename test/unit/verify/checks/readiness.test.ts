import { describe, expect, test } from 'vitest'
import { type JsonObject, parseJson } from '../../../../src/core/json.ts'
import { missingFor } from '../../../../src/verify/checks/readiness.ts'

const workload = (kind: string, status: JsonObject, spec: JsonObject = { replicas: 2 }): JsonObject => ({
  kind,
  metadata: { generation: 3 },
  spec,
  status: { observedGeneration: 3, ...status },
})

const pod = (status: JsonObject): JsonObject => ({ kind: 'Pod', status })
const condition = (type: string, status: string): JsonObject => ({ conditions: [{ type, status }] })

describe('what is missing for an object to be ready', () => {
  test.each<readonly [what: string, object: JsonObject, missing: string | undefined]>([
    ['a Deployment', workload('Deployment', { availableReplicas: 2 }), undefined],
    [
      'one replica of two',
      workload('Deployment', { availableReplicas: 1, readyReplicas: 2 }),
      '1 of 2 ready',
    ],
    ['no status', workload('Deployment', {}), '0 of 2 ready'],
    ['no replicas wanted', workload('Deployment', {}, { replicas: 0 }), undefined],
    ['one by default', workload('StatefulSet', { readyReplicas: 1 }, {}), undefined],
    [
      'a status of before',
      workload('StatefulSet', { observedGeneration: 2, readyReplicas: 2 }),
      'its controller has not seen it yet',
    ],
    ['a ReplicaSet', workload('ReplicaSet', { readyReplicas: 2 }), undefined],
    ['a DaemonSet', workload('DaemonSet', { desiredNumberScheduled: 3, numberReady: 2 }, {}), '2 of 3 ready'],
    ['a Job', { kind: 'Job', status: condition('Complete', 'True') }, undefined],
    ['a Job that failed', { kind: 'Job', status: condition('Failed', 'True') }, 'not complete'],
    ['a Pod', pod({ phase: 'Running', ...condition('Ready', 'True') }), undefined],
    ['a Pod that is through', pod({ phase: 'Succeeded', ...condition('Ready', 'False') }), undefined],
    ['a Pod without a status', pod({}), 'Pending'],
    ['a Pod whose probe fails', pod({ phase: 'Running', ...condition('Ready', 'False') }), 'Running'],
    [
      'an image that is not there',
      pod({
        phase: 'Pending',
        containerStatuses: [{ name: 'web', state: { waiting: { reason: 'ImagePullBackOff' } } }],
      }),
      'web: ImagePullBackOff',
    ],
    [
      'an init container that holds the others up',
      pod({
        phase: 'Pending',
        initContainerStatuses: [{ name: 'seed', state: { waiting: { reason: 'CrashLoopBackOff' } } }],
        containerStatuses: [{ name: 'web', state: { waiting: { reason: 'PodInitializing' } } }],
      }),
      'seed: CrashLoopBackOff',
    ],
    ['a claim', { kind: 'PersistentVolumeClaim', status: { phase: 'Bound' } }, undefined],
    ['a claim that waits', { kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } }, 'Pending'],
    ['a custom resource', { kind: 'Certificate', status: condition('Ready', 'True') }, undefined],
    ['one that is not', { kind: 'Certificate', status: condition('Ready', 'False') }, 'not Ready'],
    ['one that does not say', { kind: 'Shop', status: {} }, 'unknown'],
  ])('%s', (_what, object, missing) => expect(missingFor(object)).toBe(missing))
})

test('numbers keep their literals', () => {
  const object = parseJson('{"kind":"ReplicaSet","spec":{"replicas":2.0},"status":{"readyReplicas":2}}')
  expect(missingFor(object as JsonObject)).toBeUndefined()
})
