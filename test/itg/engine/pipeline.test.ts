// The journey of one item, seen in the cluster it ends in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JsonObject, listAt, objectAt, textAt } from '../../../src/core/json.ts'
import {
  claim,
  configMap,
  crd,
  filesOf,
  job,
  object,
  pod,
  secret,
  serviceAccount,
  volume,
} from './objects.ts'
import { observe } from './observe.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

/** Restores an archive with these objects. */
function restore(objects: readonly JsonObject[], input: Omit<Restoring, 'files'> = {}): Promise<Restored> {
  return target.restore({ files: filesOf(...objects), ...input })
}

const NO_MESSAGES = { warnings: {}, errors: {} }
const LABELS = { 'velero.io/backup-name': 'backup-1', 'velero.io/restore-name': 'restore-1' }

test('a review is answered and not stored: its item fails, and the run goes on', async () => {
  const review = object('authentication.k8s.io/v1', 'TokenReview', '', 'who', { spec: { token: 'x' } })
  const { report } = await restore([review, configMap('reviewed', 'c')])
  expect(report.failure).toBeUndefined()
  expect(report.items.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['ConfigMap', 'restored'],
    ['TokenReview', 'vanished'],
  ])
})

describe('what is sent', () => {
  const METADATA = {
    uid: 'old',
    labels: { a: 'b' },
    annotations: { c: 'd' },
    finalizers: ['example.com/keep'],
    ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'y' }],
  }

  test('R-70, R-108, R-112, R-172, R-195, R-196, D-61, C-100: a pod keeps what is its own and gains two labels', async () => {
    const { resourceList, warnings, errors, exitCode } = await restore([
      pod('c100', 'p', { metadata: METADATA }),
    ])
    const stored = objectAt(await target.get('/api/v1/namespaces/c100/pods/p'), 'metadata')
    expect(stored).toMatchObject({
      labels: { a: 'b', ...LABELS },
      annotations: { c: 'd' },
      finalizers: ['example.com/keep'],
    })
    expect(stored.uid).not.toBe('old')
    expect(stored).not.toHaveProperty('ownerReferences')
    expect(resourceList).toEqual({ 'v1/Namespace': ['c100(created)'], 'v1/Pod': ['c100/p(created)'] })
    expect({ warnings, errors, exitCode }).toEqual({ ...NO_MESSAGES, exitCode: 0 })
  })

  test('D-4, C-101: Velero 1.9 drops finalizers', async () => {
    await restore([pod('c101', 'p', { metadata: METADATA })], { settings: { profile: 'velero-1.9' } })
    const stored = objectAt(await target.get('/api/v1/namespaces/c101/pods/p'), 'metadata')
    expect(stored).toMatchObject({ labels: { a: 'b', ...LABELS }, annotations: { c: 'd' } })
    expect(stored).not.toHaveProperty('finalizers')
  })

  test('R-70, C-102: the status stays behind', async () => {
    await restore([pod('c102', 'p', { status: { phase: 'Running', message: 'from the source' } })])
    const stored = await target.get('/api/v1/namespaces/c102/pods/p')
    expect(stored?.status).toEqual({ phase: 'Pending', qosClass: 'BestEffort' })
  })

  test('R-108, S-60, C-103, C-129: the labels of an earlier restore give way, long names are shortened', async () => {
    const backupName = 'the-really-long-kube-service-name-that-is-much-greater-than-63-characters'
    const labels = {
      'velero.io/backup-name': 'old',
      'velero.io/restore-name': 'old',
      'velero.io/other': 'kept',
    }
    await restore([configMap('c129', 'x', { metadata: { labels } })], { backupName, name: 'r' })
    expect(objectAt(await target.get('/api/v1/namespaces/c129/configmaps/x'), 'metadata').labels).toEqual({
      'velero.io/backup-name': 'the-really-long-kube-service-name-that-is-much-greater-th8a11b3',
      'velero.io/restore-name': 'r',
      'velero.io/other': 'kept',
    })
  })

  test('R-107, S-62: the namespace of the target is set last', async () => {
    await restore([configMap('c107', 'x')], { spec: { namespaceMapping: { c107: 'c107-new' } } })
    expect(await target.get('/api/v1/namespaces/c107-new/configmaps/x')).toBeDefined()
    expect(await target.get('/api/v1/namespaces/c107')).toBeUndefined()
  })
})

