// What becomes of a PersistentVolume. Decided from the backup's side files alone, in Velero's order.
import type { SideFiles } from '../../backup/side-files.ts'
import { type JsonObject, textAt } from '../../core/json.ts'

/**
 * `snapshot`: Velero would restore a native snapshot and bind the object to it. `provision`: the object stays out
 * and the claim gets a new volume. `as-is`: the object is restored as it stands.
 */
export type VolumeDecision = 'snapshot' | 'provision' | 'as-is'

/** `hasUploadResult`: a data-mover result exists for the claim (R-84d). */
export function decideVolume(
  volume: JsonObject,
  backup: SideFiles,
  hasUploadResult: (namespace: string, claim: string) => boolean,
): VolumeDecision {
  const name = textAt(volume, 'metadata', 'name') ?? ''
  const info = backup.volumeInfos?.findLast((candidate) => candidate.pvName === name)
  if (info !== undefined) return BY_METHOD[info.backupMethod] ?? byReclaimPolicy(volume)
  const namespace = textAt(volume, 'spec', 'claimRef', 'namespace')
  const claim = textAt(volume, 'spec', 'claimRef', 'name')
  if (backup.nativeSnapshots.some((snapshot) => snapshot.persistentVolumeName === name)) return 'snapshot'
  if (
    namespace !== undefined &&
    claim !== undefined &&
    isSavedClaim(namespace, claim, backup, hasUploadResult)
  ) {
    return 'provision'
  }
  return byReclaimPolicy(volume)
}

const BY_METHOD: Readonly<Record<string, VolumeDecision>> = {
  NativeSnapshot: 'snapshot',
  PodVolumeBackup: 'provision',
  CSISnapshot: 'provision',
}

/** R-83, R-84e: a volume that its class would have deleted has nothing to come back to. */
function byReclaimPolicy(volume: JsonObject): VolumeDecision {
  return textAt(volume, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete' ? 'provision' : 'as-is'
}

/** R-84 b, c, d. */
function isSavedClaim(
  namespace: string,
  claim: string,
  backup: SideFiles,
  hasUploadResult: (namespace: string, claim: string) => boolean,
): boolean {
  return (
    backup.podVolumeBackups.some((pvb) => pvb.podNamespace === namespace && pvb.pvcName === claim) ||
    backup.csiSnapshots.some((snapshot) => snapshot.namespace === namespace && snapshot.claim === claim) ||
    hasUploadResult(namespace, claim)
  )
}
