// The small files that lie beside the tarball (F-13 to F-22). Decided by presence, never by version (F-130).
import type { JsonObject } from '../core/json.ts'

/** `velero-backup.json`, the fields of F-70 and F-74. */
export interface BackupMetadata {
  readonly name: string
  readonly namespace: string
  readonly uid: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly phase: string | undefined
  readonly startTimestamp: string | undefined
  readonly completionTimestamp: string | undefined
  readonly expiration: string | undefined
  readonly formatVersion: string | undefined
  readonly errors: number
  readonly warnings: number
  readonly itemsBackedUp: number | undefined
  readonly totalItems?: number | undefined
  readonly storageLocation: string | undefined
  readonly snapshotMoveData: boolean
  /** Undefined when the backup does not say. */
  readonly snapshotVolumes?: boolean | undefined
  readonly csiSnapshotTimeout: string | undefined
}

/** F-110. */
export interface VolumeInfo {
  readonly pvName: string
  readonly pvcName: string
  readonly pvcNamespace: string
  /** `NativeSnapshot`, `PodVolumeBackup`, `CSISnapshot`, or '' when the volume was skipped. */
  readonly backupMethod: string
  readonly snapshotDataMoved: boolean
  readonly skipped: boolean
  /** `succeeded`, `failed`, or '' when the record does not say. */
  readonly result?: string
  /** Bytes, when the record says so. */
  readonly size: number | undefined
  readonly reclaimPolicy: string | undefined
  readonly labels: Readonly<Record<string, string>>
  /** Of a snapshot that was not moved, or not only. */
  readonly csiSnapshot?: { readonly snapshotHandle: string; readonly driver: string; readonly size: number }
  readonly dataMovement?: {
    readonly dataMover: string
    readonly uploaderType: string
    readonly snapshotHandle: string
    readonly size: number
  }
}

/** F-90. */
export interface PodVolumeBackup {
  readonly podName: string
  readonly podNamespace: string
  readonly volume: string
  /** '' means restic. */
  readonly uploaderType: string
  readonly snapshotId: string
  readonly pvcName: string | undefined
  readonly size: number | undefined
  /** `Completed`, `Failed`; '' when the record does not say. */
  readonly phase?: string
}

/** F-19: work that went on after the item was saved, such as the movement of a snapshot. */
export interface ItemOperation {
  /** `resource.group`. */
  readonly resource: string
  readonly namespace: string
  readonly name: string
  readonly phase: string
}

/** F-100. */
export interface NativeSnapshot {
  readonly persistentVolumeName: string
  readonly providerSnapshotId: string
  readonly volumeType?: string
  readonly volumeAZ?: string
  readonly volumeIops?: number
}

export interface SideFiles {
  readonly metadata: BackupMetadata | undefined
  /** Undefined when the file is absent: then the older rule R-84 decides about volumes. */
  readonly volumeInfos: readonly VolumeInfo[] | undefined
  readonly podVolumeBackups: readonly PodVolumeBackup[]
  readonly nativeSnapshots: readonly NativeSnapshot[]
  /** F-16: namespace and source claim only. */
  readonly csiSnapshots: readonly { readonly namespace: string; readonly claim: string }[]
  /** F-20: `apiVersion/Kind` → names. */
  readonly resourceList: Readonly<Record<string, readonly string[]>> | undefined
  readonly itemOperations?: readonly ItemOperation[]
  /** F-21, as it is. */
  readonly results: JsonObject | undefined
}
