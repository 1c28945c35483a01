// What becomes of PersistentVolumes and of the claims that name them. There is no storage provider here: a volume whose data is in a
// snapshot of its provider is restored as an object, and its data is reported as not brought back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JsonObject, objectAt, textAt } from '../../../src/core/json.ts'
import { claim, configMap, filesOf, namespace, object, volume } from './objects.ts'
import { observe } from './observe.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

function restore(objects: readonly JsonObject[], input: Omit<Restoring, 'files'> = {}): Promise<Restored> {
  return target.restore({ files: filesOf(...objects), ...input })
}

const NO_MESSAGES = { warnings: {}, errors: {} }
const BINDING = { 'pv.kubernetes.io/bind-completed': 'yes', 'pv.kubernetes.io/bound-by-controller': 'yes' }

/** A volume `pv-<row>` with the claim `<row>/data`, as a cluster that bound them holds them. */
function boundVolume(row: string, policy: 'Delete' | 'Retain' = 'Retain', claimNamespace = row): JsonObject {
  return volume(`pv-${row}`, {
    metadata: { annotations: { ...BINDING, foo: 'bar' } },
    spec: {
      persistentVolumeReclaimPolicy: policy,
      claimRef: {
        kind: 'PersistentVolumeClaim',
        namespace: claimNamespace,
        name: 'data',
        uid: 'u',
        resourceVersion: '7',
      },
    },
    status: { phase: 'Bound' },
  })
}

function boundClaim(row: string): JsonObject {
  return claim(row, 'data', {
    metadata: { annotations: { ...BINDING, foo: 'bar' } },
    spec: { volumeName: `pv-${row}` },
    status: { phase: 'Bound' },
  })
}

const pv = (name: string) => target.get(`/api/v1/persistentvolumes/${name}`)
const pvc = (inNamespace: string) =>
  target.get(`/api/v1/namespaces/${inNamespace}/persistentvolumeclaims/data`)
const claimRefOf = (stored: JsonObject | undefined) => objectAt(stored, 'spec', 'claimRef')
const volumeNameOf = (stored: JsonObject | undefined) => textAt(stored, 'spec', 'volumeName')

function snapshotOf(name: string): Restoring['sideFiles'] & object {
  const snapshot = { spec: { persistentVolumeName: name }, status: { providerSnapshotID: 'snap-1' } }
  return { '-volumesnapshots.json.gz': [snapshot] }
}

function infoOf(name: string, backupMethod: string): Restoring['sideFiles'] & object {
  return { '-volumeinfo.json.gz': [{ pvName: name, pvcName: 'data', backupMethod }] }
}

describe('no snapshot, no record', () => {
  test('R-81, R-84e, R-100, C-171: reclaim policy Delete: the volume stays behind and the claim lets go of it', async () => {
    const { resourceList, warnings, errors, report } = await restore([
      boundVolume('c171', 'Delete'),
      boundClaim('c171'),
    ])
    expect(await pv('pv-c171')).toBeUndefined()
    const stored = await pvc('c171')
    expect(volumeNameOf(stored)).toBeUndefined()
    expect(objectAt(stored, 'metadata').annotations).toEqual({ foo: 'bar' })
    expect(resourceList).toMatchObject({
      'v1/PersistentVolume': ['pv-c171(skipped)'],
      'v1/PersistentVolumeClaim': ['c171/data(created)'],
    })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
    expect(report.reasons['provisioned-anew']).toBe(1)
  })

  test('R-69, R-84f, R-94, R-103, C-172: reclaim policy Retain: restored, bound to nobody in particular', async () => {
    const { warnings, errors } = await restore([boundVolume('c172'), boundClaim('c172')], {
      spec: { includedNamespaces: ['c172'] },
    })
    const stored = await pv('pv-c172')
    expect(claimRefOf(stored)).toEqual({ kind: 'PersistentVolumeClaim', namespace: 'c172', name: 'data' })
    expect(objectAt(stored, 'metadata').annotations).toEqual({ foo: 'bar' })
    expect(volumeNameOf(await pvc('c172'))).toBe('pv-c172')
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-94, S-63, C-178: mapped, and the name is free: the same name, the claim of the target', async () => {
    await restore([boundVolume('c178'), boundClaim('c178')], {
      spec: { namespaceMapping: { c178: 'c178-new' } },
    })
    expect(claimRefOf(await pv('pv-c178'))).toMatchObject({ namespace: 'c178-new', name: 'data' })
    expect(volumeNameOf(await pvc('c178-new'))).toBe('pv-c178')
  })

  test('R-94, R-126, C-177: mapped, and the name is taken: the volume stays as it is, one warning', async () => {
    const saved = await target.create(
      volume('pv-c177', { spec: { claimRef: { namespace: 'c177', name: 'data' } } }),
    )
    const { warnings, errors } = await restore([boundVolume('c177'), boundClaim('c177')], {
      spec: { namespaceMapping: { c177: 'c177-new' } },
    })
    expect(warnings).toEqual({
      cluster: [expect.stringContaining('could not restore, PersistentVolume:pv-c177 already exists')],
    })
    expect(errors).toEqual({})
    expect(objectAt(await pv('pv-c177'), 'metadata').resourceVersion).toBe(
      objectAt(saved, 'metadata').resourceVersion,
    )
    expect(volumeNameOf(await pvc('c177-new'))).toBe('pv-c177')
  })

  test('R-102, C-186: volumes are left out: the claim keeps the name and waits for one that will not come', async () => {
    await restore([boundVolume('c186', 'Delete'), boundClaim('c186')], {
      spec: { excludedResources: ['pv'] },
    })
    expect(await pv('pv-c186')).toBeUndefined()
    expect(volumeNameOf(await pvc('c186'))).toBe('pv-c186')
  })
})

