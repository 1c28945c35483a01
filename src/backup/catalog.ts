// What is in a backup's tarball, held in memory as an index only: the bodies stay in the spool file until somebody
// reads one. 100,000 items must fit, so an entry is small and its repeated texts are shared.

/** One object of the backup, from the unversioned directory of the tarball (F-50). */
export interface CatalogItem {
  /** Position in the catalog; the ledger is indexed by it. Dense, from 0. */
  readonly index: number
  /** `resource.group` as the path spells it: `pods`, `deployments.apps` (F-30). */
  readonly groupResource: string
  /** Namespace directory; '' for cluster scope. */
  readonly namespace: string
  /** File name without `.json` (F-51). */
  readonly name: string
  /** From the body; '' when the body could not be decoded or does not say. */
  readonly apiVersion: string
  readonly kind: string
  /** Set when this item cannot be restored as it is; see `ItemProblem`. */
  readonly problem?: ItemProblem
  readonly body: SpoolRange
}

/** `undecodable`: not one JSON object. `no-metadata`: an object without metadata. The message never quotes the body. */
export interface ItemProblem {
  readonly kind: 'undecodable' | 'no-metadata'
  readonly message: string
}

/** Where a body lies in the spool file, in bytes. */
export interface SpoolRange {
  readonly offset: number
  readonly length: number
}

export interface ArchiveFacts {
  /** Compressed size of the tarball in bytes. */
  readonly bytes: number
  /** Size of the tar stream in bytes. */
  readonly unpackedBytes: number
  /** Regular files in the archive, version directories included. */
  readonly entries: number
  /** Of these, files outside the layout of a backup, which Velero passes over as well (F-52). */
  readonly ignored?: number
  /** SHA-256 of the tarball, hex: names what was tested. */
  readonly sha256: string
  readonly verifiedInMs: number
  /** `metadata/version`, trimmed; undefined when the archive has none. */
  readonly formatVersion: string | undefined
  /** False for an archive without a top-level `resources` directory (F-43). */
  readonly hasResources: boolean
}

/** The verified content of one tarball. Open until `close`, which removes the spool file. */
export interface Catalog {
  readonly facts: ArchiveFacts
  /** Sorted by group resource, namespace, name. */
  readonly items: readonly CatalogItem[]
  /** Every `resource.group` directory with at least one usable file, sorted. */
  readonly groupResources: readonly string[]
  /** Items of one group resource, sorted by namespace, then by file name (F-54). */
  itemsOf(groupResource: string): readonly CatalogItem[]
  /** One item of the unversioned layout; the namespace is '' for cluster scope. */
  find(groupResource: string, namespace: string, name: string): CatalogItem | undefined
  /** Version directories of one group resource (F-60): `v1-preferredversion` gives `{ version: 'v1', preferred: true }`. */
  versionsOf(groupResource: string): readonly { readonly version: string; readonly preferred: boolean }[]
  /** Body range of an item in a version directory; undefined when the file is not there. */
  versionBody(item: CatalogItem, versionDirectory: string): SpoolRange | undefined
  /** The text of one body. Synchronous: it comes from the page cache. */
  read(range: SpoolRange): string
  close(): void
}
