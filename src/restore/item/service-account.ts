import { type Json, type JsonObject, listAt, objectAt, textAt, withAt } from '../../core/json.ts'

/**
 * an existing ServiceAccount keeps what it has and gains what only the backup has: entries of its two lists by name,
 * labels and annotations by key. `live` and `wanted` are both stripped and labelled.
 */
export function mergeServiceAccount(live: JsonObject, wanted: JsonObject): JsonObject {
  const lists = ['secrets', 'imagePullSecrets'].reduce((merged, key) => mergeList(merged, wanted, key), live)
  return ['labels', 'annotations'].reduce((merged, key) => mergeMap(merged, wanted, key), lists)
}

function mergeList(live: JsonObject, wanted: JsonObject, key: string): JsonObject {
  const present = listAt(live, key)
  const names = new Set(present.map(nameOf))
  const added = listAt(wanted, key).filter((entry) => !names.has(nameOf(entry)))
  return added.length === 0 ? live : withAt(live, [key], [...present, ...added])
}

function nameOf(entry: Json): string {
  return textAt(entry, 'name') ?? ''
}

function mergeMap(live: JsonObject, wanted: JsonObject, key: string): JsonObject {
  const added = objectAt(wanted, 'metadata', key)
  if (Object.keys(added).length === 0) return live
  return withAt(live, ['metadata', key], { ...added, ...objectAt(live, 'metadata', key) })
}
