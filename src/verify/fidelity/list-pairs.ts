// Which entry of a stored list belongs to which entry that was sent.
import { at, isObject, type Json, semanticEqual, stringifyJson } from '../../core/json.ts'
import { itemOf, listKeys, propertyOf, type SchemaNode } from './schema.ts'

export interface ListPairs {
  /** Positions in the sent list and in the stored one. */
  readonly pairs: readonly (readonly [sent: number, stored: number])[]
  /** Positions in the sent list that have no counterpart. */
  readonly gone: readonly number[]
  /** Positions in the stored list that have no counterpart. */
  readonly added: readonly number[]
}

/** Undefined when nobody can say: the lists have different lengths and their entries no names. */
export function pairLists(
  sent: readonly Json[],
  stored: readonly Json[],
  node: SchemaNode | undefined,
): ListPairs | undefined {
  const byKey = pairByName(namesOf(sent, node), namesOf(stored, node))
  if (byKey !== undefined) return byKey
  if (sent.length === stored.length) return byPosition(sent)
  const isPlain = [...sent, ...stored].every((entry) => !isObject(entry) && !Array.isArray(entry))
  return isPlain ? pairByName(sent.map(textOf), stored.map(textOf)) : undefined
}

/** The same entries in another order. */
export function isReordered(sent: readonly Json[], stored: readonly Json[]): boolean {
  if (sent.length !== stored.length) return false
  const left = [...stored]
  return sent.every((entry) => {
    const index = left.findIndex((other) => semanticEqual(entry, other))
    if (index >= 0) left.splice(index, 1)
    return index >= 0
  })
}

function byPosition(list: readonly Json[]): ListPairs {
  return { pairs: list.map((_entry, index) => [index, index]), gone: [], added: [] }
}

/** Undefined when a name is missing or comes twice. */
function pairByName(
  sent: readonly string[] | undefined,
  stored: readonly string[] | undefined,
): ListPairs | undefined {
  if (sent === undefined || stored === undefined) return undefined
  const places = new Map(stored.map((name, index) => [name, index]))
  if (places.size < stored.length || new Set(sent).size < sent.length) return undefined
  const pairs: [number, number][] = []
  const gone: number[] = []
  for (const [index, name] of sent.entries()) {
    const place = places.get(name)
    if (place === undefined) gone.push(index)
    else pairs.push([index, place])
    places.delete(name)
  }
  return { pairs, gone, added: [...places.values()] }
}

/** What the schema says tells the entries apart; undefined when it says nothing, or an entry lacks it. */
function namesOf(list: readonly Json[], node: SchemaNode | undefined): readonly string[] | undefined {
  const keys = listKeys(node)
  if (keys.length === 0) return undefined
  const item = itemOf(node)
  const names = list.map((entry) => {
    const parts = keys.map((key) => at(entry, key) ?? propertyOf(item, key)?.default)
    return parts.includes(undefined) ? undefined : parts.map((part) => textOf(part ?? null)).join('\u0000')
  })
  return names.every((name) => name !== undefined) ? names : undefined
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : stringifyJson(value)
}
