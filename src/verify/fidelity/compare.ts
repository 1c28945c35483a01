// What was sent against what is stored, field by field. Pure; both sides come without what the server owns.

import type { FieldPath } from '../../core/field-path.ts'
import { isObject, type Json, type JsonObject, semanticEqual } from '../../core/json.ts'
import { nanoUnits } from '../../restore/actions/quantity.ts'
import { isDefault, isNothing } from './defaults.ts'
import { isReordered, pairLists } from './list-pairs.ts'
import { exactNumber, literalOf } from './numbers.ts'
import { isBuiltIn, isFreeMap, itemOf, knowsField, propertyOf, type SchemaNode } from './schema.ts'
import { isClustersEntry, isClustersKey } from './server-owned.ts'

export interface Difference {
  readonly kind: 'dropped' | 'changed' | 'lost-number' | 'added'
  readonly path: FieldPath
  readonly sent: Json | undefined
  readonly stored: Json | undefined
  /** Of a dropped field: the schema does not name it. */
  readonly isUnknown?: boolean
}

/** Nothing differs, down to the last digit. */
export function isSameObject(sent: JsonObject, stored: JsonObject): boolean {
  return semanticEqual(sent, stored) && !hasDelicate(sent)
}

/** @param schema of the type; without one additions cannot be told from defaults and are left out */
export function compareObjects(
  sent: JsonObject,
  stored: JsonObject,
  schema: SchemaNode | undefined,
): readonly Difference[] {
  const found: Difference[] = []
  compareMaps({ found, hasSchema: schema !== undefined }, sent, stored, schema, [])
  return found
}

interface Comparison {
  readonly found: Difference[]
  readonly hasSchema: boolean
}

function compareMaps(
  run: Comparison,
  sent: JsonObject,
  stored: JsonObject,
  node: SchemaNode | undefined,
  path: FieldPath,
): void {
  const map = path.at(-1)
  const zerosCount = isBuiltIn(node) && !isFreeMap(node)
  for (const [key, value] of Object.entries(sent)) {
    if (value === undefined || value === null || isClustersKey(map, key)) continue
    const there = Object.hasOwn(stored, key) ? stored[key] : undefined
    const isEmpty = isNothing(value, zerosCount)
    if (there !== undefined) {
      if (isEmpty && isDefault(node, key, there)) continue
      const place = { node: propertyOf(node, key), path: [...path, key], field: fieldOf(node, key) }
      compareValues(run, value, there, place)
    } else if (!isEmpty) {
      const isUnknown = node !== undefined && !isFreeMap(node) && !knowsField(node, key)
      run.found.push({ kind: 'dropped', path: [...path, key], sent: value, stored: undefined, isUnknown })
    }
  }
  if (!run.hasSchema) return
  for (const [key, value] of Object.entries(stored)) {
    const isSent = Object.hasOwn(sent, key) && sent[key] !== undefined && sent[key] !== null
    if (value === undefined || isSent || isClustersKey(map, key)) continue
    if (isDefault(node, key, value)) continue
    run.found.push({ kind: 'added', path: [...path, key], sent: undefined, stored: value })
  }
}

interface Place {
  readonly node: SchemaNode | undefined
  readonly path: FieldPath
  /** `core.PodSpec.volumes`: the field that the value is of; '' inside a list. */
  readonly field: string
}

function fieldOf(node: SchemaNode | undefined, key: string): string {
  return `${node?.definition ?? ''}.${key}`
}

function compareValues(run: Comparison, sent: Json, stored: Json, place: Place): void {
  const { node, path } = place
  if (Array.isArray(sent) && Array.isArray(stored)) compareLists(run, sent, stored, place)
  else if (isObject(sent) && isObject(stored)) compareMaps(run, sent, stored, node, path)
  else if (!isSame(sent, stored, node)) {
    const kind = isRounded(sent, stored) ? 'lost-number' : 'changed'
    run.found.push({ kind, path, sent, stored })
  }
}

function compareLists(
  run: Comparison,
  sent: readonly Json[],
  stored: readonly Json[],
  { node, path, field }: Place,
): void {
  const paired = pairLists(sent, stored, node)
  if (paired === undefined) {
    run.found.push({ kind: 'changed', path, sent, stored })
    return
  }
  const before = run.found.length
  const item = itemOf(node)
  for (const [from, to] of paired.pairs) {
    const [value, there] = [sent[from], stored[to]]
    if (value === undefined || there === undefined) continue
    compareValues(run, value, there, { node: item, path: [...path, from], field: '' })
  }
  for (const index of paired.gone) {
    run.found.push({ kind: 'dropped', path: [...path, index], sent: sent[index], stored: undefined })
  }
  for (const index of run.hasSchema ? paired.added : []) {
    const entry = stored[index]
    if (entry === undefined || isClustersEntry(field, entry)) continue
    run.found.push({ kind: 'added', path: [...path, index], sent: undefined, stored: entry })
  }
  if (run.found.length > before && isReordered(sent, stored)) run.found.length = before
}

function isSame(sent: Json, stored: Json, node: SchemaNode | undefined): boolean {
  const [a, b] = [literalOf(sent), literalOf(stored)]
  if (a !== undefined && b !== undefined) return (exactNumber(a) ?? a) === (exactNumber(b) ?? b)
  if (semanticEqual(sent, stored)) return true
  return EQUIVALENT[node?.definition ?? '']?.(a ?? String(sent), b ?? String(stored)) ?? false
}

/** Texts with more than one spelling for the same value. */
const EQUIVALENT: Readonly<Record<string, (sent: string, stored: string) => boolean>> = {
  'resource.Quantity': (sent, stored) => {
    const units = nanoUnits(sent)
    return units !== undefined && units === nanoUnits(stored)
  },
  'meta.Time': (sent, stored) =>
    Math.trunc(Date.parse(sent) / 1000) === Math.trunc(Date.parse(stored) / 1000),
}

/** The same number as a double, but not digit by digit. */
function isRounded(sent: Json, stored: Json): boolean {
  const [a, b] = [literalOf(sent), literalOf(stored)]
  return a !== undefined && b !== undefined && Number(a) === Number(b)
}

/** `semanticEqual` compares fractions as doubles, as Velero does. */
function hasDelicate(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasDelicate)
  if (isObject(value)) return Object.values(value).some(hasDelicate)
  return typeof value !== 'number' && literalOf(value) !== undefined
}
