// Small readers that check what a user wrote against what a field can hold. Each takes a JSON value and its path, collects
// every problem in words that begin with the path, and gives the typed value back. Each also says the same as JSON Schema.

import { isObject, type Json, type JsonObject } from '../../core/json.ts'
import { nearest } from '../../core/nearest.ts'
import { nameOfType } from './yaml.ts'

/** Undefined only together with at least one new problem. */
type Read<T> = (value: Json, path: string, problems: string[]) => T | undefined

export interface Shape<T> extends Read<T> {
  /** For editors. It may accept more than the reader does, never less. */
  readonly schema: JsonObject
}

type Fields<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> }

export function shape<T>(schema: JsonObject, read: Read<T>): Shape<T> {
  return Object.assign<Read<T>, Pick<Shape<T>, 'schema'>>(read, { schema })
}

/** The same shape with a sentence for whoever writes it. */
export function described<T>(inner: Shape<T>, description: string): Shape<T> {
  return shape({ description, ...inner.schema }, (...args) => inner(...args))
}

export const text: Shape<string> = shape({ type: 'string' }, (value, path, problems) =>
  typeof value === 'string' ? value : refuse(value, path, problems, 'a text'),
)

export const flag: Shape<boolean> = shape({ type: 'boolean' }, (value, path, problems) =>
  typeof value === 'boolean' ? value : refuse(value, path, problems, 'true or false'),
)

/** A map that stays as it is. */
export const rawMap: Shape<JsonObject> = shape({ type: 'object' }, (value, path, problems) =>
  isObject(value) ? value : refuse(value, path, problems, 'a map'),
)

const GO_DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/

/** `4h`, `10m0s` (Go). */
export const duration: Shape<string> = shape({ type: 'string' }, (value, path, problems) => {
  if (typeof value === 'string' && GO_DURATION.test(value)) return value
  return refuse(value, path, problems, 'a duration such as 10m or 4h0m0s')
})

export function list<T>(entry: Shape<T>): Shape<readonly T[]> {
  return shape({ type: 'array', items: entry.schema }, (value, path, problems) => {
    if (!Array.isArray(value)) return refuse(value, path, problems, 'a list')
    return value
      .map((item: Json, index) => entry(item, `${path}[${index}]`, problems))
      .filter((item): item is T & {} => item !== undefined)
  })
}

export function map<T>(entry: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return shape({ type: 'object', additionalProperties: entry.schema }, (value, path, problems) => {
    if (!isObject(value)) return refuse(value, path, problems, 'a map')
    const entries = Object.entries(value).map(
      ([key, item]) => [key, entry(item ?? null, `${path}.${key}`, problems)] as const,
    )
    return Object.fromEntries(entries.filter((found): found is [string, T & {}] => found[1] !== undefined))
  })
}

/** Null and absent are the same. A field that is not in the table is a problem, with the name that was most likely meant. */
export function record<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries(fields))
  const properties = Object.fromEntries([...shapes].map(([key, { schema }]) => [key, schema]))
  return shape({ type: 'object', additionalProperties: false, properties }, (value, path, problems) => {
    if (!isObject(value)) return refuse(value, path, problems, 'a map')
    const read: [string, unknown][] = []
    for (const [key, item] of Object.entries(value)) {
      const field = shapes.get(key)
      const at = path === '' ? key : `${path}.${key}`
      if (field === undefined) problems.push(unknownField(at, key, [...shapes.keys()]))
      else if (item !== undefined && item !== null) read.push([key, field(item, at, problems)])
    }
    return Object.fromEntries(read.filter(([, item]) => item !== undefined)) as T
  })
}

function unknownField(path: string, key: string, known: readonly string[]): string {
  const meant = nearest(key, known)
  return `${path} is not a known field${meant === undefined ? '' : `; did you mean ${meant}?`}`
}

/** Adds `path must be …` to the problems. */
export function refuse(value: Json, path: string, problems: string[], expected: string): undefined {
  problems.push(`${path} must be ${expected}, not ${nameOfType(value)}`)
}
