// Each row on a backup that is made for it, and on one that just misses it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import type { ProfileDifference } from '../../../../src/rehearsal/profile-diff/difference.ts'
import { ITEM_ROWS, profileDiff } from '../../../../src/rehearsal/profile-diff/profile-diff.ts'
import { WHOLE_ROWS } from '../../../../src/rehearsal/profile-diff/whole-rows.ts'
import type { ConfigMap } from '../../../../src/restore/restore-document.ts'
import { itemPath } from '../../../build/archive.ts'
import { type BackupParts, writeBackup } from '../../../build/bucket.ts'
import { type RequestParts, requestFor } from './request.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-profile-diff-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function differences(
  backup: BackupParts,
  request: RequestParts = {},
): Promise<readonly ProfileDifference[]> {
  writeBackup(folder, 'b', backup)
  const { signal } = new AbortController()
  return (await profileDiff(requestFor(folder, 'b', request), signal)).differences
}

type Body = Readonly<Record<string, unknown>>

/** One file of an archive; a body may set or replace any field. */
function item(groupResource: string, apiVersion: string, kind: string, place: string, body: Body = {}) {
  const [namespace = '', name = ''] = place.includes('/') ? place.split('/') : ['', place]
  const { metadata, ...rest } = body
  const own = { name, ...(namespace && { namespace }), ...(metadata as object) }
  return { [itemPath(groupResource, namespace, name)]: { apiVersion, kind, metadata: own, ...rest } }
}

const configMap = (place: string, body?: Body) => item('configmaps', 'v1', 'ConfigMap', place, body)
const namespace = (name: string) => item('namespaces', 'v1', 'Namespace', name)
const pod = (place: string, body?: Body) =>
  item('pods', 'v1', 'Pod', place, { spec: { containers: [{ name: 'main', image: 'web:1' }] }, ...body })
const claim = (place: string, body?: Body) =>
  item('persistentvolumeclaims', 'v1', 'PersistentVolumeClaim', place, body)
const volume = (policy: string) =>
  item('persistentvolumes', 'v1', 'PersistentVolume', 'pv-1', {
    spec: { persistentVolumeReclaimPolicy: policy, claimRef: { namespace: 'shop', name: 'data' } },
  })
const crd = (resource: string, group: string, kind: string) =>
  item(
    'customresourcedefinitions.apiextensions.k8s.io',
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `${resource}.${group}`,
    {
      spec: {
        group,
        scope: 'Namespaced',
        names: { plural: resource, singular: kind.toLowerCase(), kind },
        versions: [{ name: 'v1', served: true }],
      },
    },
  )
const upload = item('datauploads.velero.io', 'velero.io/v2alpha1', 'DataUpload', 'velero/du-1', {
  spec: { sourceNamespace: 'shop', sourcePVC: 'data' },
})

const INFO = {
  pvName: 'pv-1',
  pvcName: 'data',
  pvcNamespace: 'shop',
  pvInfo: { reclaimPolicy: 'Retain', labels: {} },
}
const SAVED = {
  metadata: { annotations: { 'velero.io/pvc-name': 'data' } },
  spec: { pod: { name: 'web', namespace: 'shop' }, volume: 'data', uploaderType: 'kopia' },
  status: { snapshotID: 's-1' },
}
const SNAPSHOT = { spec: { persistentVolumeName: 'pv-1' }, status: { providerSnapshotID: 'snap-1' } }
const SNAPSHOT_CLAIM = { metadata: { annotations: { 'velero.io/volume-snapshot-name': 'vs-1' } } }
const MOVED_CLAIM = { metadata: { annotations: { 'velero.io/data-upload-name': 'du-1' } } }

const hooks = (exec: Body) => ({ hooks: { resources: [{ name: 'say', postHooks: [{ exec }] }] } })
const initHook = (container: JsonObject) => ({
  hooks: { resources: [{ name: 'prepare', postHooks: [{ init: { initContainers: [container] } }] }] },
})

