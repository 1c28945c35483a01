// Edits of raw JSON objects that touch one place and leave everything else, unknown keys included, as it is.
import { at, isObject, type Json, type JsonObject, omit, withAt } from './json.ts'

/**
 * A copy with every entry of the list at a path replaced; `undefined` drops the entry, and a list that loses its last
 * entry goes with its key. The same object when there is no list or nothing changes.
 */
export function editListAt(
  value: JsonObject,
  path: readonly string[],
  edit: (entry: Json) => Json | undefined,
): JsonObject {
  const list = at(value, ...path)
  if (!Array.isArray(list)) return value
  const edited = list.map(edit)
  if (edited.every((entry, index) => entry === list[index])) return value
  const kept = edited.filter((entry) => entry !== undefined)
  return withAt(value, path, kept.length > 0 ? kept : undefined)
}

/** A copy without some keys of the map at a path; a map that loses its last key goes too. The same object when it has none of them. */
export function dropKeysAt(value: JsonObject, path: readonly string[], keys: readonly string[]): JsonObject {
  const map = at(value, ...path)
  if (!isObject(map)) return value
  const rest = omit(map, keys)
  if (rest === map) return value
  return withAt(value, path, Object.keys(rest).length > 0 ? rest : undefined)
}
