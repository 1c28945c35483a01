import { isObject, type Json, type JsonObject, type MutableJson, semanticEqual } from '../core/json.ts'

/**
 * The JSON merge patch (RFC 7386) that turns `from` into `to`: a key that is gone becomes null, lists are replaced as a
 * whole. Undefined when there is nothing to change.
 */
export function createMergePatch(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const patch: MutableJson = {}
  for (const key of Object.keys(from)) if (!Object.hasOwn(to, key)) patch[key] = null
  for (const [key, wanted] of Object.entries(to)) {
    const change = changeOf(Object.hasOwn(from, key) ? from[key] : undefined, wanted)
    if (change !== undefined) patch[key] = change
  }
  return Object.keys(patch).length === 0 ? undefined : patch
}

function changeOf(from: Json | undefined, to: Json | undefined): Json | undefined {
  if (isObject(from) && isObject(to)) return createMergePatch(from, to)
  return semanticEqual(from, to) ? undefined : to
}
