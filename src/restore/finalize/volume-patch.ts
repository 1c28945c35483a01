// What the volume of a claim that was provisioned anew lacks: the labels and the reclaim policy of the volume that was backed
// up.
import type { VolumeInfo } from '../../backup/side-files.ts'
import { type JsonObject, textAt, textMapAt, withAt } from '../../core/json.ts'
import type { RestoreContext } from '../engine/context.ts'
import { createMergePatch } from '../merge-patch.ts'
import { mapNamespace } from '../select/plan.ts'

/** One claim that this run created, and what was known of its volume. */
export interface PatchTarget {
  /** Of the target. */
  readonly namespace: string
  readonly claim: string
  readonly info: VolumeInfo
}

export interface PatchTargets {
  readonly volumes: readonly PatchTarget[]
  /** Claims whose data only a data mover could bring: without one they are never bound. */
  readonly moved: readonly PatchTarget[]
}

const METHODS = new Set(['PodVolumeBackup', 'CSISnapshot'])

/** Only a record with pvInfo has a reclaim policy. */
export function patchTargets(
  context: Pick<RestoreContext, 'backup' | 'mapping' | 'records' | 'features' | 'profile'>,
): PatchTargets {
  if (!context.profile.patchesVolumesAfterwards) return { volumes: [], moved: [] }
  const targets = (context.backup.volumeInfos ?? [])
    .filter(({ backupMethod, reclaimPolicy }) => METHODS.has(backupMethod) && reclaimPolicy !== undefined)
    .map((info) => ({
      namespace: mapNamespace(info.pvcNamespace, context.mapping),
      claim: info.pvcName,
      info,
    }))
    .filter(({ namespace, claim }) => isCreated(context, namespace, claim))
  const isMoved = ({ info }: PatchTarget): boolean =>
    info.snapshotDataMoved && context.features.has('EnableCSI')
  return { volumes: targets.filter((target) => !isMoved(target)), moved: targets.filter(isMoved) }
}

function isCreated({ records }: Pick<RestoreContext, 'records'>, namespace: string, name: string): boolean {
  return records.find('v1', 'PersistentVolumeClaim', namespace, name)?.action === 'created'
}

/** Name of the volume that the claim is bound to. */
export function boundVolumeOf(claim: JsonObject): string | undefined {
  const volume = textAt(claim, 'spec', 'volumeName') ?? ''
  return textAt(claim, 'status', 'phase') === 'Bound' && volume !== '' ? volume : undefined
}

/** the name of the storage class that decides when a claim that waits is bound. Without one Velero crashes; here it is waited for. */
export function classOfPending(claim: JsonObject): string | undefined {
  if (textAt(claim, 'status', 'phase') !== 'Pending') return undefined
  return textAt(claim, 'spec', 'storageClassName') || undefined
}

export type VolumeState =
  | { readonly kind: 'wait' }
  | { readonly kind: 'stranger'; readonly text: string }
  /** Undefined: nothing is missing. */
  | { readonly kind: 'bound'; readonly patch: JsonObject | undefined }

/** */
export function volumeState(volume: JsonObject, { namespace, claim, info }: PatchTarget): VolumeState {
  const holder = { namespace: textAt(volume, 'spec', 'claimRef', 'namespace'), name: nameOfHolder(volume) }
  if (holder.name === undefined || textAt(volume, 'status', 'phase') !== 'Bound') return { kind: 'wait' }
  if (holder.name !== claim || holder.namespace !== namespace) {
    const text = `PV was bound by unexpected PVC, unexpected PVC: ${holder.namespace}/${holder.name}, expected PVC: ${namespace}/${claim}`
    return { kind: 'stranger', text }
  }
  return { kind: 'bound', patch: lacksSomething(volume, info) ? patchOf(volume, info) : undefined }
}

function nameOfHolder(volume: JsonObject): string | undefined {
  return textAt(volume, 'spec', 'claimRef', 'name')
}

/** A label that only the new volume has is no reason to patch it. */
function lacksSomething(volume: JsonObject, info: VolumeInfo): boolean {
  const labels = textMapAt(volume, 'metadata', 'labels')
  return (
    textAt(volume, 'spec', 'persistentVolumeReclaimPolicy') !== info.reclaimPolicy ||
    Object.entries(info.labels).some(([key, value]) => labels[key] !== value)
  )
}

/** All labels are replaced: one that only the new volume has goes. */
function patchOf(volume: JsonObject, { labels, reclaimPolicy }: VolumeInfo): JsonObject | undefined {
  const labelled = withAt(volume, ['metadata', 'labels'], labels)
  return createMergePatch(
    volume,
    withAt(labelled, ['spec', 'persistentVolumeReclaimPolicy'], reclaimPolicy ?? ''),
  )
}
