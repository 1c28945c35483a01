import type { CatalogItem } from '../../backup/catalog.ts'

/** The path of an item in the archive. */
export function pathOf(item: Pick<CatalogItem, 'groupResource' | 'namespace' | 'name'>): string {
  const scope = item.namespace === '' ? 'cluster' : `namespaces/${item.namespace}`
  return `resources/${item.groupResource}/${scope}/${item.name}.json`
}
