import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { csiPvcRestorer } from '../../../../src/restore/actions/csi-pvc-restorer.ts'
import { csiVolumeSnapshotRestorer } from '../../../../src/restore/actions/csi-volumesnapshot-restorer.ts'
import { csiVolumeSnapshotClassRestorer } from '../../../../src/restore/actions/csi-volumesnapshotclass-restorer.ts'
import { csiVolumeSnapshotContentRestorer } from '../../../../src/restore/actions/csi-volumesnapshotcontent-restorer.ts'
import { dataUploadLog, dataupload } from '../../../../src/restore/actions/dataupload.ts'
import { additionalOf, applied, failureOf, type InputParts, resultOf } from './action-input.ts'

/** SHA-256 of `restoreUID/vsName`, the check value of A-CSIPVC. */
const NEW_NAME = '16e560cdf7afa5692e34255d9032494205b275c461355e1e3fc5dcaee516236f'
const restoreUid = 'restoreUID'
const NO_VOLUMES = { restorePVs: false }

describe('A-CSIPVC, C-232: claims with a snapshot', () => {
  const spec = {
    volumeName: 'pv1',
    dataSource: { name: 'old' },
    dataSourceRef: { name: 'old' },
    accessModes: ['x'],
  }
  const claim: JsonObject = { metadata: { name: 'data', namespace: 'shop' }, spec }
  const saved = (annotations: JsonObject): InputParts => ({
    restoreUid,
    fromBackup: { ...claim, metadata: { name: 'data', namespace: 'shop', annotations } },
  })
  const snapshotted = saved({ 'velero.io/volume-snapshot-name': 'vsName' })

  test('A-CSIPVC-5: the data comes from the snapshot under its new name', async () => {
    expect(await applied(csiPvcRestorer, claim, snapshotted)).toEqual({
      ...claim,
      spec: {
        accessModes: ['x'],
        dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: NEW_NAME },
      },
    })
    expect(
      await additionalOf(csiPvcRestorer, claim, {
        ...snapshotted,
        spec: { namespaceMapping: { shop: 'copy' } },
      }),
    ).toEqual(['volumesnapshots.snapshot.storage.k8s.io shop/vsName'])
  })

  test('A-CSIPVC-5: without the annotation the claim stays', async () => {
    expect(await applied(csiPvcRestorer, claim, saved({}))).toBe(claim)
  })

  test('A-CSIPVC-2: without volumes every source of data goes, with or without a Backup', async () => {
    const parts = { ...snapshotted, spec: NO_VOLUMES, metadata: false as const }
    expect(await applied(csiPvcRestorer, claim, parts)).toEqual({ ...claim, spec: { accessModes: ['x'] } })
  })

  test('A-CSIPVC-3: no Backup object fails the claim', async () => {
    expect(await failureOf(csiPvcRestorer, claim, { ...snapshotted, metadata: false })).toBe(
      'fail to get backup for restore: backups.velero.io "backup-1" not found',
    )
  })

  test.each<readonly [existing: string, mapping: Readonly<Record<string, string>>, stays: boolean]>([
    ['persistentvolumeclaims shop/data', {}, true],
    ['persistentvolumeclaims copy/data', { shop: 'copy' }, true],
    ['persistentvolumeclaims shop/data', { shop: 'copy' }, false],
  ])('A-CSIPVC-1: %s exists, mapping %j', async (existing, namespaceMapping, stays) => {
    const result = await resultOf(csiPvcRestorer, claim, {
      ...snapshotted,
      existing: [existing],
      spec: { namespaceMapping },
    })
    expect(result.kind).toBe(stays ? 'unchanged' : 'replace')
  })

  describe('A-CSIPVC-4, C-233: moved data', () => {
    const moved: InputParts = {
      ...saved({ 'velero.io/data-upload-name': 'du', 'velero.io/volume-snapshot-name': 'vsName' }),
      metadata: { snapshotMoveData: true },
      spec: { namespaceMapping: { shop: 'copy' } },
      randomHex: () => 'abcdef01',
    }

    test('the selector waits for the volume of the data mover', async () => {
      const dataUploads = dataUploadLog()
      dataUploads.add('shop', 'data')
      const { volumeName: _, ...kept } = spec
      const expected = {
        ...claim,
        spec: { ...kept, selector: { matchLabels: { 'velero.io/dynamic-pv-restore': 'copy.data.abcde' } } },
      }
      expect(await applied(csiPvcRestorer, claim, { ...moved, dataUploads })).toEqual(expected)
      expect(await applied(csiPvcRestorer, claim, moved)).toEqual(expected)
    })

    test('S-60: a long label is shortened, other labels of the selector stay', async () => {
      const name = 'n'.repeat(80)
      const object = {
        metadata: { name, namespace: 'shop' },
        spec: { selector: { matchLabels: { a: 'b' } } },
      }
      const { selector } = (await applied(csiPvcRestorer, object, moved)).spec as { selector: JsonObject }
      expect(selector).toEqual({
        matchLabels: {
          a: 'b',
          'velero.io/dynamic-pv-restore': expect.stringMatching(/^copy\.n{52}[0-9a-f]{6}$/),
        },
      })
    })

    test('without the annotation the claim stays', async () => {
      expect(await applied(csiPvcRestorer, claim, { ...moved, ...saved({}) })).toBe(claim)
    })

    test.each<readonly [count: number, why: string]>([
      [0, 'no DataUpload result cm found'],
      [2, 'multiple DataUpload result cms found'],
    ])('%j records fail the claim', async (count, why) => {
      const dataUploads = dataUploadLog()
      for (let index = 0; index < count; index++) dataUploads.add('shop', 'data')
      dataUploads.add('copy', 'data')
      expect(await failureOf(csiPvcRestorer, claim, { ...moved, dataUploads })).toBe(
        `fail get DataUploadResult for restore: rehearsal: ${why} with labels velero.io/pvc-namespace-name=shop.data,` +
          'velero.io/restore-uid=restoreUID,velero.io/resource-usage=DataUpload',
      )
    })
  })
})

