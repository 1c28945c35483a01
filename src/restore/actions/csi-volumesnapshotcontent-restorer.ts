import { objectAt, omit, textAt, withAt } from '../../core/json.ts'
import { mapNamespace } from '../select/plan.ts'
import { annotatedSecret } from './annotated-secret.ts'
import type { ActionInput, ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'
import { snapshotName } from './snapshot-name.ts'

/** A-CSIVSC: the content stands for the snapshot that exists in the storage already, and deleting it leaves that alone. */
export const csiVolumeSnapshotContentRestorer = {
  name: 'velero.io/csi-volumesnapshotcontent-restorer',
  appliesTo: ['volumesnapshotcontents.snapshot.storage.k8s.io'],
  needsCsi: true,
  isTyped: () => true,
  apply: async (input) => {
    const { object, fromBackup, restore } = input
    if (restore.spec.restorePVs === false)
      return { kind: 'skip', why: 'the restore does not ask for volumes' }
    const name = snapshotName(restore, textAt(fromBackup, 'spec', 'volumeSnapshotRef', 'name') ?? '')
    const snapshotHandle = textAt(fromBackup, 'status', 'snapshotHandle')
    if (snapshotHandle === undefined) throw pluginError(`fail to get snapshot handle from VSC ${name} status`)
    const old = objectAt(object, 'spec')
    const reference = omit(objectAt(old, 'volumeSnapshotRef'), ['uid', 'resourceVersion'])
    const namespace = textAt(reference, 'namespace')
    const volumeSnapshotClassName = await classFor(textAt(old, 'driver') ?? '', input)
    const spec = {
      ...omit(old, ['volumeSnapshotClassName']),
      volumeSnapshotRef: {
        ...reference,
        ...(namespace === undefined
          ? {}
          : { namespace: mapNamespace(namespace, restore.spec.namespaceMapping) }),
        name,
      },
      source: { ...omit(objectAt(old, 'source'), ['volumeHandle']), snapshotHandle },
      deletionPolicy: 'Retain',
      ...(volumeSnapshotClassName === undefined ? {} : { volumeSnapshotClassName }),
    }
    return {
      kind: 'replace',
      object: withAt(withAt(object, ['spec'], spec), ['metadata', 'name'], name),
      additional: annotatedSecret(object, 'csi.storage.k8s.io/snapshotter-secret'),
    }
  },
} as const satisfies ItemAction

/** The class of the backup may not exist here, so any class of the same driver does. A failing list leaves the field out, as in Velero. */
async function classFor(driver: string, { cluster }: ActionInput): Promise<string | undefined> {
  const classes = await cluster.listAll('volumesnapshotclasses.snapshot.storage.k8s.io').catch(() => [])
  const match = classes.find((entry) => (textAt(entry, 'driver') ?? '') === driver)
  return textAt(match, 'metadata', 'name')
}