function rules(text: string): ConfigMap {
  return { name: 'rules', namespace: 'velero', labels: {}, data: { rules: text } }
}
const MODIFIERS = {
  spec: { resourceModifier: { kind: 'ConfigMap', name: 'rules' } },
  configMaps: [
    rules(
      'version: v1\nresourceModifierRules:\n- conditions: {groupResource: configmaps, resourceNameRegex: "^a$"}\n  mergePatches: [{patchData: "{data: {x: y}}"}]\n',
    ),
  ],
}
const IMAGES: ConfigMap = {
  name: 'images',
  namespace: 'velero',
  labels: { 'velero.io/plugin-config': '', 'velero.io/change-image-name': 'RestoreItemAction' },
  data: { rule: 'web,copy' },
}

interface Row {
  readonly id: string
  readonly backup: BackupParts
  readonly request?: RequestParts
  /** What the row names; an empty list: it is silent. */
  readonly names: readonly string[]
}

const managedPort = [
  {
    manager: 'kubectl',
    operation: 'Update',
    fieldsV1: { 'f:spec': { 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { 'f:nodePort': {} } } } },
  },
]
const service = (spec: Body, metadata: Body = {}) =>
  item('services', 'v1', 'Service', 'shop/web', { metadata, spec })
const NODE_PORT = { type: 'NodePort', ports: [{ port: 80, protocol: 'TCP', nodePort: 30080 }] }
const BALANCER = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30999 }
const jobLabels = (labels: Body) =>
  item('jobs.batch', 'batch/v1', 'Job', 'shop/j', { spec: { selector: { matchLabels: labels } } })
const token = (name: string) =>
  item('secrets', 'v1', 'Secret', `shop/${name}`, {
    type: 'kubernetes.io/service-account-token',
    data: { token: 'dG9rZW4=' },
  })
const savedPod = pod('shop/web', {
  spec: {
    containers: [{ name: 'main', image: 'web:1' }],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  },
})

