import type { ItemOperation, NativeSnapshot, PodVolumeBackup, SideFiles, VolumeInfo } from './side-files.ts'
import type { SideRecord } from './side-record.ts'

/** F-110. */
export function volumeInfo(record: SideRecord): VolumeInfo {
  return {
    pvName: record.text('pvName'),
    pvcName: record.text('pvcName'),
    pvcNamespace: record.text('pvcNamespace'),
    backupMethod: record.text('backupMethod'),
    snapshotDataMoved: record.flag('snapshotDataMoved'),
    skipped: record.flag('skipped'),
    result: record.text('result'),
    // Only one of them is there, but for data movers: what was moved counts, not the snapshot it was read from.
    size:
      record.count('snapshotDataMovementInfo', 'size') ??
      record.count('pvbInfo', 'size') ??
      record.count('csiSnapshotInfo', 'size'),
    reclaimPolicy: record.optionalText('pvInfo', 'reclaimPolicy'),
    labels: record.textMap('pvInfo', 'labels'),
    ...(record.has('csiSnapshotInfo') && {
      csiSnapshot: {
        snapshotHandle: record.text('csiSnapshotInfo', 'snapshotHandle'),
        driver: record.text('csiSnapshotInfo', 'driver'),
        size: record.count('csiSnapshotInfo', 'size') ?? 0,
      },
    }),
    ...(record.has('snapshotDataMovementInfo') && {
      dataMovement: {
        dataMover: record.text('snapshotDataMovementInfo', 'dataMover'),
        uploaderType: record.text('snapshotDataMovementInfo', 'uploaderType'),
        snapshotHandle: record.text('snapshotDataMovementInfo', 'snapshotHandle'),
        size: record.count('snapshotDataMovementInfo', 'size') ?? 0,
      },
    }),
  }
}

/** F-90. */
export function podVolumeBackup(record: SideRecord): PodVolumeBackup {
  return {
    podName: record.text('spec', 'pod', 'name'),
    podNamespace: record.text('spec', 'pod', 'namespace'),
    volume: record.text('spec', 'volume'),
    uploaderType: record.text('spec', 'uploaderType'),
    snapshotId: record.text('status', 'snapshotID'),
    pvcName: record.textMap('metadata', 'annotations')['velero.io/pvc-name'],
    size: record.count('status', 'progress', 'totalBytes'),
    phase: record.text('status', 'phase'),
  }
}

/** F-19. */
export function itemOperation(record: SideRecord): ItemOperation {
  const group = record.text('spec', 'resourceIdentifier', 'Group')
  const resource = record.text('spec', 'resourceIdentifier', 'Resource')
  return {
    resource: group === '' ? resource : `${resource}.${group}`,
    namespace: record.text('spec', 'resourceIdentifier', 'Namespace'),
    name: record.text('spec', 'resourceIdentifier', 'Name'),
    phase: record.text('status', 'phase'),
  }
}

/** F-100. */
export function nativeSnapshot(record: SideRecord): NativeSnapshot {
  const volumeIops = record.count('spec', 'volumeIOPS')
  return {
    persistentVolumeName: record.text('spec', 'persistentVolumeName'),
    providerSnapshotId: record.text('status', 'providerSnapshotID'),
    volumeType: record.text('spec', 'volumeType'),
    volumeAZ: record.text('spec', 'volumeAZ'),
    ...(volumeIops === undefined ? {} : { volumeIops }),
  }
}

/** F-16. */
export function csiSnapshot(record: SideRecord): SideFiles['csiSnapshots'][number] {
  return {
    namespace: record.text('metadata', 'namespace'),
    claim: record.text('spec', 'source', 'persistentVolumeClaimName'),
  }
}
