import { at, isObject, listAt, textAt } from '../../core/json.ts'
import type { ItemAction } from './item-action.ts'

/** A-PVCPOD: the claims a pod mounts are restored before it. Claims of generic ephemeral volumes are not among them. */
export const addPvcFromPod = {
  name: 'velero.io/add-pvc-from-pod',
  appliesTo: ['pods'],
  isTyped: () => false,
  apply: ({ object }) => {
    const namespace = textAt(object, 'metadata', 'namespace') ?? ''
    const claims = listAt(object, 'spec', 'volumes').filter((volume) =>
      isObject(at(volume, 'persistentVolumeClaim')),
    )
    return {
      kind: 'unchanged',
      additional: claims.map((volume) => ({
        groupResource: 'persistentvolumeclaims',
        namespace,
        name: textAt(volume, 'persistentVolumeClaim', 'claimName') ?? '',
      })),
    }
  },
} as const satisfies ItemAction
