import { textAt } from '../../core/json.ts'
import { dropKeysAt } from '../../core/json-edit.ts'
import type { ActionInput, ItemAction, ItemReference } from './item-action.ts'

const STALE_ANNOTATIONS = [
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/selected-node',
  'velero.io/volume-snapshot-name',
  'velero.io/data-upload-name',
]

/** A-PVC: what ties the claim to the old cluster goes; the volume of a bound claim is restored before it. */
export const pvc = {
  name: 'velero.io/pvc',
  appliesTo: ['persistentvolumeclaims'],
  isTyped: () => true,
  apply: (input) => ({
    kind: 'replace',
    object: dropKeysAt(input.object, ['metadata', 'annotations'], STALE_ANNOTATIONS),
    additional: boundVolume(input),
  }),
} as const satisfies ItemAction

/** A-PVC-2. The stripped object has no status any more, so the object of the backup tells. */
export function boundVolume({ fromBackup }: ActionInput): readonly ItemReference[] {
  const name = textAt(fromBackup, 'spec', 'volumeName') ?? ''
  if (textAt(fromBackup, 'status', 'phase') !== 'Bound' || name === '') return []
  return [{ groupResource: 'persistentvolumes', namespace: '', name }]
}
