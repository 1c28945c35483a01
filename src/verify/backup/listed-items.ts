// The resource list in the bucket against the items of the archive. Velero puts an object on the list when its turn comes, before
// it is saved: what then fails stays on it. With the feature for all API versions one object stands there once per version.
import type { CatalogItem } from '../../backup/catalog.ts'
import type { SideFiles } from '../../backup/side-files.ts'
import type { ObjectReference } from '../../report/findings.ts'

export type ResourceList = NonNullable<SideFiles['resourceList']>

export interface ListComparison {
  /** On the list, not in the archive; one entry for each object, whatever its versions. */
  readonly missing: readonly ObjectReference[]
  /** In the archive, not on the list. */
  readonly unlisted: readonly CatalogItem[]
  /** Entries of the list, every version. */
  readonly entries: number
}

export function compareWithList(list: ResourceList, items: readonly CatalogItem[]): ListComparison {
  const held = new Set<string>()
  for (const item of items) held.add(keyOf(groupOf(item), item.kind, placeOf(item)))
  const listed = new Set<string>()
  const missing: ObjectReference[] = []
  let entries = 0
  for (const [type, places] of Object.entries(list)) {
    const slash = type.lastIndexOf('/')
    const [apiVersion, kind] = [type.slice(0, Math.max(0, slash)), type.slice(slash + 1)]
    const group = groupOfVersion(apiVersion)
    for (const place of places) {
      entries += 1
      const key = keyOf(group, kind, place)
      if (listed.has(key)) continue
      listed.add(key)
      // A file that cannot be read does not say its kind, but it is there, and has an outcome of its own.
      if (held.has(key) || held.has(keyOf(group, '', place))) continue
      missing.push(referenceOf(apiVersion, kind, place))
    }
  }
  const unlisted = items.filter(
    (item) => item.kind !== '' && !listed.has(keyOf(groupOf(item), item.kind, placeOf(item))),
  )
  return { missing, unlisted, entries }
}

function keyOf(group: string, kind: string, place: string): string {
  return `${group}\u0000${kind}\u0000${place}`
}

/** By the path when the body does not say: `deployments.apps` → `apps`. */
function groupOf({ apiVersion, kind, groupResource }: CatalogItem): string {
  if (kind !== '') return groupOfVersion(apiVersion)
  const dot = groupResource.indexOf('.')
  return dot < 0 ? '' : groupResource.slice(dot + 1)
}

function groupOfVersion(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}

function placeOf({ namespace, name }: CatalogItem): string {
  return namespace === '' ? name : `${namespace}/${name}`
}

function referenceOf(apiVersion: string, kind: string, place: string): ObjectReference {
  const slash = place.indexOf('/')
  return { apiVersion, kind, namespace: place.slice(0, Math.max(0, slash)), name: place.slice(slash + 1) }
}
