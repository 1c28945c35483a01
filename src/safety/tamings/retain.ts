import { type JsonObject, textAt, withAt } from '../../core/json.ts'

const RETAIN = 'Retain'

/** With Delete the storage behind a volume would go with its claim. */
export function retainedVolume(volume: JsonObject): JsonObject {
  const path = ['spec', 'persistentVolumeReclaimPolicy']
  return textAt(volume, ...path) === RETAIN ? volume : withAt(volume, path, RETAIN)
}

/** With Delete the snapshot in the storage would go with its object. */
export function retainedContents(snapshotClass: JsonObject): JsonObject {
  return textAt(snapshotClass, 'deletionPolicy') === RETAIN
    ? snapshotClass
    : withAt(snapshotClass, ['deletionPolicy'], RETAIN)
}