describe('files that are no objects', () => {
  test('R-45, R-48, R-171, C-9: the one that cannot be decoded is an error, the others go on', async () => {
    const { errors, resourceList, report } = await target.restore({
      files: { 'resources/pods/namespaces/c9/pod-1.json': 'invalid JSON', ...filesOf(pod('c9', 'pod-2')) },
    })
    expect(errors).toEqual({
      namespaces: {
        c9: [expect.stringContaining('error decoding "resources/pods/namespaces/c9/pod-1.json"')],
      },
    })
    expect(resourceList['v1/Pod']).toEqual(['c9/pod-2(created)'])
    expect(report.counts).toMatchObject({ created: 1, failed: 1 })
  })

  test('R-70, C-104: an object without metadata', async () => {
    const { errors, resourceList } = await target.restore({
      files: { 'resources/configmaps/namespaces/c104/x.json': { apiVersion: 'v1', kind: 'ConfigMap' } },
    })
    expect(errors).toEqual({ namespaces: { c104: ['metadata not found'] } })
    expect(resourceList['v1/ConfigMap']).toEqual(['c104/(failed)'])
  })
})

describe('what has run to its end', () => {
  const phase = (value: string) => ({ status: { phase: value } })
  const ended = (completionTime?: string) => ({
    status: { failed: 1, ...(completionTime && { completionTime }) },
  })

  test('R-65, C-106, C-107, C-108, C-109, C-110: completed pods and jobs leave no trace, everything else is restored', async () => {
    const { resourceList, warnings, errors, report } = await restore([
      pod('c106', 'failed', phase('Failed')),
      pod('c106', 'succeeded', phase('Succeeded')),
      pod('c106', 'pending', phase('Pending')),
      pod('c106', 'running', phase('Running')),
      job('c106', 'never-ended', ended()),
      job('c106', 'empty', { status: { completionTime: '' } }),
      job('c106', 'ended', ended('2026-01-01T00:00:00Z')),
      job('c106', 'odd', ended('bar')),
      configMap('c106', 'other', { status: { phase: 'Failed', completionTime: 'bar' } }),
    ])
    expect(resourceList).toEqual({
      'v1/Namespace': ['c106(created)'],
      'v1/Pod': ['c106/pending(created)', 'c106/running(created)'],
      'batch/v1/Job': ['c106/empty(created)', 'c106/never-ended(created)'],
      'v1/ConfigMap': ['c106/other(created)'],
    })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
    expect(report.reasons.completed).toBe(4)
  })

  test('R-65: a field of another type is an error of the item', async () => {
    const { errors } = await restore([pod('c65', 'p', { status: { phase: 5 } })])
    expect(errors.namespaces?.c65).toEqual([expect.stringContaining('error checking completion of pods')])
  })
})

