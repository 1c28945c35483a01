import { type JsonObject, objectAt, omit, textAt, withAt } from '../../core/json.ts'
import { labelValue } from '../select/label-value.ts'
import { mapNamespace } from '../select/plan.ts'
import { missingBackup } from './dataupload.ts'
import type { ActionInput, ActionResult, ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'
import { snapshotName } from './snapshot-name.ts'

/** A-CSIPVC: a claim whose volume was saved as a snapshot takes its data from there. Moved data is not fetched; see A-CSIPVC-4. */
export const csiPvcRestorer = {
  name: 'velero.io/csi-pvc-restorer',
  appliesTo: ['persistentvolumeclaims'],
  needsCsi: true,
  isTyped: () => true,
  apply: async (input) => {
    const { object, fromBackup, restore, backup, cluster } = input
    const namespace = textAt(object, 'metadata', 'namespace') ?? ''
    const name = textAt(object, 'metadata', 'name') ?? ''
    const target = mapNamespace(namespace, restore.spec.namespaceMapping)
    if (await cluster.exists({ groupResource: 'persistentvolumeclaims', namespace: target, name })) {
      return { kind: 'unchanged' }
    }
    if (restore.spec.restorePVs === false) {
      return { kind: 'replace', object: withoutSpec(object, ['volumeName', 'dataSource', 'dataSourceRef']) }
    }
    if (!backup.metadata) throw pluginError(`fail to get backup for restore: ${missingBackup(restore)}`)
    const annotations = objectAt(fromBackup, 'metadata', 'annotations')
    if (backup.metadata.snapshotMoveData) {
      return Object.hasOwn(annotations, 'velero.io/data-upload-name')
        ? movedClaim(input, target)
        : { kind: 'unchanged' }
    }
    const snapshot = textAt(annotations, 'velero.io/volume-snapshot-name')
    return snapshot === undefined ? { kind: 'unchanged' } : snapshottedClaim(input, namespace, snapshot)
  },
} as const satisfies ItemAction

function snapshottedClaim(
  { object, restore }: ActionInput,
  namespace: string,
  snapshot: string,
): ActionResult {
  const dataSource = {
    apiGroup: 'snapshot.storage.k8s.io',
    kind: 'VolumeSnapshot',
    name: snapshotName(restore, snapshot),
  }
  return {
    kind: 'replace',
    object: withAt(withoutSpec(object, ['volumeName', 'dataSourceRef']), ['spec', 'dataSource'], dataSource),
    additional: [{ groupResource: 'volumesnapshots.snapshot.storage.k8s.io', namespace, name: snapshot }],
  }
}

/** The selector holds the claim back until the data mover has made its volume; nothing plays the data mover here. */
function movedClaim({ object, restore, dataUploads, randomHex }: ActionInput, target: string): ActionResult {
  const namespace = textAt(object, 'metadata', 'namespace') ?? ''
  const name = textAt(object, 'metadata', 'name') ?? ''
  const results = dataUploads?.count(namespace, name) ?? 1
  if (results !== 1) {
    const why = results === 0 ? 'no DataUpload result cm found' : 'multiple DataUpload result cms found'
    const labels = [
      `velero.io/pvc-namespace-name=${labelValue(`${namespace}.${name}`)}`,
      `velero.io/restore-uid=${labelValue(restore.metadata.uid)}`,
      'velero.io/resource-usage=DataUpload',
    ]
    throw pluginError(
      `fail get DataUploadResult for restore: ${restore.metadata.name}: ${why} with labels ${labels.join(',')}`,
    )
  }
  const label = labelValue(`${target}.${name}.${randomHex().slice(0, 5)}`)
  const path = ['spec', 'selector', 'matchLabels', 'velero.io/dynamic-pv-restore']
  return { kind: 'replace', object: withAt(withoutSpec(object, ['volumeName']), path, label) }
}

function withoutSpec(object: JsonObject, keys: readonly string[]): JsonObject {
  return withAt(object, ['spec'], omit(objectAt(object, 'spec'), keys))
}