describe('A-DU-1, A-DU-3, C-237: DataUploads', () => {
  const upload: JsonObject = {
    spec: { sourceNamespace: 'shop', sourcePVC: 'data' },
    status: { snapshotID: 's1' },
  }

  test('are remembered and never created', async () => {
    const dataUploads = dataUploadLog()
    expect((await resultOf(dataupload, { spec: {} }, { fromBackup: upload, dataUploads })).kind).toBe('skip')
    expect(dataUploads.count('shop', 'data')).toBe(1)
    expect(dataUploads.count('data', 'shop')).toBe(0)
  })

  test('fail without a Backup object', async () => {
    expect(await failureOf(dataupload, upload, { metadata: false })).toBe(
      'error to get backup for restore rehearsal: backups.velero.io "backup-1" not found',
    )
  })
})

describe('A-CSIVS-3, A-CSIVS-4, D-28, C-234: snapshots', () => {
  const snapshot: JsonObject = {
    metadata: { name: 'vsName', namespace: 'shop', annotations: { a: 'b' } },
    spec: { source: { persistentVolumeClaimName: 'p' }, volumeSnapshotClassName: 'c' },
  }
  const parts = {
    restoreUid,
    fromBackup: { ...snapshot, status: { boundVolumeSnapshotContentName: 'content-1' } },
  }

  test('point to their content under its new name', async () => {
    expect(await applied(csiVolumeSnapshotRestorer, snapshot, parts)).toEqual({
      metadata: {
        name: NEW_NAME,
        namespace: 'shop',
        annotations: { a: 'b', 'velero.io/csi-vsc-deletion-policy': 'Retain' },
      },
      spec: { source: { volumeSnapshotContentName: NEW_NAME } },
    })
    expect(await additionalOf(csiVolumeSnapshotRestorer, snapshot, parts)).toEqual([
      'volumesnapshotcontents.snapshot.storage.k8s.io /content-1',
    ])
  })

  test('without annotations get one, where Velero crashes', async () => {
    const bare = { ...snapshot, metadata: { name: 'vsName' } }
    expect((await applied(csiVolumeSnapshotRestorer, bare, parts)).metadata).toEqual({
      name: NEW_NAME,
      annotations: { 'velero.io/csi-vsc-deletion-policy': 'Retain' },
    })
  })

  test('fail without a content', async () => {
    expect(await failureOf(csiVolumeSnapshotRestorer, snapshot)).toBe("VS vsName doesn't have bound VSC")
  })
})