describe('actions', () => {
  const automanaged = (name: string, labels: JsonObject = {}) =>
    object('apiregistration.k8s.io/v1', 'APIService', '', `v1.${name}.example.com`, {
      metadata: { labels },
      spec: { group: `${name}.example.com`, version: 'v1', groupPriorityMinimum: 1, versionPriority: 1 },
    })

  test('R-72, A-4, C-111: an action that fails is an error of its item', async () => {
    const annotations = { 'init.hook.restore.velero.io/container-image': 'example/seed:1' }
    const { errors, resourceList } = await restore([
      pod('c111', 'p', { metadata: { annotations } }),
      pod('c111', 'q'),
    ])
    expect(errors).toEqual({
      namespaces: { c111: [expect.stringMatching(/^error preparing pods\/c111\/p: /)] },
    })
    expect(resourceList['v1/Pod']).toEqual(['c111/p(failed)', 'c111/q(created)'])
  })

  test('R-71, R-74, A-API, C-112, C-117, C-119: by the key of a label, whatever its value, an item is skipped without a message', async () => {
    const { resourceList, warnings, errors } = await restore([
      automanaged('c112', { 'kube-aggregator.kubernetes.io/automanaged': '' }),
      automanaged('c117', { 'kube-aggregator.kubernetes.io/automanaged': 'anything' }),
      automanaged('c119', { 'some.kubernetes.io/label': 'onstart' }),
    ])
    expect(resourceList['apiregistration.k8s.io/v1/APIService']).toEqual([
      'v1.c112.example.com(skipped)',
      'v1.c117.example.com(skipped)',
      'v1.c119.example.com(created)',
    ])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-71, C-114: an action for pods leaves a pod template alone', async () => {
    const spec = { nodeName: 'n1', containers: [{ name: 'main', image: 'example/main:1' }] }
    const template = object('v1', 'PodTemplate', 'c114', 't', { template: { metadata: {}, spec } })
    await restore([pod('c114', 'p', { spec: { nodeName: 'n1' } }), template])
    expect(objectAt(await target.get('/api/v1/namespaces/c114/pods/p'), 'spec')).not.toHaveProperty(
      'nodeName',
    )
    const stored = await target.get('/api/v1/namespaces/c114/podtemplates/t')
    expect(objectAt(stored, 'template', 'spec').nodeName).toBe('n1')
  })

  test('R-75, A-JOB, C-119, C-120: what one action changes the next one sees; both changes are there', async () => {
    const annotations = {
      'init.hook.restore.velero.io/container-image': 'example/seed:1',
      'init.hook.restore.velero.io/container-name': 'seed',
      'init.hook.restore.velero.io/command': '/seed',
    }
    const labels = { 'controller-uid': 'u', 'batch.kubernetes.io/controller-uid': 'u', own: 'kept' }
    await restore([
      pod('c120', 'p', { metadata: { annotations }, spec: { nodeName: 'n1', priority: 0 } }),
      job('c120', 'j', {
        spec: {
          template: {
            metadata: { labels },
            spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'i' }] },
          },
        },
      }),
    ])
    const spec = objectAt(await target.get('/api/v1/namespaces/c120/pods/p'), 'spec')
    expect(spec.initContainers).toMatchObject([{ name: 'seed', command: ['/seed'] }])
    expect(spec).not.toHaveProperty('nodeName')
    const stored = await target.get('/apis/batch/v1/namespaces/c120/jobs/j')
    expect(objectAt(stored, 'spec', 'template', 'metadata').labels).toMatchObject({ own: 'kept' })
    expect(textAt(stored, 'spec', 'template', 'metadata', 'labels', 'controller-uid')).not.toBe('u')
  })

  test('R-160 to R-166, C-127, C-128 (differs): a claim of moved data starts no operation, and nothing else does', async () => {
    const upload = object('velero.io/v2alpha1', 'DataUpload', 'velero', 'du', {
      spec: { sourceNamespace: 'c127', sourcePVC: 'data' },
    })
    const annotations = { 'velero.io/data-upload-name': 'du' }
    const { restore: document, resourceList } = await restore(
      [upload, claim('c127', 'data', { metadata: { annotations } })],
      { backup: { spec: { snapshotMoveData: true } }, settings: { features: ['EnableCSI'] } },
    )
    expect(resourceList).toMatchObject({
      'velero.io/v2alpha1/DataUpload': ['velero/du(skipped)'],
      'v1/PersistentVolumeClaim': ['c127/data(created)'],
    })
    expect(Object.keys(document.status).filter((key) => key.startsWith('restoreItemOperations'))).toEqual([])
    const selector = objectAt(
      await target.get('/api/v1/namespaces/c127/persistentvolumeclaims/data'),
      'spec',
      'selector',
    )
    expect(textAt(selector, 'matchLabels', 'velero.io/dynamic-pv-restore')).toMatch(
      /^c127\.data\.[0-9a-f]{5}$/,
    )
  })
})

describe('the order of actions', () => {
  test('A-0, A-IMG-6, A-3: images are changed before hook containers come', async () => {
    const annotations = {
      'init.hook.restore.velero.io/container-image': 'example/seed:1',
      'init.hook.restore.velero.io/command': '/seed',
    }
    const labels = { 'velero.io/plugin-config': '', 'velero.io/change-image-name': 'RestoreItemAction' }
    await restore([pod('a-img', 'p', { metadata: { annotations } })], {
      configMaps: [{ name: 'images', labels, data: { rule: 'example/,mirror/' } }],
    })
    expect(await target.get('/api/v1/namespaces/a-img/pods/p')).toMatchObject({
      spec: { initContainers: [{ image: 'example/seed:1' }], containers: [{ image: 'mirror/main:1' }] },
    })
  })

  test('A-SVC-5, R-70: the service action still sees who manages a node port', async () => {
    const key = 'k:{"port":80,"protocol":"TCP"}'
    const managed = {
      manager: 'kubectl',
      operation: 'Update',
      apiVersion: 'v1',
      time: '2026-01-01T00:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': { 'f:ports': { [key]: { 'f:nodePort': {} } } } },
    }
    const service = (name: string, nodePort: number, managedFields: readonly JsonObject[]) =>
      object('v1', 'Service', 'a-svc', name, {
        metadata: { managedFields },
        spec: { type: 'NodePort', ports: [{ port: 80, protocol: 'TCP', nodePort }] },
      })
    await restore([service('chosen', 30123, [managed]), service('given', 30124, [])])
    const portOf = async (name: string) =>
      listAt(await target.get(`/api/v1/namespaces/a-svc/services/${name}`), 'spec', 'ports').map(
        (port) => objectAt(port).nodePort,
      )
    expect(await portOf('chosen')).toEqual([30123])
    expect(await portOf('given')).not.toEqual([30124])
  })
})

