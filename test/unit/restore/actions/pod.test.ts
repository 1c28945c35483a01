import { describe, expect, test } from 'vitest'
import { addPvcFromPod } from '../../../../src/restore/actions/add-pvc-from-pod.ts'
import { pod } from '../../../../src/restore/actions/pod.ts'
import { additionalOf, applied, resultOf } from './action-input.ts'

const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod', namespace: 'shop' } }

describe('A-PVCPOD, C-222: claims of a pod', () => {
  test('are additional items in volume order, duplicates kept', async () => {
    const volumes = [
      { name: 'a', persistentVolumeClaim: { claimName: 'z' } },
      { name: 'b', configMap: { name: 'x' } },
      { name: 'c', persistentVolumeClaim: { claimName: 'a' } },
      { name: 'd', persistentVolumeClaim: { claimName: 'z' } },
      { name: 'e', ephemeral: { volumeClaimTemplate: {} } },
    ]
    const result = await resultOf(addPvcFromPod, { ...POD, spec: { volumes } })
    expect(result).toEqual({
      kind: 'unchanged',
      additional: ['z', 'a', 'z'].map((name) => ({
        groupResource: 'persistentvolumeclaims',
        namespace: 'shop',
        name,
      })),
    })
  })

  test('keep the source namespace of a mapped pod', async () => {
    const object = { ...POD, spec: { volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'c' } }] } }
    const spec = { namespaceMapping: { shop: 'copy' } }
    expect(await additionalOf(addPvcFromPod, object, { spec })).toEqual(['persistentvolumeclaims shop/c'])
  })

  test('none without volumes', async () => {
    expect(await additionalOf(addPvcFromPod, { ...POD, spec: {} })).toEqual([])
  })
})

describe('A-POD, C-211', () => {
  test('A-POD-1: the node and the priority go', async () => {
    const object = { ...POD, spec: { nodeName: 'n1', priority: 0, schedulerName: 's' } }
    expect(await applied(pod, object)).toEqual({ ...POD, spec: { schedulerName: 's' } })
  })

  test('A-POD-2: token volumes and their mounts go, other token-like names stay', async () => {
    const names = ['foo-token-x7k2p', 'foo-tok', 'bar-token-x', 'kube-api-access-abcde']
    const mounts = names.map((name) => ({ name, mountPath: `/${name}` }))
    const spec = {
      serviceAccountName: 'foo',
      volumes: names.map((name) => ({ name, emptyDir: {} })),
      containers: [{ name: 'c', volumeMounts: mounts }, { name: 'plain' }],
      initContainers: [{ name: 'i', volumeMounts: mounts }],
      ephemeralContainers: [{ name: 'e', volumeMounts: mounts }],
    }
    expect(await applied(pod, { ...POD, spec })).toEqual({
      ...POD,
      spec: {
        ...spec,
        volumes: spec.volumes.slice(1),
        containers: [{ name: 'c', volumeMounts: mounts.slice(1) }, { name: 'plain' }],
        initContainers: [{ name: 'i', volumeMounts: mounts.slice(1) }],
      },
    })
  })

  test('A-POD-2: without an account the prefix is `-token-`', async () => {
    const object = { ...POD, spec: { volumes: [{ name: '-token-x' }, { name: 'default-token-x' }] } }
    expect(await applied(pod, object)).toEqual({ ...POD, spec: { volumes: [{ name: 'default-token-x' }] } })
  })

  test('A-POD-3: the priority class is an additional item', async () => {
    const object = { ...POD, spec: { priorityClassName: 'critical' } }
    expect(await additionalOf(pod, object)).toEqual(['priorityclasses.scheduling.k8s.io /critical'])
    expect(await applied(pod, object)).toEqual(object)
  })

  test.each([undefined, ''])('A-POD-3: no additional item for the class %j', async (priorityClassName) => {
    expect(await additionalOf(pod, { ...POD, spec: { priorityClassName } })).toEqual([])
  })
})
