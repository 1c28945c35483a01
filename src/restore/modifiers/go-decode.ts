// Velero decodes a modifiers file strictly into Go structs, and its messages quote what Go says about the first field
// that does not fit. Fields are taken in the order of their names, because the YAML passes through sorted JSON; names match in any
// letter case; a number or true/false where a text belongs becomes its text (M-3).
import { isObject, isRawNumber, type Json, type JsonObject } from '../../core/json.ts'

export type GoType =
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly of: GoType }
  | { readonly kind: 'map'; readonly of: GoType }
  | { readonly kind: 'struct'; readonly name: string; readonly fields: Readonly<Record<string, GoType>> }

export const TEXT: GoType = { kind: 'text' }

/** The value with Go's field names, null and absent fields left out. @throws Error in the words of Go's JSON decoder */
export function goDecode(value: Json, type: GoType): Json | undefined {
  return decode(value, type, { struct: '', path: [] })
}

interface Place {
  readonly struct: string
  readonly path: readonly string[]
}

function decode(value: Json, type: GoType, place: Place): Json | undefined {
  if (value === null) return undefined
  switch (type.kind) {
    case 'text':
      return Array.isArray(value) || isObject(value) ? misfit(value, type, place) : textOf(value)
    case 'list':
      if (!Array.isArray(value)) return misfit(value, type, place)
      return value.map((entry: Json) => decode(entry, type.of, place) ?? zeroOf(type.of))
    case 'map':
      if (!isObject(value)) return misfit(value, type, place)
      return Object.fromEntries(
        sortedEntries(value).map(([key, entry]) => [key, decode(entry, type.of, place) ?? zeroOf(type.of)]),
      )
    case 'struct':
      if (!isObject(value)) return misfit(value, type, place)
      return decodeFields(value, type.name, type.fields, place)
  }
}

function decodeFields(
  value: JsonObject,
  struct: string,
  fields: Readonly<Record<string, GoType>>,
  { path }: Place,
): JsonObject {
  const read = new Map<string, Json>()
  for (const [key, entry] of sortedEntries(value)) {
    const names = Object.keys(fields)
    const name = names.includes(key) ? key : names.find((known) => known.toLowerCase() === key.toLowerCase())
    const type = name === undefined ? undefined : fields[name]
    if (name === undefined || type === undefined)
      throw new Error(`json: unknown field ${JSON.stringify(key)}`)
    const decoded = decode(entry, type, { struct, path: [...path, name] })
    if (decoded !== undefined) read.set(name, decoded)
  }
  return Object.fromEntries(read)
}

function sortedEntries(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value)
    .map(([key, entry]) => [key, entry ?? null] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function misfit(value: Json, type: GoType, { struct, path }: Place): never {
  const where = struct === '' ? 'Go value' : `Go struct field ${struct}.${path.join('.')}`
  throw new Error(`json: cannot unmarshal ${goKind(value)} into ${where} of type ${goName(type)}`)
}

function goKind(value: Json): string {
  if (Array.isArray(value)) return 'array'
  if (isObject(value)) return 'object'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'string' ? 'string' : 'number'
}

function goName(type: GoType): string {
  if (type.kind === 'text') return 'string'
  if (type.kind === 'list') return `[]${goName(type.of)}`
  if (type.kind === 'map') return `map[string]${goName(type.of)}`
  return type.name === 'LabelSelector' || type.name === 'LabelSelectorRequirement'
    ? `v1.${type.name}`
    : `resourcemodifiers.${type.name}`
}

function zeroOf(type: GoType): Json {
  if (type.kind === 'text') return ''
  return type.kind === 'list' ? [] : {}
}

function textOf(value: Json): string {
  return isRawNumber(value) ? value.rawJSON : String(value)
}