describe('additional items', () => {
  const bound = (name: string) => ({ spec: { volumeName: name }, status: { phase: 'Bound' } })
  const mounting = (name: string, labels: JsonObject = {}) => ({
    metadata: { labels },
    spec: { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: name } }] },
  })

  test('R-66, A-PVCPOD, C-121: an item that an action asks for and that is in the backup is created once', async () => {
    await using seen = await observe(target.client)
    const { resourceList, warnings, errors } = await restore(
      [pod('c121', 'a', mounting('data')), pod('c121', 'b', mounting('data')), claim('c121', 'data')],
      { kubeconfig: seen.kubeconfig, settings: { resourcePriorities: 'pods' } },
    )
    expect(seen.writes.filter((line) => line.includes('persistentvolumeclaims'))).toEqual([
      'POST /api/v1/namespaces/c121/persistentvolumeclaims',
    ])
    expect(resourceList['v1/PersistentVolumeClaim']).toEqual(['c121/data(created)'])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('S-49, R-76, C-49: labels do not keep an additional item back', async () => {
    const { resourceList } = await restore(
      [pod('c49', 'p', mounting('data', { a: 'b' })), claim('c49', 'data'), claim('c49', 'alone')],
      { spec: { labelSelector: { matchLabels: { a: 'b' } } } },
    )
    expect(resourceList['v1/PersistentVolumeClaim']).toEqual(['c49/data(created)'])
  })

  test('R-61, C-122: none from a namespace that is not included', async () => {
    await target.create(crd('snapshot.storage.k8s.io', 'VolumeSnapshotClass', { spec: { scope: 'Cluster' } }))
    const snapshotClass = (name: string, inNamespace: string) =>
      object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', '', name, {
        driver: 'd',
        deletionPolicy: 'Delete',
        metadata: {
          annotations: {
            'csi.storage.k8s.io/snapshotter-list-secret-name': 'token',
            'csi.storage.k8s.io/snapshotter-list-secret-namespace': inNamespace,
          },
        },
      })
    const { resourceList, warnings, errors } = await restore(
      [
        secret('c122', 'token'),
        secret('c122-out', 'token'),
        snapshotClass('in', 'c122'),
        snapshotClass('out', 'c122-out'),
      ],
      {
        spec: { includedNamespaces: ['c122'], includeClusterResources: true },
        settings: { features: ['EnableCSI'] },
      },
    )
    expect(resourceList).toEqual({
      'v1/Namespace': ['c122(created)'],
      'v1/Secret': ['c122/token(created)'],
      'snapshot.storage.k8s.io/v1/VolumeSnapshotClass': ['in(created)', 'out(created)'],
    })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test.each<readonly [what: string, row: string, spec: Restoring['spec'], isRestored: boolean]>([
    ['S-46, C-123: cluster scope is not asked about', 'c123', {}, true],
    ['R-63, S-46, C-124: no cluster scope', 'c124', { includeClusterResources: false }, false],
    ['R-60, C-125: a type that is not included', 'c125', { includedResources: ['pvc'] }, false],
  ])('%s', async (_what, row, spec, isRestored) => {
    const { resourceList, warnings, errors } = await restore(
      [claim(row, 'data', bound(`pv-${row}`)), volume(`pv-${row}`)],
      { spec: { includedNamespaces: [row], ...spec } },
    )
    expect(resourceList['v1/PersistentVolume']).toEqual(isRestored ? [`pv-${row}(created)`] : undefined)
    expect(resourceList['v1/PersistentVolumeClaim']).toEqual([`${row}/data(created)`])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-76, R-67, C-126: without a file it is a warning, and its parent is created, but later never skipped', async () => {
    const objects = [serviceAccount('c126', 'x'), claim('c126', 'data', bound('pv-c126'))]
    const spec = { namespaceMapping: { c126: 'c126-new' } }
    const first = await restore(objects, { spec })
    const warning = expect.stringMatching(
      /resources\/persistentvolumes\/cluster\/pv-c126\.json: no such file or directory$/,
    )
    expect(first.warnings).toEqual({ namespaces: { c126: [warning] } })
    expect(first.errors).toEqual({})
    expect(first.resourceList['v1/PersistentVolumeClaim']).toEqual(['c126-new/data(created)'])
    const second = await restore(objects, { spec })
    expect(second.resourceList).toEqual({
      'v1/PersistentVolumeClaim': ['c126-new/data(failed)'],
      'v1/ServiceAccount': ['c126-new/x(skipped)'],
    })
  })
})

