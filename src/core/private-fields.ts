// Fields in which people keep secrets, in objects of any kind. Names decide, since nothing else tells.
import { isObject, type Json, type JsonObject, stringifyJson } from './json.ts'

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
/** What only names a secret, or an image, is none. */
const NAMING = /^name$|(?:Name|Ref|Refs|From|Selector)$|image$/

type Path = readonly (string | number)[]

export function isPrivate(path: Path): boolean {
  return path.some((step) => typeof step === 'string' && (PRIVATE.has(step) || TELLING.test(step)))
}

/** Texts and numbers of private fields, but for those that only name something: what a message must not quote. */
export function privateValuesOf(object: JsonObject): readonly string[] {
  const values: string[] = []
  const walk = (value: Json | undefined, path: Path): void => {
    if (Array.isArray(value)) for (const [index, entry] of value.entries()) walk(entry, [...path, index])
    else if (isObject(value)) for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key])
    else if (
      typeof value !== 'boolean' &&
      value !== null &&
      value !== undefined &&
      isPrivate(path) &&
      !isName(path)
    )
      values.push(typeof value === 'string' ? value : stringifyJson(value))
  }
  walk(object, [])
  return values
}

function isName(path: Path): boolean {
  return path.some((step) => typeof step === 'string' && NAMING.test(step))
}
