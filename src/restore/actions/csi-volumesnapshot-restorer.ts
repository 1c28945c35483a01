import { objectAt, omit, textAt, withAt } from '../../core/json.ts'
import type { ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'
import { snapshotName } from './snapshot-name.ts'

/** A-CSIVS: the snapshot points to its restored content instead of a claim. Velero's stand-in for group snapshots is left out. */
export const csiVolumeSnapshotRestorer = {
  name: 'velero.io/csi-volumesnapshot-restorer',
  appliesTo: ['volumesnapshots.snapshot.storage.k8s.io'],
  needsCsi: true,
  isTyped: () => true,
  apply: ({ object, fromBackup, restore }) => {
    if (restore.spec.restorePVs === false)
      return { kind: 'skip', why: 'the restore does not ask for volumes' }
    const nameInBackup = textAt(fromBackup, 'metadata', 'name') ?? ''
    const content = textAt(fromBackup, 'status', 'boundVolumeSnapshotContentName')
    if (content === undefined) throw pluginError(`VS ${nameInBackup} doesn't have bound VSC`)
    const name = snapshotName(restore, nameInBackup)
    const spec = {
      ...omit(objectAt(object, 'spec'), ['volumeSnapshotClassName']),
      source: {
        ...omit(objectAt(object, 'spec', 'source'), ['persistentVolumeClaimName']),
        volumeSnapshotContentName: name,
      },
    }
    const renamed = withAt(withAt(object, ['spec'], spec), ['metadata', 'name'], name)
    return {
      kind: 'replace',
      object: withAt(renamed, ['metadata', 'annotations', 'velero.io/csi-vsc-deletion-policy'], 'Retain'),
      additional: [
        { groupResource: 'volumesnapshotcontents.snapshot.storage.k8s.io', namespace: '', name: content },
      ],
    }
  },
} as const satisfies ItemAction
