import { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import type { Catalog } from '../../../../src/backup/catalog.ts'
import { readArchive } from '../../../../src/backup/read-archive.ts'
import type { BackupMetadata, SideFiles, VolumeInfo } from '../../../../src/backup/side-files.ts'
import { snapshotName } from '../../../../src/restore/actions/snapshot-name.ts'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import { createRecords } from '../../../../src/restore/records.ts'
import type { RestoreSpec } from '../../../../src/restore/restore-document.ts'
import { resolveFilters } from '../../../../src/restore/select/plan.ts'
import { type RestoredVolume, restoredVolumes } from '../../../../src/restore/volumes/restored-volumes.ts'
import { buildArchive, itemPath } from '../../../build/archive.ts'
import { restoreOf } from '../finalize/parts.ts'
import { plainCluster } from '../select/fixtures.ts'

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'shop', name: 'web' },
  spec: {
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'store' } },
      { name: 'scratch', emptyDir: {} },
    ],
  },
}
const CLAIM = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    namespace: 'shop',
    name: 'store',
    annotations: { 'velero.io/volume-snapshot-name': 'vs-1', 'velero.io/data-upload-name': 'du-1' },
  },
}
const VOLUME = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pv-1' },
  spec: { claimRef: { namespace: 'shop', name: 'store' } },
}

const catalogs: Catalog[] = []
afterEach(() => {
  for (const catalog of catalogs.splice(0)) catalog.close()
})

interface Parts {
  readonly backup?: Partial<Omit<SideFiles, 'metadata'>> & { readonly metadata?: Partial<BackupMetadata> }
  readonly spec?: RestoreSpec
  readonly csi?: boolean
  readonly profile?: ProfileName
  /** Kinds that were there already. */
  readonly existing?: readonly string[]
}

async function volumesOf(parts: Parts): Promise<readonly RestoredVolume[]> {
  const files = {
    [itemPath('pods', 'shop', 'web')]: POD,
    [itemPath('persistentvolumeclaims', 'shop', 'store')]: CLAIM,
    [itemPath('persistentvolumes', '', 'pv-1')]: VOLUME,
  }
  const signal = new AbortController().signal
  const catalog = await readArchive(Readable.from([buildArchive(files)]), { signal })
  catalogs.push(catalog)
  const restore = restoreOf({ namespaceMapping: { shop: 'copy' }, ...parts.spec })
  const profile = profileOf(parts.profile ?? 'velero-1.18')
  const records = createRecords()
  for (const { apiVersion, kind, metadata } of [POD, CLAIM, VOLUME]) {
    const namespace = 'namespace' in metadata ? 'copy' : ''
    const { record } = records.add(apiVersion, kind, namespace, metadata.name)
    record.action = parts.existing?.includes(kind) ? 'skipped' : 'created'
  }
  return restoredVolumes({
    restore,
    backup: {
      volumeInfos: undefined,
      podVolumeBackups: [],
      nativeSnapshots: [],
      csiSnapshots: [],
      resourceList: undefined,
      results: undefined,
      ...parts.backup,
      metadata: parts.backup?.metadata as BackupMetadata | undefined,
    },
    catalog,
    records,
    filters: resolveFilters(restore.spec, plainCluster, profile),
    features: new Set(parts.csi ? ['EnableCSI'] : []),
    profile,
  })
}

const SAVED_BY_POD = {
  podName: 'web',
  podNamespace: 'shop',
  volume: 'data',
  uploaderType: 'kopia',
  snapshotId: 'k-1',
  pvcName: 'store',
  size: 42,
}
const PODS = { podVolumeBackups: [SAVED_BY_POD, { ...SAVED_BY_POD, volume: 'scratch' }] }
const NATIVE = {
  nativeSnapshots: [
    {
      persistentVolumeName: 'pv-1',
      providerSnapshotId: 'snap-1',
      volumeType: 'gp3',
      volumeAZ: 'eu-1a',
      volumeIops: 3000,
    },
  ],
}
const INFO: VolumeInfo = {
  pvName: 'pv-1',
  pvcName: 'store',
  pvcNamespace: 'shop',
  backupMethod: 'CSISnapshot',
  snapshotDataMoved: false,
  skipped: false,
  size: 7,
  reclaimPolicy: 'Delete',
  labels: {},
  csiSnapshot: { snapshotHandle: 'handle-1', driver: 'csi.example.com', size: 7 },
}

