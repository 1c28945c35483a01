import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readSideFiles } from '../../../src/backup/read-side-files.ts'
import type { BackupFile } from '../../../src/location/backup-location.ts'
import { type BackupFiles, memoryLocation } from '../../build/memory-location.ts'

const signal = new AbortController().signal
const read = (files: BackupFiles) => readSideFiles(memoryLocation({ shop: files }), 'shop', signal)

test('F-130: absent files are empty', async () => {
  expect(await read({})).toEqual({
    metadata: undefined,
    volumeInfos: undefined,
    podVolumeBackups: [],
    nativeSnapshots: [],
    csiSnapshots: [],
    itemOperations: [],
    resourceList: undefined,
    results: undefined,
  })
})

test('F-13: null is an empty list', async () => {
  const sideFiles = await read({
    '-volumeinfo.json.gz': null,
    '-podvolumebackups.json.gz': null,
    '-volumesnapshots.json.gz': null,
    '-csi-volumesnapshots.json.gz': null,
    '-resource-list.json.gz': null,
    '-results.gz': null,
  })
  expect(sideFiles).toMatchObject({
    volumeInfos: [],
    podVolumeBackups: [],
    nativeSnapshots: [],
    csiSnapshots: [],
  })
  expect([sideFiles.resourceList, sideFiles.results]).toEqual([undefined, undefined])
})

test('F-70, F-74: the metadata of the backup', async () => {
  const { metadata } = await read({
    'velero-backup.json': {
      apiVersion: 'velero.io/v1',
      kind: 'Backup',
      metadata: {
        name: 'shop',
        namespace: 'velero',
        uid: 'u-1',
        labels: { 'velero.io/schedule-name': 'daily' },
        annotations: { 'velero.io/source-cluster-k8s-gitversion': 'v1.36.3' },
      },
      spec: {
        storageLocation: 'default',
        snapshotMoveData: true,
        snapshotVolumes: false,
        csiSnapshotTimeout: '10m0s',
      },
      status: {
        phase: 'PartiallyFailed',
        startTimestamp: '2026-05-01T10:00:00Z',
        completionTimestamp: '2026-05-01T10:00:07Z',
        expiration: '2026-06-01T10:00:00Z',
        formatVersion: '1.1.0',
        errors: 2,
        warnings: 3,
        progress: { itemsBackedUp: 65 },
      },
    },
  })
  expect(metadata).toEqual({
    name: 'shop',
    namespace: 'velero',
    uid: 'u-1',
    labels: { 'velero.io/schedule-name': 'daily' },
    annotations: { 'velero.io/source-cluster-k8s-gitversion': 'v1.36.3' },
    phase: 'PartiallyFailed',
    startTimestamp: '2026-05-01T10:00:00Z',
    completionTimestamp: '2026-05-01T10:00:07Z',
    expiration: '2026-06-01T10:00:00Z',
    formatVersion: '1.1.0',
    errors: 2,
    warnings: 3,
    itemsBackedUp: 65,
    storageLocation: 'default',
    snapshotMoveData: true,
    snapshotVolumes: false,
    csiSnapshotTimeout: '10m0s',
  })
})

test('a Backup with nothing in it', async () => {
  const { metadata } = await read({
    'velero-backup.json': { kind: 'Backup', metadata: { labels: null }, status: null },
  })
  expect(metadata).toMatchObject({
    name: '',
    labels: {},
    phase: undefined,
    errors: 0,
    snapshotMoveData: false,
  })
})

test('F-110: volume infos', async () => {
  const { volumeInfos } = await read({
    '-volumeinfo.json.gz': [
      {
        pvcName: 'store',
        pvcNamespace: 'media',
        pvName: 'pv-1',
        skipped: true,
        result: '',
        pvInfo: { reclaimPolicy: 'Retain', labels: null },
      },
      {
        pvName: 'pv-2',
        backupMethod: 'PodVolumeBackup',
        pvbInfo: { size: 5 },
        pvInfo: { labels: { zone: 'a' } },
      },
      {
        backupMethod: 'CSISnapshot',
        snapshotDataMoved: true,
        csiSnapshotInfo: { size: 1, snapshotHandle: 'snap-1', driver: 'csi.example.com' },
        snapshotDataMovementInfo: { size: 7, snapshotHandle: 'kopia-1', uploaderType: 'kopia' },
      },
    ],
  })
  expect(volumeInfos).toEqual([
    {
      pvName: 'pv-1',
      pvcName: 'store',
      pvcNamespace: 'media',
      backupMethod: '',
      snapshotDataMoved: false,
      skipped: true,
      result: '',
      size: undefined,
      reclaimPolicy: 'Retain',
      labels: {},
    },
    expect.objectContaining({
      backupMethod: 'PodVolumeBackup',
      size: 5,
      reclaimPolicy: undefined,
      labels: { zone: 'a' },
    }),
    expect.objectContaining({
      pvName: '',
      backupMethod: 'CSISnapshot',
      snapshotDataMoved: true,
      size: 7,
      csiSnapshot: { snapshotHandle: 'snap-1', driver: 'csi.example.com', size: 1 },
      dataMovement: { dataMover: '', uploaderType: 'kopia', snapshotHandle: 'kopia-1', size: 7 },
    }),
  ])
})

