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

  const match = function* (): Generator<Pair> {
    for (const [index, reached] of older.takeReached()) alone.older.set(index, reached)
    for (const [index, reached] of newer.takeReached()) alone.newer.set(index, reached)
    for (const [index, found] of alone.newer) {
      const other = alone.older.get(index)
      if (other === undefined) continue
      alone.older.delete(index)
      alone.newer.delete(index)
      yield { item: found.item, fromBackup: found.fromBackup, older: other, newer: found }
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
