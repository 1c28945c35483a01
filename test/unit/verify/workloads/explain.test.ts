import { describe, expect, test } from 'vitest'
import type { WorkloadClass } from '../../../../src/verify/workloads/classes.ts'
import type { ClusterEvent } from '../../../../src/verify/workloads/events.ts'
import { explain, shortened } from '../../../../src/verify/workloads/explain.ts'
import { buildSeen } from './build-seen.ts'

const web = buildSeen({ missing: '0 of 1 ready' })
const set = buildSeen({ kind: 'ReplicaSet', uid: 'uid-set', missing: '0 of 1 ready' })
const pod = buildSeen({ kind: 'Pod', uid: 'uid-pod', missing: 'Pending' })

function event(reason: string, message: string, changes: Partial<ClusterEvent> = {}): ClusterEvent {
  return {
    uid: 'uid-pod',
    isWarning: true,
    reason,
    message,
    at: '2026-11-27T00:00:00Z',
    count: 1,
    ...changes,
  }
}

// The words are those of Kubernetes 1.36.
const QUOTA =
  'Error creating: pods "web-7d4f-x2x9k" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2'

test.each<readonly [class_: WorkloadClass, event: ClusterEvent]>([
  ['quota-exceeded', event('FailedCreate', QUOTA, { uid: 'uid-set' })],
  [
    'pods-refused',
    event(
      'FailedCreate',
      'Error creating: pods "web-1" is forbidden: error looking up service account shop/web',
    ),
  ],
  [
    'unschedulable',
    event(
      'FailedScheduling',
      "0/5 nodes are available: 5 node(s) didn't match Pod's node affinity/selector.",
    ),
  ],
  ['image-not-pulled', event('Failed', 'Failed to pull image "registry.example.com/web:1": not found')],
  ['not-ready', event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503')],
])('%s is told by its event', (name, told) => {
  const found = explain(web, [web, set, pod], [told], false)
  expect(found.class).toBe(name)
  expect(found.why[0]).toBe(`${told.reason}: ${told.message}`)
})

test('events of others say nothing', () => {
  const other = event('FailedCreate', QUOTA, { uid: 'uid-of-another' })
  expect(explain(web, [web, set, pod], [other], false)).toEqual({ class: 'not-ready', why: ['Pending'] })
})

test('the same for several pods is one line, and there are five at most', () => {
  const events = [1, 2, 3].map((number) => event('FailedCreate', QUOTA.replace('x2x9k', `pod-${number}`)))
  expect(
    explain(
      web,
      [web, set, pod],
      events.map((one) => ({ ...one, uid: 'uid-set' })),
      false,
    ).why.filter((line) => line.startsWith('FailedCreate')),
  ).toHaveLength(1)
  const many = Array.from({ length: 9 }, (_none, index) => event(`Reason${index}`, `message ${index}`))
  expect(explain(web, [web, set, pod], many, false).why).toHaveLength(5)
})

test('an object of the backup that a webhook quotes is not repeated', () => {
  const body = JSON.stringify({
    spec: { containers: [{ name: 'main', env: [{ name: 'A', value: 'x'.repeat(80) }] }] },
  })
  const [line = ''] = explain(web, [web, pod], [event('FailedCreate', `denied: ${body}`)], false).why
  expect(shortened(line)).toBe('FailedCreate: denied: {…}')
})

describe('a claim', () => {
  const claim = buildSeen({ kind: 'PersistentVolumeClaim', uid: 'uid-claim', missing: 'Pending' })
  const waits = event('WaitForFirstConsumer', 'waiting for first consumer to be created before binding', {
    uid: 'uid-claim',
    isWarning: false,
  })
  test('that waits for a pod, and none uses it, is no fault', () => {
    expect(explain(claim, [claim], [waits], true).class).toBe('claim-waits')
  })
  test('that a pod uses is', () => {
    expect(explain(claim, [claim], [waits], false).class).toBe('claim-not-bound')
  })
  test('that nobody uses and that does not wait is', () => {
    expect(explain(claim, [claim], [], true).class).toBe('claim-not-bound')
  })
})

test('a paused Deployment is told as such, unless something worse holds it back', () => {
  const paused = { ...web, isPaused: true }
  expect(explain(paused, [paused], [], false).class).toBe('paused')
  expect(
    explain(paused, [paused, set], [event('FailedCreate', QUOTA, { uid: 'uid-set' })], false).class,
  ).toBe('quota-exceeded')
})