test('R-68, C-48: a mirror pod is listed and nothing else', async () => {
  const annotations = { 'kubernetes.io/config.mirror': 'hash' }
  const { resourceList, warnings, errors, report } = await restore([
    pod('c48', 'mirror', { metadata: { annotations } }),
  ])
  expect(resourceList['v1/Pod']).toEqual(['c48/mirror(skipped)'])
  expect(await target.list('/api/v1/namespaces/c48/pods')).toEqual([])
  expect({ warnings, errors }).toEqual(NO_MESSAGES)
  expect(report.reasons['mirror-pod']).toBe(1)
})

/** One file of resource modifiers, and the Restore that names it. */
function modifying(...resourceModifierRules: readonly JsonObject[]): Omit<Restoring, 'files'> {
  return {
    spec: { resourceModifier: { kind: 'ConfigMap', name: 'changes' } },
    configMaps: [{ data: { rules: JSON.stringify({ version: 'v1', resourceModifierRules }) } }],
  }
}

const mergePatch = (patch: JsonObject) => [{ patchData: JSON.stringify(patch) }]

describe('resource modifiers', () => {
  test('R-109, R-110, R-172: a changed kind is created under its own path, and listed under that of the backup', async () => {
    const { resourceList, errors } = await restore([configMap('r109', 'x', { data: { a: 'YQ==' } })], {
      ...modifying({
        conditions: { groupResource: 'configmaps' },
        mergePatches: mergePatch({ kind: 'Secret' }),
      }),
    })
    expect(errors).toEqual({})
    expect(await target.get('/api/v1/namespaces/r109/secrets/x')).toMatchObject({ data: { a: 'YQ==' } })
    expect(await target.get('/api/v1/namespaces/r109/configmaps/x')).toBeUndefined()
    expect(resourceList['v1/ConfigMap']).toEqual(['r109/x(created)'])
  })

  test('R-109: a kind that nothing serves is an error', async () => {
    const { errors } = await restore([configMap('r109-no', 'x')], {
      ...modifying({
        conditions: { groupResource: 'configmaps' },
        mergePatches: mergePatch({ kind: 'Nothing' }),
      }),
    })
    expect(Object.keys(errors.namespaces ?? {})).toEqual(['r109-no'])
  })

  test('M-7, M-16: conditions see the namespace of the source; the target and the labels of the restore are set later', async () => {
    const { spec, ...rest } = modifying({
      conditions: { groupResource: 'configmaps', namespaces: ['m7'] },
      mergePatches: mergePatch({
        metadata: { namespace: 'elsewhere', labels: { 'velero.io/restore-name': 'mine' } },
        data: { seen: 'yes' },
      }),
    })
    await restore([configMap('m7', 'x')], { ...rest, spec: { ...spec, namespaceMapping: { m7: 'm7-new' } } })
    expect(await target.get('/api/v1/namespaces/m7-new/configmaps/x')).toMatchObject({
      data: { seen: 'yes' },
      metadata: { labels: LABELS },
    })
  })
})

test('R-106, M-15, C-130, C-253: a rule that fails is an error, and the object is created without it', async () => {
  const { errors, resourceList } = await restore([configMap('c130', 'x', { data: { a: 'b' } })], {
    ...modifying({
      conditions: { groupResource: 'configmaps' },
      patches: [
        { operation: 'add', path: '/data/added', value: 'x' },
        { operation: 'add', path: '/nowhere/x', value: 'x' },
      ],
    }),
  })
  expect(errors).toEqual({
    namespaces: { c130: [expect.stringContaining('doc is missing path: "/nowhere/x"')] },
  })
  expect(resourceList['v1/ConfigMap']).toEqual(['c130/x(created)'])
  expect(await target.get('/api/v1/namespaces/c130/configmaps/x')).toMatchObject({ data: { a: 'b' } })
})
