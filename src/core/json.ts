// Kubernetes objects must survive the journey digit by digit. `JSON.parse` turns 9007199254740993
// into 9007199254740992 and 1.0 into 1, so a number that JavaScript cannot print back exactly as it
// was written is kept as a raw literal (`JSON.rawJSON`). Most objects have no such number: one scan of the
// text decides, and they take the fast path.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json | undefined
}

/** A number that a double cannot hold or print back: long digits, a fraction, an exponent, minus zero. May match inside a string; then the careful path is taken for nothing. */
const DELICATE_NUMBER = /(?:^|[[:,\s])(?:-?(?:\d{16,}|\d+[.eE])|-0)/

interface ReviverContext {
  readonly source?: string
}
type RawJson = {
  rawJSON: (text: string) => Json
  isRawJSON: (value: unknown) => boolean
  parse: (text: string, reviver: (key: string, value: Json, context: ReviverContext) => Json) => Json
}
const raw = JSON as unknown as RawJson

/** Parses JSON and keeps every number literal as it was written. @throws SyntaxError */
export function parseJson(text: string): Json {
  if (!DELICATE_NUMBER.test(text)) return JSON.parse(text) as Json
  return raw.parse(text, (_key, value, context) =>
    typeof value === 'number' && context.source !== undefined && String(value) !== context.source
      ? raw.rawJSON(context.source)
      : value,
  )
}

/** The inverse of `parseJson`. */
export function stringifyJson(value: Json): string {
  return JSON.stringify(value)
}

/** A number that is kept as its literal; see `parseJson`. */
export function isRawNumber(value: unknown): value is { readonly rawJSON: string } {
  return raw.isRawJSON(value)
}

/** A JSON object: not null, not a list, not a raw number. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !raw.isRawJSON(value)
}

/** Deep copy that keeps raw numbers and keys such as `__proto__` as they are. */
export function cloneJson<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneJson) as unknown as T
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, entry === undefined ? undefined : cloneJson(entry)]),
  ) as unknown as T
}

/** The value at a path of keys, or undefined as soon as one step is not an object. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let current = value
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

/** The text at a path, or undefined when there is none or it is not a text. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : undefined
}

/** The object at a path, or an empty one. */
export function objectAt(value: Json | undefined, ...path: readonly string[]): JsonObject {
  const found = at(value, ...path)
  return isObject(found) ? found : {}
}

/** The list at a path, or an empty one. */
export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** The entries of an object whose values are texts: labels, annotations, `data`. */
export function textMapAt(value: Json | undefined, ...path: readonly string[]): Record<string, string> {
  const entries = Object.entries(objectAt(value, ...path))
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** A copy with the value at a path replaced; objects on the way are made where they are missing. `undefined` removes the key. */
export function withAt(
  value: JsonObject,
  path: readonly string[],
  replacement: Json | undefined,
): JsonObject {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (rest.length > 0) {
    const child = at(value, key)
    if (replacement === undefined && !isObject(child)) return value
    return withAt(value, [key], withAt(isObject(child) ? child : {}, rest, replacement))
  }
  if (replacement === undefined) return omit(value, [key])
  // A spread keeps the order of the keys, and takes one called `__proto__` for a key like any other.
  return { ...value, [key]: replacement }
}

/** A copy without the named keys; the same object when it has none of them. */
export function omit(value: JsonObject, keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(value, key))) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
}

/**
 * Deep equality as Velero compares unstructured objects: key order does not matter, numbers are compared by
 * value. An absent key, null, an empty list and an empty map are four different things.
 */
export function semanticEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (isNumber(a) && isNumber(b)) return numberText(a) === numberText(b)
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, index) => semanticEqual(entry, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && semanticEqual(own(a, key), own(b, key)))
  )
}

function isNumber(value: unknown): value is number | { readonly rawJSON: string } {
  return typeof value === 'number' || raw.isRawJSON(value)
}

/** One spelling per value: integers of any length digit by digit, everything else as a double. */
function numberText(value: number | { readonly rawJSON: string }): string {
  const literal = typeof value === 'number' ? String(value) : value.rawJSON
  return /^-?\d+$/.test(literal) ? String(BigInt(literal)) : decimalText(literal)
}

function decimalText(literal: string): string {
  const value = Number(literal)
  if (!Number.isFinite(value)) return literal
  return Number.isSafeInteger(value) ? String(BigInt(value)) : String(value)
}

function own(value: JsonObject, key: string): Json | undefined {
  return value[key]
}