test('R-3, C-270 (differs): a record belongs to the backup it lies beside, whatever namespace it names', async () => {
  const spec = { pod: { name: 'wiki-0', namespace: 'wiki' }, volume: 'data' }
  const { podVolumeBackups } = await read({
    '-podvolumebackups.json.gz': [{ metadata: { namespace: 'elsewhere' }, spec }],
  })
  expect(podVolumeBackups).toMatchObject([{ podName: 'wiki-0', volume: 'data' }])
})

test('F-90, F-100, F-16, F-20, F-21', async () => {
  const sideFiles = await read({
    '-podvolumebackups.json.gz': [
      {
        metadata: { annotations: { 'velero.io/pvc-name': 'data' } },
        spec: { pod: { name: 'wiki-0', namespace: 'wiki' }, volume: 'data', uploaderType: 'kopia' },
        status: { snapshotID: 's-1', progress: { totalBytes: 42 } },
      },
      { spec: { pod: { name: 'wiki-1', namespace: 'wiki' }, volume: 'cache' } },
    ],
    '-volumesnapshots.json.gz': [
      {
        spec: { persistentVolumeName: 'pv-1', volumeType: 'gp3', volumeAZ: 'eu-1a', volumeIOPS: 3000 },
        status: { providerSnapshotID: 'snap-1' },
      },
    ],
    '-csi-volumesnapshots.json.gz': [
      { metadata: { namespace: 'media' }, spec: { source: { persistentVolumeClaimName: 'store' } } },
    ],
    '-resource-list.json.gz': { 'v1/Pod': ['wiki/wiki-0'], 'v1/Node': null },
    '-results.gz': { errors: {}, warnings: { velero: ['w'] } },
  })
  expect(sideFiles).toMatchObject({
    podVolumeBackups: [
      {
        podName: 'wiki-0',
        podNamespace: 'wiki',
        volume: 'data',
        uploaderType: 'kopia',
        snapshotId: 's-1',
        pvcName: 'data',
        size: 42,
      },
      {
        podName: 'wiki-1',
        volume: 'cache',
        uploaderType: '',
        snapshotId: '',
        pvcName: undefined,
        size: undefined,
      },
    ],
    nativeSnapshots: [
      {
        persistentVolumeName: 'pv-1',
        providerSnapshotId: 'snap-1',
        volumeType: 'gp3',
        volumeAZ: 'eu-1a',
        volumeIops: 3000,
      },
    ],
    csiSnapshots: [{ namespace: 'media', claim: 'store' }],
    resourceList: { 'v1/Pod': ['wiki/wiki-0'], 'v1/Node': [] },
    results: { errors: {}, warnings: { velero: ['w'] } },
  })
})

