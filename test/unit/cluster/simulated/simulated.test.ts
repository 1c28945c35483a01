import { expect, test } from 'vitest'
import { controllersFlag } from '../../../../src/cluster/simulated/controllers.ts'
import { simulatedNodes } from '../../../../src/cluster/simulated/nodes.ts'
import { volumeFor } from '../../../../src/cluster/simulated/provision-claims.ts'

test('while something is restored no controller acts on workloads', () => {
  expect(controllersFlag('admission')).toBe(
    '--controllers=serviceaccount-controller,root-ca-certificate-publisher-controller,resourcequota-controller,namespace-controller',
  )
  expect(controllersFlag('all')).toMatch(/^--controllers=\*,-horizontal-pod-autoscaler-controller,/)
})

test('nodes are those of the backup, without what was wrong with them that day', () => {
  const node = {
    metadata: {
      name: 'node-1',
      uid: 'u',
      labels: { zone: 'a', 'velero.io/restore-name': 'r' },
      annotations: { secret: 'x' },
    },
    spec: {
      podCIDR: '10.1.0.0/24',
      unschedulable: true,
      taints: [
        { key: 'dedicated', value: 'db', effect: 'NoSchedule' },
        { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
        { key: 'node.cloudprovider.kubernetes.io/uninitialized', effect: 'NoSchedule' },
      ],
    },
    status: { allocatable: { cpu: '4', 'nvidia.com/gpu': '1' }, addresses: [{ address: '192.0.2.1' }] },
  }
  expect(simulatedNodes([node])).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1', labels: { zone: 'a' }, annotations: { 'kwok.x-k8s.io/node': 'fake' } },
      spec: { taints: [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }] },
      status: {
        capacity: { cpu: '4', 'nvidia.com/gpu': '1' },
        allocatable: { cpu: '4', 'nvidia.com/gpu': '1' },
      },
    },
  ])
})

test('without nodes in the backup there are five in three zones', () => {
  const zones = simulatedNodes([]).map((node) => JSON.stringify(node).match(/zone-[abc]/)?.[0])
  expect(zones).toEqual(['zone-a', 'zone-b', 'zone-c', 'zone-a', 'zone-b'])
})

test('a volume is bound to the claim that asked for it', () => {
  const claim = {
    metadata: {
      name: 'data',
      namespace: 'shop',
      uid: 'u-1',
      annotations: { 'volume.kubernetes.io/storage-provisioner': 'disks.example.com' },
    },
    spec: {
      storageClassName: 'fast',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '2Gi' } },
      volumeMode: 'Filesystem',
    },
  }
  expect(volumeFor(claim)).toMatchObject({
    metadata: { name: 'simulated-u-1' },
    spec: {
      capacity: { storage: '2Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      claimRef: { namespace: 'shop', name: 'data', uid: 'u-1' },
      persistentVolumeReclaimPolicy: 'Retain',
    },
  })
})
