import type { ItemAction } from './item-action.ts'
import { boundVolume } from './pvc.ts'

/** Velero 1.9 only; later a part of A-PVC. */
export const addPvFromPvc = {
  name: 'velero.io/add-pv-from-pvc',
  appliesTo: ['persistentvolumeclaims'],
  isTyped: () => false,
  apply: (input) => ({ kind: 'unchanged', additional: boundVolume(input) }),
} as const satisfies ItemAction
