import { describe, expect, test } from 'vitest'
import { type ClusterRecord, parseRecord } from '../../../src/cluster/cluster-record.ts'

const record: ClusterRecord = {
  format: 1,
  id: '1a2b',
  createdAt: '2026-01-02T03:04:05.000Z',
  owner: { pid: 100, startedAt: 'a/1' },
  children: [{ name: 'etcd', pid: 101, startedAt: 'a/2' }],
  folder: '/tmp/restore-rehearsal-1a2b',
  kubeconfigPath: '/tmp/restore-rehearsal-1a2b/kubeconfig',
  keep: false,
  version: '1.36.3',
}

test('a record is read as it was written', () => {
  expect(parseRecord(JSON.stringify(record), '1a2b')).toEqual(record)
})

// Whatever a record names is killed and removed, so one that is off in any way is not acted on.
describe('a record is refused', () => {
  test.each<[string, object]>([
    ['of another format', { format: 2 }],
    ['of another id', { id: 'ffff' }],
    ['whose folder is not a cluster’s', { folder: '/home/me' }],
    ['whose folder is another cluster’s', { folder: '/tmp/restore-rehearsal-ffff' }],
    ['whose folder is relative', { folder: 'x/restore-rehearsal-1a2b' }],
    ['whose folder climbs', { folder: '/tmp/restore-rehearsal-1a2b/..' }],
    ['that names process 1', { children: [{ name: 'etcd', pid: 1, startedAt: 'a/2' }] }],
    ['that names a process group', { children: [{ name: 'etcd', pid: -101, startedAt: 'a/2' }] }],
    ['that names a process without its start', { children: [{ name: 'etcd', pid: 101 }] }],
    ['that names another program', { children: [{ name: 'init', pid: 101, startedAt: 'a/2' }] }],
    ['without an owner', { owner: null }],
  ])('%s', (_, change) => {
    expect(parseRecord(JSON.stringify({ ...record, ...change }), '1a2b')).toBeUndefined()
  })
})
