import { expect, test } from 'vitest'
import type { SideFiles } from '../../../../src/backup/side-files.ts'
import { profileOf } from '../../../../src/restore/document/profile.ts'
import { sideFilesFor } from '../../../../src/restore/engine/side-files-for.ts'
import { decideVolume, type VolumeDecision } from '../../../../src/restore/volumes/decide-volume.ts'

const VOLUME = {
  metadata: { name: 'pv-1' },
  spec: {
    persistentVolumeReclaimPolicy: 'Retain',
    claimRef: { namespace: 'shop', name: 'data' },
  },
}

const EMPTY: SideFiles = {
  metadata: undefined,
  volumeInfos: undefined,
  podVolumeBackups: [],
  nativeSnapshots: [],
  csiSnapshots: [],
  resourceList: undefined,
  results: undefined,
}

const CSI_RECORD = {
  pvName: 'pv-1',
  pvcName: 'data',
  pvcNamespace: 'shop',
  backupMethod: 'CSISnapshot',
  snapshotDataMoved: false,
  skipped: false,
  size: undefined,
  reclaimPolicy: 'Retain',
  labels: {},
}
const CSI_SNAPSHOT = { namespace: 'shop', claim: 'data' }
const SAVED_BY_POD = {
  podName: 'web',
  podNamespace: 'shop',
  volume: 'data',
  uploaderType: 'restic',
  snapshotId: 's1',
  pvcName: 'data',
  size: undefined,
}

test.each<readonly [why: string, backup: Partial<SideFiles>, now: VolumeDecision, before: VolumeDecision]>([
  ['D-25: a record of a CSI snapshot', { volumeInfos: [CSI_RECORD] }, 'provision', 'as-is'],
  ['D-25: the older file of CSI snapshots', { csiSnapshots: [CSI_SNAPSHOT] }, 'provision', 'as-is'],
  [
    'D-24: a record that knows nothing of the snapshot of the pod',
    { volumeInfos: [{ ...CSI_RECORD, backupMethod: '' }], podVolumeBackups: [SAVED_BY_POD] },
    'as-is',
    'provision',
  ],
  ['no record at all', { podVolumeBackups: [SAVED_BY_POD] }, 'provision', 'provision'],
])('%s', (_why, files, now, before) => {
  const decide = (name: 'velero-1.18' | 'velero-1.9') =>
    decideVolume(VOLUME, sideFilesFor(profileOf(name), { ...EMPTY, ...files }), () => false)
  expect([decide('velero-1.18'), decide('velero-1.9')]).toEqual([now, before])
})
