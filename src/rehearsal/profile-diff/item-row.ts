import { at, type Json, type JsonObject, semanticEqual } from '../../core/json.ts'
import type { Pair, Sides } from './pairs.ts'
import type { Reached } from './side.ts'

/** A difference that shows in single items. */
export interface ItemRow {
  readonly id: string
  /** One sentence. */
  readonly text: string
  /** `resource.group` names that it looks at; all when absent. */
  readonly resources?: readonly string[]
  /** Whether the item differs; a text that is not empty says in what. */
  readonly differs: (pair: Pair, sides: Sides) => boolean | string
}

/** For rows that compare what both profiles would send; an item that one of them does not send is none of theirs. */
export function bothSent(
  differs: (older: JsonObject, newer: JsonObject) => boolean | string,
): ItemRow['differs'] {
  return ({ older, newer }) =>
    older?.object === undefined || newer?.object === undefined ? false : differs(older.object, newer.object)
}

/** Whether two objects differ at any of the paths. An empty map and no map are the same here. */
export function differAt(
  older: JsonObject,
  newer: JsonObject,
  ...paths: readonly (readonly string[])[]
): boolean {
  return paths.some((path) => !semanticEqual(filledAt(older, path), filledAt(newer, path)))
}

function filledAt(object: JsonObject, path: readonly string[]): Json {
  const value = at(object, ...path) ?? null
  return semanticEqual(value, {}) ? null : value
}

export function isLeftOutBy(reached: Reached | undefined, action: string): boolean {
  return reached?.reason === 'action-skipped' && reached.detail.startsWith(`${action}:`)
}

export function isFailedBy(reached: Reached | undefined, action: string): boolean {
  return reached?.reason === 'action-failed' && reached.detail.startsWith(`${action}:`)
}
