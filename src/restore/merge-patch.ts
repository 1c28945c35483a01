import { isObject, type Json, type JsonObject, semanticEqual } from '../core/json.ts'

/**
 * The JSON merge patch (RFC 7386) that turns `from` into `to`: a key that is gone becomes null, lists are replaced as a
 * whole. Undefined when there is nothing to change.
 */
export function createMergePatch(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const changes: [string, Json][] = Object.keys(from)
    .filter((key) => !Object.hasOwn(to, key))
    .map((key) => [key, null])
  for (const [key, wanted] of Object.entries(to)) {
    const change = changeOf(Object.hasOwn(from, key) ? from[key] : undefined, wanted)
    if (change !== undefined) changes.push([key, change])
  }
  // Not by assignment: a key may be called `__proto__`.
  return changes.length === 0 ? undefined : Object.fromEntries(changes)
}

function changeOf(from: Json | undefined, to: Json | undefined): Json | undefined {
  if (isObject(from) && isObject(to)) return createMergePatch(from, to)
  return semanticEqual(from, to) ? undefined : to
}
