import type { Catalog } from '../backup/catalog.ts'
import type { JsonObject } from '../core/json.ts'
import { readObject } from '../core/read-object.ts'
import type { ObjectReference } from '../report/findings.ts'
import { isHeldBack } from '../restore/item-outcome.ts'
import type { Ledger } from '../restore/ledger.ts'
import { mapNamespace } from '../restore/select/plan.ts'

interface Held {
  readonly object: JsonObject
  /** As it would be in the target. */
  readonly identity: ObjectReference
}

/** Objects that are in no cluster because of a safety rule, as they are in the backup. */
export function* heldObjects({
  catalog,
  ledger,
  mapping,
}: {
  readonly catalog: Catalog
  readonly ledger: Ledger
  readonly mapping: Readonly<Record<string, string>>
}): Generator<Held> {
  for (const [index, outcome] of ledger.outcomes.entries()) {
    const item = catalog.items[index]
    if (outcome === undefined || !isHeldBack(outcome) || item === undefined) continue
    const object = readObject(catalog, item.body)
    const { apiVersion, kind, name } = item
    const namespace = mapNamespace(item.namespace, mapping)
    if (object !== undefined) yield { object, identity: { apiVersion, kind, namespace, name } }
  }
}
