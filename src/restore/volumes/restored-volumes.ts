// How the volumes of a restore got, or would have got, their data: the file `<name>-volumeinfo.json.gz` that Velero leaves
// (F-84). Velero asks the cluster for it; here the records of the backup and what was created tell the same. The name of a
// volume that somebody provisions later is not among it.
import type { Catalog } from '../../backup/catalog.ts'
import type { SideFiles, VolumeInfo } from '../../backup/side-files.ts'
import { type JsonObject, listAt, textAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import { volumesToRestore } from '../actions/pod-volume-restore.ts'
import { snapshotName } from '../actions/snapshot-name.ts'
import type { Profile } from '../document/profile.ts'
import { sideFilesFor } from '../engine/side-files-for.ts'
import type { Records, RestoreRecord } from '../records.ts'
import type { RestoreDocument } from '../restore-document.ts'
import { mapNamespace, type ResolvedFilters } from '../select/plan.ts'
import { decideVolume } from './decide-volume.ts'
import { restoresSnapshots } from './native-snapshot.ts'

/** In Velero's names. Namespaces are those of the target; what is not known is left out. */
export interface RestoredVolume {
  readonly pvcName?: string
  readonly pvcNamespace?: string
  readonly pvName?: string
  readonly restoreMethod: 'PodVolumeRestore' | 'NativeSnapshot' | 'CSISnapshot'
  readonly snapshotDataMoved: boolean
  readonly csiSnapshotInfo?: JsonObject
  readonly snapshotDataMovementInfo?: JsonObject
  readonly nativeSnapshotInfo?: JsonObject
  readonly pvrInfo?: JsonObject
}

export interface RestoredVolumesInput {
  readonly restore: RestoreDocument
  readonly backup: SideFiles
  readonly catalog: Pick<Catalog, 'itemsOf' | 'read'>
  readonly records: Pick<Records, 'find'>
  readonly filters: Pick<ResolvedFilters, 'resources'>
  readonly features: ReadonlySet<string>
  readonly profile: Profile
}

/** To be asked while the catalog is open. In Velero's order of methods, then in that of the archive. */
export function restoredVolumes(input: RestoredVolumesInput): readonly RestoredVolume[] {
  const known = { ...input, backup: sideFilesFor(input.profile, input.backup) }
  return [...podVolumes(known), ...nativeSnapshots(known), ...snapshotClaims(known)]
}

interface Created {
  readonly object: JsonObject
  readonly namespace: string
  readonly record: RestoreRecord
}

/** Bodies of one type that this restore created. */
function* createdOf(
  { catalog, records, restore }: RestoredVolumesInput,
  groupResource: string,
): Generator<Created> {
  for (const item of catalog.itemsOf(groupResource)) {
    const namespace = mapNamespace(item.namespace, restore.spec.namespaceMapping)
    const record = records.find(item.apiVersion, item.kind, namespace, item.name)
    if (record?.action !== 'created') continue
    const object = readObject(catalog, item.body)
    if (object !== undefined) yield { object, namespace, record }
  }
}

/** one entry per saved volume that is a claim; of others Velero says nothing. */
function* podVolumes(input: RestoredVolumesInput): Generator<RestoredVolume> {
  const { backup, filters } = input
  const isWanted = ['persistentvolumeclaims', 'persistentvolumes'].every((name) =>
    filters.resources.shouldInclude(name),
  )
  if (!isWanted) return
  for (const { object, namespace, record } of createdOf(input, 'pods')) {
    const source = textAt(object, 'metadata', 'namespace') ?? ''
    for (const volume of volumesToRestore({ object, fromBackup: object, backup })) {
      const claim = claimOf(object, volume)
      if (claim === undefined) continue
      const saved = backup.podVolumeBackups.find(
        (entry) =>
          entry.podName === record.nameInBackup &&
          entry.podNamespace === source &&
          entry.volume === volume &&
          entry.snapshotId !== '',
      )
      yield {
        pvcName: claim,
        pvcNamespace: namespace,
        restoreMethod: 'PodVolumeRestore',
        snapshotDataMoved: false,
        pvrInfo: {
          ...(saved ? { snapshotHandle: saved.snapshotId } : {}),
          ...(saved?.size ? { size: saved.size } : {}),
          uploaderType: saved?.uploaderType || 'restic',
          volumeName: volume,
          podName: record.name,
          podNamespace: namespace,
          Phase: '',
        },
      }
    }
  }
}

function claimOf(pod: JsonObject, volume: string): string | undefined {
  const entry = listAt(pod, 'spec', 'volumes').find((candidate) => textAt(candidate, 'name') === volume)
  return textAt(entry, 'persistentVolumeClaim', 'claimName')
}

/** */
function* nativeSnapshots(input: RestoredVolumesInput): Generator<RestoredVolume> {
  const { backup, restore } = input
  if (!restoresSnapshots(input)) return
  for (const { object, record } of createdOf(input, 'persistentvolumes')) {
    const saved = backup.nativeSnapshots.find(
      ({ persistentVolumeName }) => persistentVolumeName === record.nameInBackup,
    )
    if (saved === undefined || decideVolume(object, backup, () => false) !== 'snapshot') continue
    const claim = textAt(object, 'spec', 'claimRef', 'name')
    const namespace = textAt(object, 'spec', 'claimRef', 'namespace') ?? ''
    yield {
      ...(claim === undefined
        ? {}
        : { pvcName: claim, pvcNamespace: mapNamespace(namespace, restore.spec.namespaceMapping) }),
      pvName: record.name,
      restoreMethod: 'NativeSnapshot',
      snapshotDataMoved: false,
      nativeSnapshotInfo: {
        snapshotHandle: saved.providerSnapshotId,
        volumeType: saved.volumeType ?? '',
        volumeAZ: saved.volumeAZ ?? '',
        iops: String(saved.volumeIops ?? 0),
        Phase: '',
      },
    }
  }
}

const SNAPSHOT_ANNOTATION = 'velero.io/volume-snapshot-name'
const UPLOAD_ANNOTATION = 'velero.io/data-upload-name'

/** A-CSIPVC: claims that took their data from a snapshot, or from a data mover. */
function* snapshotClaims(input: RestoredVolumesInput): Generator<RestoredVolume> {
  const { backup, restore, features, profile } = input
  if (!features.has('EnableCSI') || !profile.readsVolumeInfo || restore.spec.restorePVs === false) return
  const isMoved = backup.metadata?.snapshotMoveData === true
  for (const { object, namespace, record } of createdOf(input, 'persistentvolumeclaims')) {
    const source = textAt(object, 'metadata', 'namespace') ?? ''
    const annotation = isMoved ? UPLOAD_ANNOTATION : SNAPSHOT_ANNOTATION
    const saved = textAt(object, 'metadata', 'annotations', annotation)
    if (saved === undefined) continue
    const info = backup.volumeInfos?.findLast(
      ({ pvcName, pvcNamespace }) => pvcName === record.nameInBackup && pvcNamespace === source,
    )
    yield {
      pvcName: record.name,
      pvcNamespace: namespace,
      restoreMethod: 'CSISnapshot',
      snapshotDataMoved: isMoved,
      ...(isMoved
        ? { snapshotDataMovementInfo: movementInfo(info) }
        : { csiSnapshotInfo: snapshotInfo(info, snapshotName(restore, saved)) }),
    }
  }
}

function snapshotInfo(info: VolumeInfo | undefined, contentName: string): JsonObject {
  const { snapshotHandle = '', driver = '', size = 0 } = info?.csiSnapshot ?? {}
  return { snapshotHandle, size, driver, vscName: contentName, ReadyToUse: null }
}

/** No operation was started: there is no data mover here. */
function movementInfo(info: VolumeInfo | undefined): JsonObject {
  const { dataMover = '', uploaderType = '', snapshotHandle = '', size = 0 } = info?.dataMovement ?? {}
  return {
    dataMover: dataMover || 'velero',
    uploaderType: uploaderType || 'kopia',
    snapshotHandle,
    operationID: '',
    size,
    Phase: '',
  }
}
