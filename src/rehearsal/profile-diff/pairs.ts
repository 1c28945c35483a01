import type { CatalogItem } from '../../backup/catalog.ts'
import type { JsonObject } from '../../core/json.ts'
import type { PlannedItem } from '../../restore/select/plan.ts'
import type { Reached, Side } from './side.ts'

/** One item, as both profiles would send it. Undefined where a profile does not come to it. */
export interface Pair {
  readonly item: CatalogItem
  readonly fromBackup: JsonObject
  readonly older: Reached | undefined
  readonly newer: Reached | undefined
}

export interface Sides {
  readonly older: Side
  readonly newer: Side
}

/**
 * Every item that at least one profile comes to, once. Both walk side by side, in the order of the newer one, so that no more
 * than a few bodies are in memory.
 */
export async function* pairsOf({ older, newer }: Sides): AsyncGenerator<Pair> {
  const alone = { older: new Map<number, Reached>(), newer: new Map<number, Reached>() }
  const rest = new Map(plannedItems(older).map((planned) => [planned.item.index, planned]))

  // Whole types of custom objects: the older profile never comes to them, so nothing is kept.
  const unserved = new Set(
    older.plan.staysBehind.filter(({ reason }) => reason === 'api-not-served').map(({ item }) => item.index),
  )

  const match = function* (): Generator<Pair> {
    const met = [older.takeReached(), newer.takeReached()] as const
    for (const [index, reached] of met[0]) alone.older.set(index, reached)
    for (const [index, reached] of met[1]) alone.newer.set(index, reached)
    // Only what is new can have found its other half; what stays alone may be many.
    for (const index of new Set(met.flatMap((reached) => [...reached.keys()]))) {
      const [before, now] = [alone.older.get(index), alone.newer.get(index)]
      if (now === undefined || (before === undefined && !unserved.has(index))) continue
      alone.older.delete(index)
      alone.newer.delete(index)
      yield { item: now.item, fromBackup: now.fromBackup, older: before, newer: now }
    }
  }

  for (const planned of plannedItems(newer)) {
    const other = rest.get(planned.item.index)
    rest.delete(planned.item.index)
    await newer.reach(planned.item, planned.targetNamespace, planned.body)
    if (other !== undefined) await older.reach(other.item, other.targetNamespace, other.body)
    yield* match()
  }
  for (const planned of rest.values()) {
    await older.reach(planned.item, planned.targetNamespace, planned.body)
    yield* match()
  }
  for (const found of alone.newer.values()) {
    yield { item: found.item, fromBackup: found.fromBackup, older: undefined, newer: found }
  }
  for (const found of alone.older.values()) {
    yield { item: found.item, fromBackup: found.fromBackup, older: found, newer: undefined }
  }
}

/** Namespaces have no pipeline. */
function plannedItems({ plan }: Side): readonly PlannedItem[] {
  return plan.groups
    .filter(({ groupResource }) => groupResource !== 'namespaces')
    .flatMap(({ items }) => items)
}
