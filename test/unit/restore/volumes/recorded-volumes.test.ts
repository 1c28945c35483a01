import { expect, test } from 'vitest'
import type { Catalog } from '../../../../src/backup/catalog.ts'
import type { SideFiles } from '../../../../src/backup/side-files.ts'
import { recordedVolumes } from '../../../../src/restore/volumes/recorded-volumes.ts'

const NONE: SideFiles = {
  metadata: undefined,
  volumeInfos: undefined,
  podVolumeBackups: [],
  nativeSnapshots: [],
  csiSnapshots: [],
  resourceList: undefined,
  results: undefined,
}

function archiveWith(...uploads: readonly object[]): Catalog {
  const bodies = uploads.map((upload) => JSON.stringify(upload))
  return {
    itemsOf: () => bodies.map((_, index) => ({ body: { offset: index, length: 0 } })),
    read: ({ offset }: { offset: number }) => bodies[offset] ?? '',
  } as unknown as Catalog
}

const INFO = {
  pvcName: 'data',
  pvcNamespace: 'shop',
  pvName: 'pv-1',
  snapshotDataMoved: false,
  skipped: false,
} as const
const MORE = { size: 5, reclaimPolicy: undefined, labels: {} } as const

test.each([
  ['NativeSnapshot', false, 'native-snapshot'],
  ['CSISnapshot', false, 'csi-snapshot'],
  ['CSISnapshot', true, 'data-movement'],
  ['PodVolumeBackup', false, 'pod-volume-backup'],
  ['', false, 'skipped'],
])('F-110, F-111: method %j, moved %j → %s', (backupMethod, snapshotDataMoved, method) => {
  const backup = { ...NONE, volumeInfos: [{ ...INFO, ...MORE, backupMethod, snapshotDataMoved }] }
  expect(recordedVolumes(backup, archiveWith())).toEqual([
    { namespace: 'shop', claim: 'data', volume: 'pv-1', method, size: 5 },
  ])
})

test('F-130: without the volume info file the older records are put together, sorted by claim', () => {
  const backup: SideFiles = {
    ...NONE,
    nativeSnapshots: [{ persistentVolumeName: 'pv-9', providerSnapshotId: 's' }],
    csiSnapshots: [{ namespace: 'b', claim: 'c' }],
    podVolumeBackups: [
      {
        podName: 'p',
        podNamespace: 'a',
        volume: 'v',
        uploaderType: 'kopia',
        snapshotId: 'x',
        pvcName: undefined,
        size: 7,
      },
    ],
  }
  const moved = {
    spec: { sourceNamespace: 'b', sourcePVC: 'moved' },
    status: { progress: { totalBytes: 3 } },
  }
  expect(recordedVolumes(backup, archiveWith(moved)).map(({ method, size }) => [method, size])).toEqual([
    ['native-snapshot', undefined],
    ['pod-volume-backup', 7],
    ['csi-snapshot', undefined],
    ['data-movement', 3],
  ])
})

test('an empty volume info file says that there are no volumes', () => {
  expect(recordedVolumes({ ...NONE, volumeInfos: [] }, archiveWith({ spec: {} }))).toEqual([])
})