const ROWS: readonly Row[] = [
  {
    id: 'D-2',
    backup: { files: {} },
    names: [
      'error parsing backup contents: directory "resources": does not exist',
      'zero items to be restored: does not exist',
    ],
  },
  { id: 'D-2', backup: { files: configMap('shop/a') }, names: [] },
  {
    id: 'D-3',
    backup: { files: item('widgets.example.com', 'example.com/v1', 'Widget', 'shop/w') },
    names: ['widgets.example.com/shop/w'],
  },
  {
    id: 'D-3',
    backup: {
      files: {
        ...item('widgets.example.com', 'example.com/v1', 'Widget', 'shop/w'),
        ...crd('widgets', 'example.com', 'Widget'),
      },
    },
    names: [],
  },
  {
    id: 'D-4',
    backup: { files: configMap('shop/a', { metadata: { finalizers: ['x/y'], uid: 'gone' } }) },
    names: ['configmaps/shop/a (finalizers)'],
  },
  { id: 'D-4', backup: { files: configMap('shop/a', { metadata: { uid: 'gone', labels: {} } }) }, names: [] },
  {
    id: 'D-5',
    backup: { files: configMap('shop/a', { metadata: { managedFields: [{ manager: 'kubectl' }] } }) },
    names: ['configmaps/shop/a'],
  },
  { id: 'D-5', backup: { files: configMap('shop/a') }, names: [] },
  {
    id: 'D-7',
    backup: { files: { ...namespace('shop'), ...namespace('empty'), ...configMap('shop/a') } },
    request: { spec: { namespaceMapping: { empty: 'copy' } } },
    names: ['namespaces/copy'],
  },
  { id: 'D-7', backup: { files: { ...namespace('shop'), ...configMap('shop/a') } }, names: [] },
  {
    id: 'D-8',
    backup: {
      files: {
        ...service({}),
        ...configMap('shop/a'),
        ...item('serviceaccounts', 'v1', 'ServiceAccount', 'shop/s'),
      },
    },
    names: ['serviceaccounts'],
  },
  {
    id: 'D-8',
    backup: {
      files: { ...configMap('shop/a'), ...item('serviceaccounts', 'v1', 'ServiceAccount', 'shop/s') },
    },
    request: { resourcePriorities: 'configmaps,serviceaccounts' },
    names: [],
  },
  {
    id: 'D-9',
    backup: {
      files: {
        ...item('apps.kappctrl.k14s.io', 'kappctrl.k14s.io/v1', 'App', 'shop/x'),
        ...crd('apps', 'kappctrl.k14s.io', 'App'),
        ...item('deployments.apps', 'apps/v1', 'Deployment', 'shop/d'),
      },
    },
    names: ['apps.kappctrl.k14s.io'],
  },
  {
    id: 'D-16',
    backup: {
      files: {
        ...item('ingresses.networking.k8s.io', 'networking.k8s.io/v1', 'Ingress', 'a/web'),
        ...item('ingresses.networking.k8s.io', 'networking.k8s.io/v1beta1', 'Ingress', 'b/web'),
      },
    },
    request: { spec: { namespaceMapping: { a: 'c', b: 'c' } } },
    names: ['ingresses.networking.k8s.io/b/web'],
  },
  {
    id: 'D-16',
    backup: { files: { ...configMap('a/x'), ...configMap('b/x') } },
    request: { spec: { namespaceMapping: { a: 'c', b: 'c' } } },
    names: [],
  },
  {
    id: 'D-20',
    backup: { files: pod('shop/web') },
    request: { spec: hooks({ command: ['a'] }) },
    names: ['pods/shop/web'],
  },
  {
    id: 'D-20',
    backup: { files: pod('shop/web') },
    request: { spec: hooks({ command: ['a'], onError: 'Fail' }) },
    names: [],
  },
  {
    id: 'D-22',
    backup: { files: pod('shop/web') },
    request: { spec: hooks({ command: ['a'], waitForReady: true }) },
    names: ['pods/shop/web'],
  },
  { id: 'D-22', backup: { files: pod('shop/web') }, request: { spec: hooks({ command: ['a'] }) }, names: [] },
  {
    id: 'D-24',
    backup: {
      files: volume('Retain'),
      beside: { '-volumeinfo.json.gz': [{ ...INFO, skipped: true }], '-podvolumebackups.json.gz': [SAVED] },
    },
    names: ['persistentvolumes/pv-1 (as it is, not provisioned anew)'],
  },
  {
    id: 'D-24',
    backup: { files: volume('Delete'), beside: { '-volumeinfo.json.gz': [{ ...INFO, skipped: true }] } },
    names: [],
  },
  {
    id: 'D-25',
    backup: {
      files: volume('Retain'),
      beside: { '-volumeinfo.json.gz': [{ ...INFO, backupMethod: 'CSISnapshot' }] },
    },
    names: ['persistentvolumes/pv-1'],
  },
  {
    id: 'D-25',
    backup: {
      files: volume('Delete'),
      beside: { '-volumeinfo.json.gz': [{ ...INFO, backupMethod: 'CSISnapshot' }] },
    },
    names: [],
  },
  {
    id: 'D-26',
    backup: {
      files: volume('Retain'),
      spec: { snapshotVolumes: false },
      beside: { '-volumesnapshots.json.gz': [SNAPSHOT] },
    },
    names: ['persistentvolumes/pv-1'],
  },
  { id: 'D-26', backup: { files: volume('Retain'), spec: { snapshotVolumes: false } }, names: [] },
  {
    id: 'D-27',
    backup: { files: claim('shop/data', SNAPSHOT_CLAIM) },
    request: { features: ['EnableCSI'] },
    names: ['persistentvolumeclaims/shop/data'],
  },
  { id: 'D-27', backup: { files: claim('shop/data', SNAPSHOT_CLAIM) }, names: [] },
  {
    id: 'D-29',
    backup: {
      files: {
        ...claim('shop/data', MOVED_CLAIM),
        ...upload,
        ...crd('datauploads', 'velero.io', 'DataUpload'),
      },
      spec: { snapshotMoveData: true },
    },
    request: { features: ['EnableCSI'] },
    names: ['datauploads.velero.io/velero/du-1', 'persistentvolumeclaims/shop/data'],
  },
  { id: 'D-29', backup: { files: claim('shop/data') }, request: { features: ['EnableCSI'] }, names: [] },
  {
    id: 'D-30',
    backup: {
      files: { ...upload, ...crd('datauploads', 'velero.io', 'DataUpload'), ...configMap('shop/a') },
    },
    request: { spec: { includedNamespaces: ['shop'] } },
    names: ['datauploads.velero.io/velero/du-1'],
  },
  {
    id: 'D-30',
    backup: { files: { ...upload, ...crd('datauploads', 'velero.io', 'DataUpload') } },
    names: [],
  },
  {
    id: 'D-31',
    backup: {
      files: claim('shop/data'),
      beside: { '-volumeinfo.json.gz': [{ ...INFO, backupMethod: 'PodVolumeBackup' }] },
    },
    request: { spec: { namespaceMapping: { shop: 'copy' } } },
    names: ['persistentvolumeclaims/copy/data'],
  },
  { id: 'D-31', backup: { files: claim('shop/data'), beside: { '-volumeinfo.json.gz': [INFO] } }, names: [] },
  {
    id: 'D-32',
    backup: {
      files: pod('shop/web', {
        metadata: { annotations: { 'velero.io/restore-status': 'true' } },
        status: { phase: 'Running' },
      }),
    },
    names: ['pods/shop/web'],
  },
  {
    id: 'D-32',
    backup: {
      files: pod('shop/web', {
        metadata: { annotations: { 'velero.io/restore-status': 'true' } },
        status: { phase: 'Running' },
      }),
    },
    request: { spec: { restoreStatus: { includedResources: ['*'] } } },
    names: [],
  },
  {
    id: 'D-33',
    backup: { files: { ...configMap('shop/a'), ...configMap('shop/b') } },
    request: MODIFIERS,
    names: ['configmaps/shop/a'],
  },
  {
    id: 'D-33',
    backup: { files: configMap('shop/a') },
    request: { spec: MODIFIERS.spec },
    names: ['failed to get resource modifiers configmap velero/rules'],
  },
  {
    id: 'D-34',
    backup: { files: configMap('shop/a') },
    request: { spec: { existingResourcePolicy: 'merge' } },
    names: ['Invalid ExistingResourcePolicy: merge'],
  },
  {
    id: 'D-36',
    backup: { files: configMap('shop/a') },
    request: { spec: initHook({ name: 'x', image: 'i' }) },
    names: ["invalid InitContainer in restore hook, it doesn't have Command, Name or Image field"],
  },
  {
    id: 'D-36',
    backup: { files: pod('shop/web') },
    request: { spec: initHook({ name: 'x', image: 'i', command: ['c'] }) },
    names: [],
  },
  {
    id: 'D-38',
    backup: { files: service(NODE_PORT, { managedFields: managedPort }) },
    names: ['services/shop/web'],
  },
  { id: 'D-38', backup: { files: service(NODE_PORT) }, names: [] },
  { id: 'D-39', backup: { files: service(BALANCER) }, names: ['services/shop/web'] },
  {
    id: 'D-39',
    backup: { files: service(BALANCER) },
    request: { spec: { preserveNodePorts: true } },
    names: [],
  },
  {
    id: 'D-40',
    backup: { files: jobLabels({ 'batch.kubernetes.io/controller-uid': 'u' }) },
    names: ['jobs.batch/shop/j'],
  },
  { id: 'D-40', backup: { files: jobLabels({ 'controller-uid': 'u' }) }, names: [] },
  {
    id: 'D-41',
    backup: {
      files: {
        ...token('mine'),
        ...token('web-token-x'),
        ...item('serviceaccounts', 'v1', 'ServiceAccount', 'shop/web'),
      },
    },
    names: ['secrets/shop/mine', 'secrets/shop/web-token-x'],
  },
  {
    id: 'D-41',
    backup: { files: item('secrets', 'v1', 'Secret', 'shop/s', { type: 'Opaque', data: { a: 'Yg==' } }) },
    names: [],
  },
  {
    id: 'D-42',
    backup: { files: pod('shop/web') },
    request: { configMaps: [IMAGES] },
    names: ['pods/shop/web'],
  },
  { id: 'D-42', backup: { files: pod('shop/web') }, names: [] },
  {
    id: 'D-43',
    backup: {
      files: claim('shop/data', {
        metadata: { annotations: { 'volume.kubernetes.io/selected-node': 'n1' } },
      }),
    },
    names: ['persistentvolumeclaims/shop/data'],
  },
  {
    id: 'D-44',
    backup: {
      files: claim('shop/data', {
        metadata: { annotations: { 'volume.kubernetes.io/storage-provisioner': 'p', mine: 'x' } },
      }),
    },
    names: ['persistentvolumeclaims/shop/data (volume.kubernetes.io/storage-provisioner)'],
  },
  {
    id: 'D-44',
    backup: {
      files: claim('shop/data', {
        metadata: { annotations: { 'volume.kubernetes.io/selected-node': 'n1' } },
      }),
    },
    names: [],
  },
  {
    id: 'D-45',
    backup: { files: savedPod, beside: { '-podvolumebackups.json.gz': [SAVED] } },
    names: ['pods/shop/web'],
  },
  { id: 'D-45', backup: { files: savedPod }, names: [] },
  {
    id: 'D-46',
    backup: { files: savedPod, beside: { '-podvolumebackups.json.gz': [SAVED] } },
    names: ['pods/shop/web'],
  },
  {
    id: 'D-47',
    backup: { files: savedPod, beside: { '-podvolumebackups.json.gz': [SAVED] } },
    names: ['pods/shop/web'],
  },
  {
    id: 'D-47',
    backup: {
      files: savedPod,
      beside: {
        '-podvolumebackups.json.gz': [{ ...SAVED, spec: { ...SAVED.spec, uploaderType: 'restic' } }],
      },
    },
    names: [],
  },
  {
    id: 'D-52',
    backup: {
      files: {
        ...item('backuprepositories.velero.io', 'velero.io/v1', 'BackupRepository', 'velero/r'),
        ...crd('backuprepositories', 'velero.io', 'BackupRepository'),
      },
    },
    names: ['backuprepositories.velero.io/velero/r'],
  },
  {
    id: 'D-52',
    backup: { files: configMap('shop/a') },
    request: { spec: { includedResources: ['configmaps', 'backuprepositories.velero.io'] } },
    names: [
      'backuprepositories.velero.io are non-restorable resources',
      'Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: backuprepositories.velero.io',
    ],
  },
]

