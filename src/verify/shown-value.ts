import { isObject, type Json, stringifyJson } from '../core/json.ts'
import { isPrivate } from '../core/private-fields.ts'
import { elideBodies } from '../core/redact.ts'

const MAX_VALUE = 60

/** A scalar that is short and harmless, for a message; undefined for everything else, and for whatever is in a Secret. */
export function shownValue(
  kind: string,
  path: readonly (string | number)[],
  value: Json | undefined,
): string | undefined {
  if (kind === 'Secret') return undefined
  if (value === undefined || value === null || Array.isArray(value) || isObject(value)) return undefined
  if (isPrivate(path)) return undefined
  const text = stringifyJson(value)
  return text.length > MAX_VALUE ? undefined : elideBodies(text)
}