describe('what the backup says about the volume', () => {
  test.each<
    readonly [what: string, row: string, sideFiles: Restoring['sideFiles'] & object, isRestored: boolean]
  >([
    ['R-81, C-170: a file backup', 'c170-pvb', infoOf('pv-c170-pvb', 'PodVolumeBackup'), false],
    ['R-82, C-170: a CSI snapshot', 'c170-csi', infoOf('pv-c170-csi', 'CSISnapshot'), false],
    ['R-83, C-170: skipped', 'c170-skip', infoOf('pv-c170-skip', ''), true],
    [
      'R-84b: a record of a file backup',
      'r84b',
      {
        '-podvolumebackups.json.gz': [
          {
            metadata: { annotations: { 'velero.io/pvc-name': 'data' } },
            spec: { pod: { name: 'p', namespace: 'r84b' } },
          },
        ],
      },
      false,
    ],
    [
      'R-84c, F-16, C-180: a CSI snapshot of the claim',
      'c180',
      {
        '-csi-volumesnapshots.json.gz': [
          { metadata: { namespace: 'c180' }, spec: { source: { persistentVolumeClaimName: 'data' } } },
        ],
      },
      false,
    ],
  ])('%s', async (_what, row, sideFiles, isRestored) => {
    const { warnings, errors } = await restore([boundVolume(row), boundClaim(row)], { sideFiles })
    expect((await pv(`pv-${row}`)) !== undefined).toBe(isRestored)
    expect(volumeNameOf(await pvc(row))).toBe(isRestored ? `pv-${row}` : undefined)
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-84d, R-212, A-DU-2, A-DU-3, F-120, C-181: moved data of the claim', async () => {
    const upload = object('velero.io/v2alpha1', 'DataUpload', 'velero', 'du', {
      spec: { sourceNamespace: 'c181', sourcePVC: 'data' },
    })
    const { resourceList, report } = await restore([boundVolume('c181'), boundClaim('c181'), upload])
    expect(await pv('pv-c181')).toBeUndefined()
    expect(volumeNameOf(await pvc('c181'))).toBeUndefined()
    expect(resourceList['velero.io/v2alpha1/DataUpload']).toEqual(['velero/du(skipped)'])
    // Nothing but the memory of the run holds what it said.
    expect(await target.list('/api/v1/namespaces/velero/configmaps')).toEqual([])
    expect(report.volumes).toMatchObject([{ namespace: 'c181', claim: 'data', method: 'data-movement' }])
  })

  test('D-24, D-25, D-57: Velero 1.9 reads neither the volume info file nor CSI records', async () => {
    const csi = [{ metadata: { namespace: 'd25' }, spec: { source: { persistentVolumeClaimName: 'data' } } }]
    await restore([boundVolume('d25'), boundClaim('d25')], {
      sideFiles: { ...infoOf('pv-d25', 'CSISnapshot'), '-csi-volumesnapshots.json.gz': csi },
      settings: { profile: 'velero-1.9' },
    })
    expect(await pv('pv-d25')).toBeDefined()
    expect(volumeNameOf(await pvc('d25'))).toBe('pv-d25')
  })
})

