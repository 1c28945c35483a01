import type { Catalog } from '../../backup/catalog.ts'
import { type Json, listAt, parseJson, textAt } from '../../core/json.ts'
import type { Owner } from './missing.ts'

/** Whom the body of an object names as its owners. */
export function ownersIn(object: Json): readonly Owner[] {
  return listAt(object, 'metadata', 'ownerReferences').map((owner) => ({
    apiVersion: textAt(owner, 'apiVersion') ?? '',
    kind: textAt(owner, 'kind') ?? '',
    name: textAt(owner, 'name') ?? '',
  }))
}

/** Restored objects have no owners any more; the body in the backup still says who they were. */
export function ownersOf(catalog: Catalog, index: number | undefined): readonly Owner[] {
  const item = index === undefined ? undefined : catalog.items[index]
  if (item === undefined) return []
  const text = catalog.read(item.body)
  // Most objects have none, and need not be parsed for that.
  if (!text.includes('"ownerReferences"')) return []
  try {
    return ownersIn(parseJson(text))
  } catch {
    return []
  }
}
