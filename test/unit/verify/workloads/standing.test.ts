import { expect, test } from 'vitest'
import {
  awaited,
  childrenOf,
  countsOf,
  familyOf,
  standingOf,
} from '../../../../src/verify/workloads/standing.ts'
import { buildSeen } from './build-seen.ts'

const web = buildSeen()
const set = buildSeen({
  kind: 'ReplicaSet',
  uid: 'uid-set',
  owner: { kind: 'Deployment', uid: 'uid-web' },
  missing: '0 of 1 ready',
})
const pod = buildSeen({
  kind: 'Pod',
  uid: 'uid-pod',
  owner: { kind: 'ReplicaSet', uid: 'uid-set' },
  missing: 'Pending',
  claims: ['used'],
})
const claim = (name: string) =>
  buildSeen({ kind: 'PersistentVolumeClaim', name, uid: `uid-${name}`, missing: 'Pending' })
const all = (): boolean => true

test('what a controller manages is judged by its manager', () => {
  const standing = standingOf([web, set, pod], all)
  expect(standing.judged).toEqual([web])
  expect(countsOf(standing)).toEqual([{ kind: 'Deployment', restored: 1, ready: 1 }])
})

test('what was not restored is not judged', () => {
  expect(standingOf([web, set, pod], (uid) => uid !== 'uid-web').judged).toEqual([])
})

test('a Job that is suspended rests', () => {
  const job = buildSeen({ kind: 'Job', missing: 'not complete', rests: true })
  expect(standingOf([job], all)).toMatchObject({ judged: [job], notReady: [] })
})

test('a claim that no pod uses, a Service and a paused Deployment are not waited for', () => {
  const service = buildSeen({ kind: 'Service', missing: 'no ready endpoint' })
  const paused = buildSeen({ missing: '0 of 1 ready', isPaused: true })
  const [used, unused] = [claim('used'), claim('unused')]
  const standing = standingOf([pod, used, unused, service, paused], all)
  expect(standing.notReady).toEqual([used, unused, service, paused])
  expect(awaited(standing)).toEqual([used])
})

test('a family is the object and everything below it', () => {
  expect(familyOf(web, childrenOf([web, set, pod]))).toEqual([web, set, pod])
})
