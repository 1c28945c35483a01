// What follows the items of a restore, against a real API server. The test plays the controllers and the kubelet: it writes the
// status of claims, volumes and pods.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SideFiles, VolumeInfo } from '../../../src/backup/side-files.ts'
import type { RunningCluster } from '../../../src/cluster/cluster-provider.ts'
import { type JsonObject, objectAt, textAt } from '../../../src/core/json.ts'
import { type KubeClient, openKubeClient } from '../../../src/kube/kube-client.ts'
import { objectPath, type ResourcePath } from '../../../src/kube/paths.ts'
import { createObject, getObject, mergePatchObject } from '../../../src/kube/verbs.ts'
import { profileOf } from '../../../src/restore/document/profile.ts'
import { createdPod } from '../../../src/restore/finalize/created-pod.ts'
import {
  type FinalizeContext,
  type FinalizeOptions,
  finalize,
} from '../../../src/restore/finalize/finalize.ts'
import { createRecords } from '../../../src/restore/records.ts'
import type { RestoreSpec } from '../../../src/restore/restore-document.ts'
import type { ResolvedFilters } from '../../../src/restore/select/filters.ts'
import { includeExclude } from '../../../src/restore/select/include-exclude.ts'
import { startControlPlane } from '../start-control-plane.ts'

const core = (resource: string): ResourcePath => ({ group: '', version: 'v1', resource })
const PODS = core('pods')
const CLAIMS = core('persistentvolumeclaims')
const VOLUMES = core('persistentvolumes')
const CLASSES: ResourcePath = { group: 'storage.k8s.io', version: 'v1', resource: 'storageclasses' }
const DAEMON_SETS: ResourcePath = { group: 'apps', version: 'v1', resource: 'daemonsets' }

let cluster: RunningCluster
let client: KubeClient
let namespace: string
let count = 0

beforeAll(async () => {
  cluster = await startControlPlane()
  const signal = new AbortController().signal
  client = await openKubeClient(cluster.connection, { signal, maxInFlight: 8, userAgent: 'test' })
  await createObject(client, core('namespaces'), '', { metadata: { name: 'velero' } })
  for (const volumeBindingMode of ['Immediate', 'WaitForFirstConsumer']) {
    const name = volumeBindingMode.toLowerCase()
    await createObject(client, CLASSES, '', { metadata: { name }, provisioner: 'none', volumeBindingMode })
  }
})

afterAll(async () => {
  client?.close()
  await cluster?.stop()
})

beforeEach(async () => {
  count += 1
  namespace = `wiki-${count}`
  await createObject(client, core('namespaces'), '', { metadata: { name: namespace } })
  await createObject(client, core('serviceaccounts'), namespace, { metadata: { name: 'default' } })
})

const INFO: VolumeInfo = {
  pvName: 'wiki-data',
  pvcName: 'data',
  pvcNamespace: 'wiki',
  backupMethod: 'PodVolumeBackup',
  snapshotDataMoved: false,
  skipped: false,
  size: 4096,
  reclaimPolicy: 'Retain',
  labels: { volume: 'wiki' },
}

interface Parts {
  readonly spec?: RestoreSpec
  readonly infos?: readonly VolumeInfo[]
  /** Pods with a saved volume `data`. */
  readonly savedPods?: readonly string[]
  readonly createdClaims?: readonly string[]
  /** Pods as the server answered to their creation. */
  readonly pods?: readonly JsonObject[]
  readonly runsHooks?: boolean
}

const EXISTING = { isFresh: false, hasNodes: true }
const FRESH = { isFresh: true, hasNodes: false }