test('F-84: a volume that a pod backup saved; one that is no claim is left out', async () => {
  expect(await volumesOf({ backup: PODS })).toEqual([
    {
      pvcName: 'store',
      pvcNamespace: 'copy',
      restoreMethod: 'PodVolumeRestore',
      snapshotDataMoved: false,
      pvrInfo: {
        snapshotHandle: 'k-1',
        size: 42,
        uploaderType: 'kopia',
        volumeName: 'data',
        podName: 'web',
        podNamespace: 'copy',
        Phase: '',
      },
    },
  ])
})

test('F-84: a native snapshot', async () => {
  expect(await volumesOf({ backup: NATIVE })).toEqual([
    {
      pvcName: 'store',
      pvcNamespace: 'copy',
      pvName: 'pv-1',
      restoreMethod: 'NativeSnapshot',
      snapshotDataMoved: false,
      nativeSnapshotInfo: {
        snapshotHandle: 'snap-1',
        volumeType: 'gp3',
        volumeAZ: 'eu-1a',
        iops: '3000',
        Phase: '',
      },
    },
  ])
})

test('F-84, A-CSIPVC-5: a CSI snapshot under the name that this restore gave it', async () => {
  const vscName = snapshotName(restoreOf(), 'vs-1')
  expect(await volumesOf({ backup: { metadata: {}, volumeInfos: [INFO] }, csi: true })).toEqual([
    {
      pvcName: 'store',
      pvcNamespace: 'copy',
      restoreMethod: 'CSISnapshot',
      snapshotDataMoved: false,
      csiSnapshotInfo: {
        snapshotHandle: 'handle-1',
        size: 7,
        driver: 'csi.example.com',
        vscName,
        ReadyToUse: null,
      },
    },
  ])
})

test('F-84, F-111: moved data, without an operation that nobody started', async () => {
  const dataMovement = { dataMover: '', uploaderType: 'kopia', snapshotHandle: 'k-9', size: 7 }
  const volumeInfos = [{ ...INFO, snapshotDataMoved: true, dataMovement }]
  expect(
    await volumesOf({ backup: { metadata: { snapshotMoveData: true }, volumeInfos }, csi: true }),
  ).toEqual([
    {
      pvcName: 'store',
      pvcNamespace: 'copy',
      restoreMethod: 'CSISnapshot',
      snapshotDataMoved: true,
      snapshotDataMovementInfo: {
        dataMover: 'velero',
        uploaderType: 'kopia',
        snapshotHandle: 'k-9',
        operationID: '',
        size: 7,
        Phase: '',
      },
    },
  ])
})

test.each<readonly [why: string, parts: Parts]>([
  ['nothing was saved', {}],
  ['the pod was there before', { backup: PODS, existing: ['Pod'] }],
  ['R-150: volumes are left out', { backup: PODS, spec: { excludedResources: ['pv'] } }],
  ['the volume was there before', { backup: NATIVE, existing: ['PersistentVolume'] }],
  ['R-86: snapshots are not wanted', { backup: NATIVE, spec: { restorePVs: false } }],
  [
    'R-83: the record says that it was skipped',
    { backup: { ...NATIVE, volumeInfos: [{ ...INFO, backupMethod: '' }] } },
  ],
  ['A-6: the feature is off', { backup: { metadata: {}, volumeInfos: [INFO] } }],
  [
    'A-CSIPVC-2: the claim gets an empty volume',
    { backup: { metadata: {}, volumeInfos: [INFO] }, csi: true, spec: { restorePVs: false } },
  ],
  [
    'the claim was there before',
    {
      backup: { metadata: {}, volumeInfos: [INFO] },
      csi: true,
      existing: ['PersistentVolumeClaim'],
    },
  ],
])('no entry when %s', async (_why, parts) => {
  expect(await volumesOf(parts)).toEqual([])
})
