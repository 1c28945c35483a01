import type { ArchiveIndex } from './archive-index.ts'
import { sortByBytes } from './byte-order.ts'
import type { ArchiveFacts, Catalog, CatalogItem, SpoolRange } from './catalog.ts'
import type { Spool } from './spool.ts'

const PREFERRED = '-preferredversion'

/** The index of an archive with its bodies. Owns the spool. */
export class SpooledCatalog implements Catalog {
  readonly facts: ArchiveFacts
  readonly items: readonly CatalogItem[]
  readonly groupResources: readonly string[]
  readonly #index: ArchiveIndex
  readonly #spool: Spool

  constructor(facts: ArchiveFacts, index: ArchiveIndex, spool: Spool) {
    this.facts = facts
    this.items = index.items
    this.groupResources = [...index.groups].filter(([, { items }]) => items.length > 0).map(([name]) => name)
    this.#index = index
    this.#spool = spool
  }

  itemsOf(groupResource: string): readonly CatalogItem[] {
    return this.#index.groups.get(groupResource)?.items ?? []
  }

  find(groupResource: string, namespace: string, name: string): CatalogItem | undefined {
    return this.#index.groups.get(groupResource)?.tree.get(namespace, name)
  }

  versionsOf(groupResource: string): readonly { readonly version: string; readonly preferred: boolean }[] {
    const directories = this.#index.groups.get(groupResource)?.versions.keys() ?? []
    return sortByBytes([...directories], (directory) => directory).map((directory) => ({
      version: directory.replace(PREFERRED, ''),
      preferred: directory.includes(PREFERRED),
    }))
  }

  versionBody(item: CatalogItem, versionDirectory: string): SpoolRange | undefined {
    const tree = this.#index.groups.get(item.groupResource)?.versions.get(versionDirectory)
    return tree?.get(item.namespace, item.name)
  }

  read(range: SpoolRange): string {
    return this.#spool.read(range)
  }

  close(): void {
    this.#spool.close()
  }
}
