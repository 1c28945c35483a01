// The volumes whose data the backup holds, from its side files and from the records of moved data in its archive. Decided by
// presence (F-130): the volume info file says all; without it the older files are put together.
import type { Catalog } from '../../backup/catalog.ts'
import type { SideFiles, VolumeInfo } from '../../backup/side-files.ts'
import { at, type Json, parseJson, textAt } from '../../core/json.ts'

export type VolumeMethod =
  | 'native-snapshot'
  | 'csi-snapshot'
  | 'data-movement'
  | 'pod-volume-backup'
  | 'skipped'

export interface RecordedVolume {
  /** Of the claim or of the pod, in the source cluster; '' for a volume without a claim. */
  readonly namespace: string
  /** '' for a volume without a claim. */
  readonly claim: string
  /** The PersistentVolume, or the volume of the pod; '' when the record does not say. */
  readonly volume: string
  readonly method: VolumeMethod
  /** Bytes; undefined when the record does not say. */
  readonly size: number | undefined
}

/** Sorted by namespace, claim and volume. */
export function recordedVolumes(backup: SideFiles, catalog: Catalog): readonly RecordedVolume[] {
  const volumes = backup.volumeInfos?.map(fromInfo) ?? [
    ...backup.nativeSnapshots.map(({ persistentVolumeName }) =>
      bare('native-snapshot', persistentVolumeName),
    ),
    ...backup.csiSnapshots.map(({ namespace, claim }) => ({ ...bare('csi-snapshot', ''), namespace, claim })),
    ...catalog.itemsOf('datauploads.velero.io').map((item) => fromUpload(readOr(catalog.read(item.body)))),
    ...backup.podVolumeBackups.map((record) => ({
      namespace: record.podNamespace,
      claim: record.pvcName ?? '',
      volume: record.volume,
      method: 'pod-volume-backup' as const,
      size: record.size,
    })),
  ]
  return volumes.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
}

function fromInfo(info: VolumeInfo): RecordedVolume {
  return {
    namespace: info.pvcNamespace,
    claim: info.pvcName,
    volume: info.pvName,
    method: methodOf(info),
    size: info.size,
  }
}

function methodOf({ backupMethod, snapshotDataMoved }: VolumeInfo): VolumeMethod {
  if (snapshotDataMoved) return 'data-movement'
  return METHODS[backupMethod] ?? 'skipped'
}

const METHODS: Readonly<Record<string, VolumeMethod>> = {
  NativeSnapshot: 'native-snapshot',
  CSISnapshot: 'csi-snapshot',
  PodVolumeBackup: 'pod-volume-backup',
}

function bare(method: VolumeMethod, volume: string): RecordedVolume {
  return { namespace: '', claim: '', volume, method, size: undefined }
}

/** F-120. */
function fromUpload(upload: Json): RecordedVolume {
  const size = at(upload, 'status', 'progress', 'totalBytes')
  return {
    namespace: textAt(upload, 'spec', 'sourceNamespace') ?? '',
    claim: textAt(upload, 'spec', 'sourcePVC') ?? '',
    volume: '',
    method: 'data-movement',
    size: typeof size === 'number' ? size : undefined,
  }
}

function readOr(body: string): Json {
  try {
    return parseJson(body)
  } catch {
    return null
  }
}

function keyOf({ namespace, claim, volume }: RecordedVolume): string {
  return [namespace, claim, volume].join('\u0000')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