async function finish(parts: Parts, options: Omit<FinalizeOptions, 'connection'> = EXISTING) {
  const records = createRecords()
  for (const claim of parts.createdClaims ?? []) {
    records.add('v1', 'PersistentVolumeClaim', namespace, claim).record.action = 'created'
  }
  const restore = {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'rehearsal', namespace: 'velero', uid: '1' },
    spec: parts.spec ?? {},
    status: {},
  } as const
  const backup = {
    volumeInfos: parts.infos ?? [],
    podVolumeBackups: (parts.savedPods ?? []).map((podName) => ({
      podName,
      podNamespace: 'wiki',
      volume: 'data',
      uploaderType: 'kopia',
      snapshotId: 'snap',
    })),
  } as unknown as SideFiles
  const filters = { resources: includeExclude([], []) } as unknown as ResolvedFilters
  const fromBackup = { metadata: { namespace: 'wiki' } }
  const context: FinalizeContext = {
    backup,
    client,
    createdPods: (parts.pods ?? [])
      .map((pod) => createdPod({ restore, backup, filters }, pod, { fromBackup, hooksLeftOut: 0 }))
      .filter((pod) => pod !== undefined),
    features: new Set(),
    mapping: { wiki: namespace },
    names: { backup: 'fsvolumes', restore: 'rehearsal' },
    profile: profileOf('velero-1.18'),
    records,
    resourceTimeoutMs: 1_500,
    restore,
    runsHooks: parts.runsHooks ?? true,
    signal: AbortSignal.timeout(60_000),
  }
  const result = await finalize(context, { ...options, connection: cluster.connection })
  const texts = result.messages.map(({ group, text }) => [
    typeof group === 'string' ? group : group.namespace,
    text,
  ])
  return { ...result, texts }
}

async function newPod(name: string, annotations: Readonly<Record<string, string>> = {}): Promise<JsonObject> {
  return await createObject(client, PODS, namespace, {
    metadata: { name, annotations, labels: { 'velero.io/restore-name': 'rehearsal' } },
    spec: { containers: [{ name: 'main', image: 'registry.example.com/main:1' }] },
  })
}

function command(parts: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries({ command: '/bin/true', ...parts })
  return Object.fromEntries(entries.map(([key, value]) => [`post.hook.restore.velero.io/${key}`, value]))
}

async function setStatus(type: ResourcePath, scope: string, name: string, status: JsonObject): Promise<void> {
  await client.expect({
    method: 'PATCH',
    path: `${objectPath(type, scope, name)}/status`,
    body: JSON.stringify({ status }),
    contentType: 'application/merge-patch+json',
  })
}

async function newClaim(storageClassName: string, volumeName?: string): Promise<void> {
  await createObject(client, CLAIMS, namespace, {
    metadata: { name: 'data' },
    spec: {
      storageClassName,
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...(volumeName === undefined ? {} : { volumeName }),
    },
  })
}