describe('F-23: a file that is there must be whole', () => {
  const whole = gzipSync(JSON.stringify([{ pvName: 'pv-1' }]))

  test.each<readonly [what: string, file: BackupFile, content: unknown, name: string]>([
    ['no gzip', '-volumeinfo.json.gz', Buffer.from('[]'), 'shop-volumeinfo.json.gz'],
    ['no bytes', '-volumeinfo.json.gz', Buffer.alloc(0), 'shop-volumeinfo.json.gz'],
    ['cut', '-volumeinfo.json.gz', whole.subarray(0, -3), 'shop-volumeinfo.json.gz'],
    [
      'data behind the end',
      '-volumeinfo.json.gz',
      Buffer.concat([whole, Buffer.alloc(9)]),
      'shop-volumeinfo.json.gz',
    ],
    ['no JSON', '-podvolumebackups.json.gz', gzipSync('[{'), 'shop-podvolumebackups.json.gz'],
    ['no list', '-volumesnapshots.json.gz', {}, 'shop-volumesnapshots.json.gz'],
    ['a record that is no object', '-csi-volumesnapshots.json.gz', [1], 'shop-csi-volumesnapshots.json.gz'],
    ['a field of another type', '-volumeinfo.json.gz', [{ pvName: 1 }], 'shop-volumeinfo.json.gz'],
    ['a flag of another type', '-volumeinfo.json.gz', [{ skipped: 'no' }], 'shop-volumeinfo.json.gz'],
    [
      'a size with a fraction',
      '-volumeinfo.json.gz',
      [{ pvbInfo: { size: 1.5 } }],
      'shop-volumeinfo.json.gz',
    ],
    ['a step that is no object', '-volumeinfo.json.gz', [{ pvInfo: 'x' }], 'shop-volumeinfo.json.gz'],
    [
      'labels that are no texts',
      '-volumeinfo.json.gz',
      [{ pvInfo: { labels: { a: 1 } } }],
      'shop-volumeinfo.json.gz',
    ],
    ['a resource list that is a list', '-resource-list.json.gz', [], 'shop-resource-list.json.gz'],
    ['names that are no list', '-resource-list.json.gz', { 'v1/Pod': 'x' }, 'shop-resource-list.json.gz'],
    ['results that are a list', '-results.gz', [], 'shop-results.gz'],
    ['no JSON in the metadata', 'velero-backup.json', Buffer.from('{'), 'shop/velero-backup.json'],
    ['something else than a Backup', 'velero-backup.json', { kind: 'Restore' }, 'shop/velero-backup.json'],
  ])('%s', async (_what, file, content, name) => {
    await expect(read({ [file]: content })).rejects.toMatchObject({
      code: 'SIDE_FILE_BROKEN',
      message: expect.stringContaining(name),
    })
  })

  const FILES = [
    '-podvolumebackups.json.gz',
    '-volumesnapshots.json.gz',
    '-volumeinfo.json.gz',
    '-csi-volumesnapshots.json.gz',
    '-csi-volumesnapshotcontents.json.gz',
    '-csi-volumesnapshotclasses.json.gz',
    '-resource-list.json.gz',
    '-itemoperations.json.gz',
    '-results.gz',
  ] as const satisfies readonly BackupFile[]
  const packed = gzipSync('{}')
  const FAULTS: readonly (readonly [what: string, content: unknown])[] = [
    ['no gzip', Buffer.from('{}')],
    ['no bytes', Buffer.alloc(0)],
    ['cut', packed.subarray(0, -3)],
    ['another check sum', Buffer.from(packed).fill(1, packed.length - 8, packed.length - 4)],
    ['data behind the end', Buffer.concat([packed, Buffer.from('more')])],
    ['no JSON', gzipSync('{"a":')],
    ['two values', gzipSync('[][]')],
    ['another shape', 'text'],
  ]

  test.each(FILES.flatMap((file) => FAULTS.map(([what, content]) => [file, what, content] as const)))(
    '%s: %s',
    async (file, _what, content) => {
      await expect(read({ [file]: content })).rejects.toMatchObject({
        code: 'SIDE_FILE_BROKEN',
        message: expect.stringContaining(`shop${file}`),
      })
    },
  )

  test.each(FILES)('%s: absent, and null as Velero writes it when there is nothing', async (file) => {
    const empty = await read({})
    // Only of these records it matters whether there is a file: without one R-84 decides.
    const volumeInfos = file === '-volumeinfo.json.gz' ? [] : undefined
    expect(await read({ [file]: null })).toEqual({ ...empty, volumeInfos })
  })

  test('F-71: a format version that is not known is refused', async () => {
    const format = (formatVersion: string) =>
      read({ 'velero-backup.json': { kind: 'Backup', status: { formatVersion } } })
    await expect(format('2.0.0')).rejects.toMatchObject({ code: 'ARCHIVE_FORMAT' })
    await expect(format('1.1.0-beta')).rejects.toMatchObject({ code: 'ARCHIVE_FORMAT' })
    for (const known of ['', '1', '1.0.0', '1.1.0', '1.2']) {
      expect((await format(known)).metadata?.formatVersion).toBe(known)
    }
  })

  test('F-19: item operations', async () => {
    const resourceIdentifier = {
      Group: 'snapshot.storage.k8s.io',
      Resource: 'volumesnapshots',
      Namespace: 'a',
      Name: 'x',
    }
    const { itemOperations } = await read({
      '-itemoperations.json.gz': [{ spec: { resourceIdentifier }, status: { phase: 'Failed' } }],
    })
    expect(itemOperations).toEqual([
      { resource: 'volumesnapshots.snapshot.storage.k8s.io', namespace: 'a', name: 'x', phase: 'Failed' },
    ])
  })

  test('a file that unpacks without end', async () => {
    const bomb = Buffer.concat(Array(257).fill(gzipSync(Buffer.alloc(2 ** 20, ' '))))
    await expect(read({ '-results.gz': bomb })).rejects.toMatchObject({
      code: 'SIDE_FILE_BROKEN',
      message: expect.stringContaining('larger than'),
    })
  })

  test('no message quotes the content', async () => {
    for (const content of [gzipSync('hunter2'), [{ pvName: ['hunter2'] }], ['hunter2']]) {
      await expect(read({ '-volumeinfo.json.gz': content })).rejects.toMatchObject({
        message: expect.not.stringContaining('hunter2'),
      })
    }
  })
})

test('a location that fails in the middle is not the fault of the file', async () => {
  const failing = async () =>
    new Readable({
      read() {
        this.destroy(new Error('socket hang up'))
      },
    })
  const location = { ...memoryLocation({}), open: failing }
  await expect(readSideFiles(location, 'shop', signal)).rejects.toMatchObject({
    code: 'LOCATION_UNREACHABLE',
  })
})

test('an abort rejects with its reason', async () => {
  const aborted = AbortSignal.abort(new Error('enough'))
  const location = memoryLocation({ shop: { 'velero-backup.json': { kind: 'Backup' } } })
  await expect(readSideFiles(location, 'shop', aborted)).rejects.toThrow('enough')
})
