import { annotatedSecret } from './annotated-secret.ts'
import type { ItemAction } from './item-action.ts'

/** A-CSIVSCL: the Secret for listing snapshots is restored before its class. */
export const csiVolumeSnapshotClassRestorer = {
  name: 'velero.io/csi-volumesnapshotclass-restorer',
  appliesTo: ['volumesnapshotclasses.snapshot.storage.k8s.io'],
  needsCsi: true,
  isTyped: () => false,
  apply: ({ object, restore }) => {
    if (restore.spec.restorePVs === false)
      return { kind: 'skip', why: 'the restore does not ask for volumes' }
    return {
      kind: 'unchanged',
      additional: annotatedSecret(object, 'csi.storage.k8s.io/snapshotter-list-secret'),
    }
  },
} as const satisfies ItemAction
