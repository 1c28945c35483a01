import { isObject, type Json, stringifyJson } from '../core/json.ts'
import { elideBodies } from '../core/redact.ts'

const MAX_VALUE = 60
/** Below these people write what they like, passwords included. */
const PRIVATE = new Set([
  'annotations',
  'args',
  'binaryData',
  'command',
  'data',
  'env',
  'parameters',
  'stringData',
])
const TELLING = /passw|secret|token|credential|apikey|private|certificate|\bkey\b/i

/** A scalar that is short and harmless, for a message; undefined for everything else, and for whatever is in a Secret. */
export function shownValue(
  kind: string,
  path: readonly (string | number)[],
  value: Json | undefined,
): string | undefined {
  if (kind === 'Secret') return undefined
  if (value === undefined || value === null || Array.isArray(value) || isObject(value)) return undefined
  if (path.some((step) => typeof step === 'string' && (PRIVATE.has(step) || TELLING.test(step))))
    return undefined
  const text = stringifyJson(value)
  return text.length > MAX_VALUE ? undefined : elideBodies(text)
}
