import type { Catalog } from '../../backup/catalog.ts'
import { listAt, parseJson, textAt } from '../../core/json.ts'
import type { Owner } from './missing.ts'

/** Restored objects have no owners any more; the body in the backup still says who they were. */
export function ownersOf(catalog: Catalog, index: number | undefined): readonly Owner[] {
  const item = index === undefined ? undefined : catalog.items[index]
  if (item === undefined) return []
  const text = catalog.read(item.body)
  if (!text.includes('"ownerReferences"')) return []
  try {
    return listAt(parseJson(text), 'metadata', 'ownerReferences').map((owner) => ({
      apiVersion: textAt(owner, 'apiVersion') ?? '',
      kind: textAt(owner, 'kind') ?? '',
      name: textAt(owner, 'name') ?? '',
    }))
  } catch {
    return []
  }
}