describe('a snapshot of a provider', () => {
  test.each(['Delete', 'Retain'] as const)(
    'R-80, R-91, R-95, C-173 (differs): reclaim policy %s, the name is free: the object comes back unbound, with its old volume',
    async (policy) => {
      const row = `c173-${policy.toLowerCase()}`
      const { warnings, errors, report } = await restore([boundVolume(row, policy), boundClaim(row)], {
        sideFiles: snapshotOf(`pv-${row}`),
      })
      const stored = await pv(`pv-${row}`)
      expect(claimRefOf(stored)).toEqual({ kind: 'PersistentVolumeClaim', namespace: row, name: 'data' })
      expect(objectAt(stored, 'metadata').annotations).toEqual({ foo: 'bar' })
      expect(textAt(stored, 'spec', 'hostPath', 'path')).toBe('/data')
      expect(volumeNameOf(await pvc(row))).toBe(`pv-${row}`)
      expect({ warnings, errors }).toEqual(NO_MESSAGES)
      expect(report.volumes).toMatchObject([{ volume: `pv-${row}`, method: 'native-snapshot' }])
    },
  )

  test.each(['Delete', 'Retain'] as const)(
    'R-90, R-93, C-174, C-184: reclaim policy %s, the volume is there and in use: nothing happens to it',
    async (policy) => {
      const row = `c174-${policy.toLowerCase()}`
      await target.create(namespace(row), claim(row, 'data'))
      const saved = await target.create(
        volume(`pv-${row}`, {
          spec: { persistentVolumeReclaimPolicy: policy, claimRef: { namespace: row, name: 'data' } },
          status: { phase: 'Bound' },
        }),
      )
      const { warnings, errors, resourceList } = await restore([saved], {
        sideFiles: snapshotOf(`pv-${row}`),
      })
      expect({ warnings, errors }).toEqual(NO_MESSAGES)
      expect(resourceList).toEqual({ 'v1/PersistentVolume': [`pv-${row}(skipped)`] })
      expect(objectAt(await pv(`pv-${row}`), 'metadata').resourceVersion).toBe(
        objectAt(saved, 'metadata').resourceVersion,
      )
    },
  )

  test('R-88, R-92, R-101, C-175, C-179 (differs): mapped, and the name is taken: a volume with a new name, and the claim follows', async () => {
    const saved = await target.create(
      volume('pv-c175', { spec: { claimRef: { namespace: 'c175', name: 'data' } } }),
    )
    const { resourceList, warnings, errors } = await restore([boundVolume('c175'), boundClaim('c175')], {
      sideFiles: snapshotOf('pv-c175'),
      spec: { namespaceMapping: { c175: 'c175-new' } },
    })
    const name = volumeNameOf(await pvc('c175-new')) ?? ''
    expect(name).toMatch(/^velero-clone-[0-9a-f-]{36}$/)
    const stored = await pv(name)
    expect(claimRefOf(stored)).toEqual({ kind: 'PersistentVolumeClaim', namespace: 'c175-new', name: 'data' })
    expect(objectAt(stored, 'metadata').annotations).toEqual({
      foo: 'bar',
      'velero.io/original-pv-name': 'pv-c175',
    })
    expect(objectAt(await pv('pv-c175'), 'metadata').resourceVersion).toBe(
      objectAt(saved, 'metadata').resourceVersion,
    )
    expect(resourceList['v1/PersistentVolume']).toEqual([`${name}(created)`])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-88, R-89, C-176: mapped, and the name is free: the same name, the claim of the target', async () => {
    await restore([boundVolume('c176'), boundClaim('c176')], {
      sideFiles: snapshotOf('pv-c176'),
      spec: { namespaceMapping: { c176: 'c176-new' } },
    })
    expect(claimRefOf(await pv('pv-c176'))).toEqual({
      kind: 'PersistentVolumeClaim',
      namespace: 'c176-new',
      name: 'data',
    })
  })

  test('R-86, C-187: volumes are not wanted: the object comes back all the same, with its old volume', async () => {
    await restore([boundVolume('c187')], { sideFiles: snapshotOf('pv-c187'), spec: { restorePVs: false } })
    const stored = await pv('pv-c187')
    expect(textAt(stored, 'spec', 'hostPath', 'path')).toBe('/data')
    expect(claimRefOf(stored)).toMatchObject({ namespace: 'c187', uid: 'u' })
  })

  test.each<readonly [what: string, row: string, sideFiles: Restoring['sideFiles'] & object]>([
    ['no snapshot at all', 'c188-none', {}],
    ['the snapshot of another volume', 'c188-other', snapshotOf('pv-other')],
  ])(
    'R-91, C-188: a record says so, but there is %s: the object comes back with its old volume',
    async (_what, row, sideFiles) => {
      const { warnings, errors } = await restore([boundVolume(row, 'Delete')], {
        sideFiles: { ...infoOf(`pv-${row}`, 'NativeSnapshot'), ...sideFiles },
      })
      expect(textAt(await pv(`pv-${row}`), 'spec', 'hostPath', 'path')).toBe('/data')
      expect({ warnings, errors }).toEqual(NO_MESSAGES)
    },
  )

  test.each<readonly [profile: 'velero-1.18' | 'velero-1.9', uid: string | undefined]>([
    ['velero-1.18', undefined],
    ['velero-1.9', 'u'],
  ])(
    'R-87, D-26, C-188: the backup wanted no snapshots: only Velero 1.9 leaves the object alone: %s',
    async (profile, uid) => {
      const row = `c188-${profile.slice(-2).replace('.', '')}`
      await restore([boundVolume(row)], {
        sideFiles: snapshotOf(`pv-${row}`),
        backup: { spec: { snapshotVolumes: false } },
        settings: { profile },
      })
      expect(claimRefOf(await pv(`pv-${row}`)).uid).toBe(uid)
    },
  )
})

