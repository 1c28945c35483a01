// What a taming changed: found by comparing the object before and after, so that no taming can forget to tell.
import { pathText } from '../core/field-path.ts'
import { at, isObject, type Json, type JsonObject, semanticEqual, stringifyJson } from '../core/json.ts'
import { isPrivate } from '../core/private-fields.ts'

export interface Change {
  /** As kubectl writes it; a key that is no plain word stands in brackets: `metadata.annotations[a/b]`. */
  readonly path: string
  readonly change: 'set' | 'removed'
  /** The value of the backup as JSON, where it is short and cannot be a secret. */
  readonly was?: string
}

const MAX_VALUE = 100

/** In the order of the fields. A list counts as one value. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly Change[] {
  const changes: Change[] = []
  const walk = (old: JsonObject, now: JsonObject, path: readonly string[]): void => {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [was, is] = [at(old, key), at(now, key)]
      const place = [...path, key]
      if (semanticEqual(was, is)) continue
      if (isObject(was) && isObject(is)) walk(was, is, place)
      else if (is === undefined && isObject(was)) walk(was, {}, place)
      else {
        const change = is === undefined ? 'removed' : 'set'
        changes.push({ path: pathText(place), change, ...shown(before, place, was) })
      }
    }
  }
  walk(before, after, [])
  return changes
}

function shown(object: JsonObject, path: readonly string[], value: Json | undefined): Pick<Change, 'was'> {
  if (object.kind === 'Secret' || isPrivate(path)) return {}
  if (value === undefined || value === null || isObject(value) || Array.isArray(value)) return {}
  const text = stringifyJson(value)
  // Addresses are where people put tokens.
  return text.length > MAX_VALUE || text.includes('://') ? {} : { was: text }
}