describe('A-CSIVSC-2, C-235: snapshot contents', () => {
  const content: JsonObject = {
    metadata: { name: 'content-1' },
    spec: {
      driver: 'csi.example.com',
      volumeSnapshotRef: {
        kind: 'VolumeSnapshot',
        namespace: 'a',
        name: 'vsName',
        uid: 'x',
        resourceVersion: '1',
      },
      source: { volumeHandle: 'h' },
      deletionPolicy: 'Delete',
      volumeSnapshotClassName: 'old',
    },
  }
  const parts = {
    restoreUid,
    spec: { namespaceMapping: { a: 'b' } },
    fromBackup: { ...content, status: { snapshotHandle: 's' } },
  }
  const expected = {
    metadata: { name: NEW_NAME },
    spec: {
      driver: 'csi.example.com',
      volumeSnapshotRef: { kind: 'VolumeSnapshot', namespace: 'b', name: NEW_NAME },
      source: { snapshotHandle: 's' },
      deletionPolicy: 'Retain',
    },
  }

  test('stand for the snapshot in the storage', async () => {
    expect(await applied(csiVolumeSnapshotContentRestorer, content, parts)).toEqual(expected)
  })

  test('A-CSIVSC-3: take the first class of their driver', async () => {
    const listAll = async () => [
      { metadata: { name: 'other' }, driver: 'other' },
      { metadata: { name: 'first' }, driver: 'csi.example.com' },
      { metadata: { name: 'second' }, driver: 'csi.example.com' },
    ]
    expect(
      await applied(csiVolumeSnapshotContentRestorer, content, { ...parts, cluster: { listAll } }),
    ).toEqual({
      ...expected,
      spec: { ...expected.spec, volumeSnapshotClassName: 'first' },
    })
  })

  test('A-CSIVSC-3: have no class when the target cannot be asked', async () => {
    const cluster = { listAll: () => Promise.reject(new Error('forbidden')) }
    expect(await applied(csiVolumeSnapshotContentRestorer, content, { ...parts, cluster })).toEqual(expected)
  })

  test('fail without a handle', async () => {
    expect(
      await failureOf(csiVolumeSnapshotContentRestorer, content, { ...parts, fromBackup: content }),
    ).toBe(`fail to get snapshot handle from VSC ${NEW_NAME} status`)
  })
})

describe('A-CSIVSC-4, C-235, C-236: Secrets named by a pair of annotations', () => {
  const cases = [
    {
      action: csiVolumeSnapshotContentRestorer,
      prefix: 'csi.storage.k8s.io/snapshotter-secret',
      parts: { fromBackup: { status: { snapshotHandle: 's' } } },
    },
    {
      action: csiVolumeSnapshotClassRestorer,
      prefix: 'csi.storage.k8s.io/snapshotter-list-secret',
      parts: {},
    },
  ]

  test.each(cases)('$action.name', async ({ action, prefix, parts }) => {
    const name = { [`${prefix}-name`]: 'n' }
    const namespace = { [`${prefix}-namespace`]: 'm' }
    const secrets = (annotations: JsonObject) =>
      additionalOf(action, { metadata: { annotations }, spec: {} }, parts)
    expect(await secrets({ ...name, ...namespace })).toEqual(['secrets m/n'])
    expect(await secrets(name)).toEqual([])
    expect(await secrets(namespace)).toEqual([])
  })

  test('A-CSIVSCL-2: the class itself stays', async () => {
    const object = { driver: 'x' }
    expect(await applied(csiVolumeSnapshotClassRestorer, object)).toBe(object)
  })
})

test.each([csiVolumeSnapshotRestorer, csiVolumeSnapshotContentRestorer, csiVolumeSnapshotClassRestorer])(
  'A-CSIVS-1, A-CSIVSC-1, A-CSIVSCL-1: $name skips everything when the restore wants no volumes',
  async (action) => {
    expect((await resultOf(action, {}, { spec: NO_VOLUMES })).kind).toBe('skip')
  },
)