test.each(ROWS.map((row, index) => ({ ...row, index })))(
  '$index: $id names $names',
  async ({ id, backup, request, names }) => {
    const found = await differences(backup, request)
    const row = found.filter((difference) => difference.id === id)
    expect(row.flatMap(({ examples }) => examples)).toEqual(names)
    expect(row.map(({ count }) => count)).toEqual(names.length === 0 ? [] : [names.length])
  },
)

describe('the tables', () => {
  const rows = [...ITEM_ROWS, ...WHOLE_ROWS]

  test('every row is tried', () => {
    const tried = ROWS.filter(({ names }) => names.length > 0).map(({ id }) => id)
    expect(rows.map(({ id }) => id).filter((id) => !tried.includes(id))).toEqual([])
  })

  test('each text is one sentence that names what it is about', () => {
    for (const { text } of rows) expect(text).toMatch(/^[A-Z\w][^\n]{30,220}[^.]\.$/)
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length)
  })
})

test('nothing differs for a plain object in a namespace that it needs', async () => {
  expect(await differences({ files: { ...namespace('shop'), ...configMap('shop/a') } })).toEqual([])
})

test('rows stand by their numbers, and name the first few of many', async () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    configMap(`shop/c${index}`, { metadata: { finalizers: ['x/y'], managedFields: [{ manager: 'm' }] } }),
  )
  const found = await differences({ files: Object.assign({}, ...many, claim('shop/data', MOVED_CLAIM)) })
  expect(found.map(({ id, count, examples }) => [id, count, examples.length])).toEqual([
    ['D-4', 12, 5],
    ['D-5', 12, 5],
    ['D-44', 1, 1],
  ])
})

test('what both profiles refuse is refused', async () => {
  const spec = { includedNamespaces: ['a'], excludedNamespaces: ['a'] }
  await expect(differences({ files: configMap('shop/a') }, { spec })).rejects.toMatchObject({
    code: 'RESTORE_INVALID',
  })
})