describe('R-90, C-184: a volume of this name is there, but not to stay', () => {
  /** Goes away as soon as its finalizer does, which is never. */
  const held = { metadata: { finalizers: ['example.com/held'] } }

  async function leaving(row: string, what: string): Promise<void> {
    const inUse = { claimRef: { namespace: row, name: 'data' } }
    if (what !== 'the namespace is missing') await target.create(namespace(row))
    if (!/missing/.test(what)) await target.create(claim(row, 'data', held))
    const status = { phase: what === 'it is released' ? 'Released' : 'Bound' }
    await target.create(volume(`pv-${row}`, { ...held, spec: inUse, status }))
    if (what === 'the claim is deleted')
      await target.remove(`/api/v1/namespaces/${row}/persistentvolumeclaims/data`)
    if (what === 'the namespace is deleted') await target.remove(`/api/v1/namespaces/${row}`)
    if (what === 'it is deleted') await target.remove(`/api/v1/persistentvolumes/pv-${row}`)
  }

  test.each([
    'it is deleted',
    'it is released',
    'the claim is deleted',
    'the claim is missing',
    'the namespace is deleted',
    'the namespace is missing',
  ])('%s: an error of the cluster after the limit', async (what) => {
    const row = `c184-${what.replaceAll(' ', '-')}`
    await leaving(row, what)
    const { errors, resourceList } = await restore([boundVolume(row)], {
      sideFiles: snapshotOf(`pv-${row}`),
      settings: { terminatingResourceTimeoutMs: 1 },
    })
    expect(errors).toEqual({
      cluster: [`error waiting on in-cluster persistentvolume pv-${row}: context deadline exceeded`],
    })
    expect(resourceList).toEqual({ 'v1/PersistentVolume': [`pv-${row}(failed)`] })
  })

  test('it is gone in time', async () => {
    await leaving('c184-back', 'it is deleted')
    const letGo = async (): Promise<void> => {
      await target.client.expect({
        method: 'PATCH',
        path: '/api/v1/persistentvolumes/pv-c184-back',
        body: '{"metadata":{"finalizers":null}}',
        contentType: 'application/merge-patch+json',
      })
    }
    await using seen = await observe(target.client)
    const [{ errors, resourceList }] = await Promise.all([
      restore([boundVolume('c184-back')], {
        sideFiles: snapshotOf('pv-c184-back'),
        settings: { terminatingResourceTimeoutMs: 20_000 },
        kubeconfig: seen.kubeconfig,
      }),
      new Promise((resolve) => setTimeout(resolve, 500)).then(letGo),
    ])
    expect(errors).toEqual({})
    expect(resourceList).toEqual({ 'v1/PersistentVolume': ['pv-c184-back(created)'] })
  })
})

test('R-84, C-188: a volume without a name is an error', async () => {
  const { name: _none, ...metadata } = objectAt(boundVolume('c188'), 'metadata')
  const { errors } = await target.restore({
    files: { 'resources/persistentvolumes/cluster/pv-nameless.json': { ...boundVolume('c188'), metadata } },
    sideFiles: snapshotOf(''),
  })
  expect(Object.keys(errors)).toEqual(['cluster'])
})

test('R-84, C-271: a backup without any file beside its tarball is restored by the older rules', async () => {
  const { restore: document, exitCode } = await restore([
    boundVolume('c271'),
    boundClaim('c271'),
    configMap('c271', 'x'),
  ])
  expect(document.status.phase).toBe('Completed')
  expect(exitCode).toBe(0)
})
