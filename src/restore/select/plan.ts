// Restore × archive × what the target serves → what is restored, in which order, and why the rest stays behind. Pure:
// the engine asks once before the CRDs and once after them, `rehearse plan` asks without a cluster.
import type { Catalog, CatalogItem, SpoolRange } from '../../backup/catalog.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { Profile } from '../document/profile.ts'
import type { Reason } from '../item-outcome.ts'
import type { RestoreSpec } from '../restore-document.ts'
import type { ResolvedFilters } from './filters.ts'
import type { Labels } from './label-selector.ts'
import type { Priorities } from './priorities.ts'
import { resolveResource } from './resource-names.ts'
import type { ChosenVersions } from './versions.ts'

export { type ResolvedFilters, resolveFilters } from './filters.ts'

const CRDS = 'customresourcedefinitions.apiextensions.k8s.io'
const NAMESPACES = 'namespaces'

export interface PlanInput {
  readonly spec: RestoreSpec
  readonly catalog: Pick<Catalog, 'items' | 'groupResources' | 'itemsOf' | 'versionBody'>
  /** What the target serves now; decides how the names of the priorities resolve. */
  readonly discovery: Discovery
  readonly filters: ResolvedFilters
  readonly priorities: Priorities
  /** Called only when there are label selectors. */
  readonly labelsOf: (item: CatalogItem) => Labels
  /** R-22, chosen before the CRDs; undefined when the feature is off. */
  readonly versions?: ChosenVersions
  readonly profile: Profile
}

export interface RestorePlan {
  /** In the order of the restore, the CRDs first. No group is empty. */
  readonly groups: readonly PlannedGroup[]
  readonly staysBehind: readonly { readonly item: CatalogItem; readonly reason: Reason }[]
}

export interface PlannedGroup {
  /** `resource.group` as the archive spells it. */
  readonly groupResource: string
  /**
   * The name it is restored under. Velero drops a type whose name is only the beginning of a served group without a
   * word; here it keeps its own name and its items fail as not served.
   */
  readonly resolved: string
  /** Whether the target serves it under this very name, with the verbs of S-41; if not, items are tried anyway. */
  readonly isServed: boolean
  readonly items: readonly PlannedItem[]
}

export interface PlannedItem {
  /** Its `problem` is also set when the version that was chosen has no file for it. */
  readonly item: CatalogItem
  /** '' for cluster scope. */
  readonly targetNamespace: string
  /** Of the chosen version. */
  readonly body: SpoolRange
}

/** Every item of the catalog is in exactly one group or stays behind. */
export function planRestore(input: PlanInput): RestorePlan {
  const groups: PlannedGroup[] = []
  const staysBehind: { item: CatalogItem; reason: Reason }[] = []
  for (const groupResource of orderGroups(input)) {
    const isServed = resolveResource(groupResource, input.discovery) === groupResource
    const whole = groupReason(groupResource, isServed, input)
    const items: PlannedItem[] = []
    for (const item of input.catalog.itemsOf(groupResource)) {
      const reason = whole ?? itemReason(item, input)
      if (reason === undefined) items.push(planItem(item, input))
      else staysBehind.push({ item, reason })
    }
    if (items.length > 0) groups.push({ groupResource, resolved: groupResource, isServed, items })
  }
  return { groups, staysBehind }
}

/**
 * the CRDs, the types to be restored first, then the others by name, then those to be restored last. A priority is
 * resolved by discovery or taken as written; types of the archive count under their own name.
 */
export function orderGroups({
  catalog,
  discovery,
  priorities,
}: Pick<PlanInput, 'discovery' | 'priorities'> & {
  readonly catalog: Pick<Catalog, 'groupResources'>
}): readonly string[] {
  const inArchive = [...catalog.groupResources].sort()
  const resolve = (name: string) => resolveResource(name, discovery) ?? name
  const high = priorities.high.map(resolve)
  const low = priorities.low.map(resolve)
  // Only a name that is literally in the low list is kept out of the middle.
  const middle = inArchive.filter((name) => !priorities.low.includes(name))
  const present = new Set(inArchive)
  return [...new Set([CRDS, ...high, ...middle, ...low, ...inArchive])].filter((name) => present.has(name))
}

/** Why nothing of a type is restored. */
function groupReason(
  groupResource: string,
  isServed: boolean,
  { filters, profile }: PlanInput,
): Reason | undefined {
  if (!filters.resources.shouldInclude(groupResource) && !filters.isMustHave(groupResource)) {
    return filters.isNonRestorable(groupResource) ? 'non-restorable' : 'resource-filtered'
  }
  if (groupResource === NAMESPACES && !profile.namespacesAreItems) return 'namespaces-on-demand'
  if (!isServed && profile.unknownTypes === 'skip') return 'api-not-served'
  return undefined
}

/** Why one item of a chosen type is not restored. A body that nobody can read is not tested for its labels. */
function itemReason(item: CatalogItem, { filters, labelsOf }: PlanInput): Reason | undefined {
  const isMustHave = filters.isMustHave(item.groupResource)
  if (item.namespace === '' && !filters.choosesClusterScope) return 'cluster-scope-filtered'
  if (isMustHave) return undefined
  if (item.namespace !== '' && !filters.namespaces.shouldInclude(item.namespace)) return 'namespace-filtered'
  if (filters.matchesLabels === undefined || item.problem?.kind === 'undecodable') return undefined
  return filters.matchesLabels(labelsOf(item)) ? undefined : 'label-filtered'
}

function planItem(item: CatalogItem, { spec, catalog, versions }: PlanInput): PlannedItem {
  const targetNamespace = mapNamespace(item.namespace, spec.namespaceMapping)
  const directory = versions?.get(item.groupResource)?.directory
  if (directory === undefined) return { item, targetNamespace, body: item.body }
  const body = catalog.versionBody(item, directory)
  if (body !== undefined) return { item, targetNamespace, body }
  const message = `the backup has no file for it in ${item.groupResource}/${directory}`
  return { item: { ...item, problem: { kind: 'undecodable', message } }, targetNamespace, body: item.body }
}

/** S-62: by exact name, once. Cluster scope stays cluster scope. */
export function mapNamespace(
  namespace: string,
  mapping: Readonly<Record<string, string>> | undefined,
): string {
  if (namespace === '' || mapping === undefined || !Object.hasOwn(mapping, namespace)) return namespace
  return mapping[namespace] ?? namespace
}