describe('data and volumes', () => {
  test('R-191, R-194, R-221: nobody provisions, nobody brings data, as recorded', async () => {
    await newClaim('immediate')
    const pods = [await newPod('wiki-0')]
    const { texts, hookStatus, notExercised } = await finish({
      pods,
      savedPods: ['wiki-0'],
      infos: [INFO],
      createdClaims: ['data'],
    })
    expect(texts).toEqual([
      ['velero', 'error to check node agent status: daemonset not found'],
      [namespace, 'fail to patch dynamic PV, err: context deadline exceeded, PVC: data, PV: wiki-data'],
    ])
    expect({ hookStatus, notExercised }).toEqual({
      hookStatus: { hooksAttempted: 0, hooksFailed: 0 },
      notExercised: [],
    })
  })

  test('in a cluster that was started for this run the same is counted, not waited for', async () => {
    const pods = [await newPod('wiki-0', command({}))]
    const parts = { pods, savedPods: ['wiki-0'], infos: [INFO], createdClaims: ['data'] }
    expect(await finish(parts, FRESH)).toMatchObject({
      messages: [],
      hookStatus: { hooksAttempted: 0, hooksFailed: 0 },
      notExercised: [
        { what: 'exec hooks', count: 1 },
        { what: 'volumes that a node agent fills', count: 1 },
        { what: 'labels and reclaim policies of new volumes', count: 1 },
      ],
    })
  })

  test('R-221: there is a node agent, but it works for Velero only', async () => {
    const labels = { name: 'node-agent' }
    const container = { name: 'node-agent', image: 'registry.example.com/velero:1' }
    await createObject(client, DAEMON_SETS, 'velero', {
      metadata: { name: 'node-agent' },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    })
    const { texts } = await finish({ pods: [await newPod('wiki-0')], savedPods: ['wiki-0'] })
    await client.expect({ method: 'DELETE', path: objectPath(DAEMON_SETS, 'velero', 'node-agent') })
    expect(texts).toEqual([
      [
        'velero',
        `the data of volume data of pod ${namespace}/wiki-0 was not restored: restore-rehearsal does not restore volume data, and the pod waits for it`,
      ],
    ])
  })

  test('R-192: a claim that waits for its first consumer is not waited for', async () => {
    await newClaim('waitforfirstconsumer')
    const started = performance.now()
    expect((await finish({ infos: [INFO], createdClaims: ['data'] })).texts).toEqual([])
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('R-194: a storage class that is not there is said by itself and as the reason', async () => {
    await newClaim('gone')
    const missing = 'storageclasses.storage.k8s.io "gone" not found'
    expect((await finish({ infos: [INFO], createdClaims: ['data'] })).texts).toEqual([
      [namespace, missing],
      [namespace, `fail to patch dynamic PV, err: ${missing}, PVC: data, PV: wiki-data`],
    ])
    // Our words are those of the server.
    const answer = await client.send({ method: 'GET', path: objectPath(CLASSES, '', 'gone') })
    expect(textAt(JSON.parse(answer.body.toString('utf8')), 'message')).toBe(missing)
  })

  test('R-193: a volume that is bound a little later gets the labels and the policy of the old one', async () => {
    const volumeName = `pvc-${namespace}`
    await newClaim('immediate', volumeName)
    const finishing = finish({ infos: [INFO], createdClaims: ['data'] })
    await createObject(client, VOLUMES, '', {
      metadata: { name: volumeName, labels: { zone: 'a' } },
      spec: {
        storageClassName: 'immediate',
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '1Gi' },
        hostPath: { path: '/data' },
        persistentVolumeReclaimPolicy: 'Delete',
        claimRef: { namespace, name: 'data' },
      },
    })
    await setStatus(VOLUMES, '', volumeName, { phase: 'Bound' })
    await setStatus(CLAIMS, namespace, 'data', { phase: 'Bound' })
    expect((await finishing).texts).toEqual([])
    const volume = await getObject(client, VOLUMES, '', volumeName)
    expect(objectAt(volume, 'metadata', 'labels')).toEqual({ volume: 'wiki' })
    expect(textAt(volume, 'spec', 'persistentVolumeReclaimPolicy')).toBe('Retain')
  })
})

describe('exec hooks', () => {
  test('that nobody asked for are counted and not waited for', async () => {
    const pods = [await newPod('web', command({}))]
    expect(await finish({ pods, runsHooks: false })).toMatchObject({
      messages: [],
      hookStatus: { hooksAttempted: 0, hooksFailed: 0 },
      notExercised: [{ what: 'exec hooks, off without restore-hooks', count: 1 }],
    })
  })

  const up = {
    phase: 'Running',
    containerStatuses: [
      { name: 'main', ready: true, state: { running: {} }, image: 'i', imageID: '', restartCount: 0 },
    ],
  }

  test('H-8: the pod never runs', async () => {
    const pods = [await newPod('web', command({ 'wait-timeout': '1s' }))]
    const { texts, hookStatus } = await finish({ pods })
    expect(texts).toEqual([
      [
        namespace,
        `hook <from-annotation> in container main in pod ${namespace}/web not executed: context deadline exceeded`,
      ],
    ])
    expect(hookStatus).toEqual({ hooksAttempted: 1, hooksFailed: 1 })
  })

  test('H-8: the pod is deleted while it is waited for, although another one of its name comes', async () => {
    const pods = [await newPod('web', command({}))]
    const finishing = finish({ pods })
    await client.expect({
      method: 'DELETE',
      path: `${objectPath(PODS, namespace, 'web')}?gracePeriodSeconds=0`,
    })
    await newPod('web')
    await setStatus(PODS, namespace, 'web', up)
    expect((await finishing).texts).toEqual([
      [
        namespace,
        `hook <from-annotation> in container main in pod ${namespace}/web not executed: context canceled`,
      ],
    ])
  })

  test('H-7: the pod runs, and the API server is asked to run the command; here it has no node to ask', async () => {
    const pods = [await newPod('web', command({}))]
    await setStatus(PODS, namespace, 'web', up)
    const { texts, hookStatus } = await finish({ pods })
    expect(texts).toEqual([
      [
        namespace,
        'hook <from-annotation> in container main failed to execute, err: pod web does not have a host assigned',
      ],
    ])
    expect(hookStatus).toEqual({ hooksAttempted: 1, hooksFailed: 1 })
  })

  test('H-3: a pod that lost the label of the restore is still found', async () => {
    const pods = [await newPod('web', command({}))]
    await mergePatchObject(client, PODS, namespace, 'web', {
      metadata: { labels: { 'velero.io/restore-name': null } },
    })
    await setStatus(PODS, namespace, 'web', up)
    expect((await finish({ pods })).texts[0]?.[1]).toContain('failed to execute')
  })
})
