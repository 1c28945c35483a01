// Which items are shown, and in which order. Items share groups: what can be decided for a group is decided once.
import type { ItemGroup, ItemsData } from '../items-data.ts'

export const FILTER_NAMES = ['outcome', 'kind', 'namespace', 'reason', 'cause'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

export const SORT_NAMES = ['outcome', 'kind', 'namespace', 'name', 'reason'] as const
export type SortName = (typeof SORT_NAMES)[number]

/** '' leaves a filter open. */
export type Query = Readonly<Record<FilterName | 'q', string>> & {
  readonly sort: SortName
  readonly isDescending: boolean
}

export const START: Query = {
  q: '',
  outcome: '',
  kind: '',
  namespace: '',
  reason: '',
  cause: '',
  sort: 'outcome',
  isDescending: false,
}

/** Stands for cluster scope; no namespace can have this name. */
export const CLUSTER_SCOPE = '-'

const TROUBLE_FIRST = ['failed', 'unknown', 'held', 'skipped', 'unchanged', 'updated', 'created']

/** What stands in a column, and is filtered by. */
export function columnValue(group: ItemGroup, column: Exclude<FilterName, 'cause'>): string {
  return column === 'namespace' ? group.namespace || CLUSTER_SCOPE : group[column]
}

/** Positions of the items, in the order of the query. */
export type Finder = (query: Query) => readonly number[]

export function createFinder(data: ItemsData): Finder {
  const own = data.names.map((name, index) => `${name} ${data.details[index] ?? ''}`.toLowerCase())
  const shared = data.groups.map((group) =>
    `${group.kind} ${group.apiVersion} ${group.namespace} ${group.targetNamespace ?? ''} ${group.outcome} ${group.reason} ${data.reasons[group.reason] ?? ''}`.toLowerCase(),
  )
  return (query) => sorted(data, query, matching(data, query, own, shared))
}

function matching(
  data: ItemsData,
  query: Query,
  own: readonly string[],
  shared: readonly string[],
): number[] {
  const words = query.q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const isIn = data.groups.map((group) =>
    FILTER_NAMES.every(
      (name) => name === 'cause' || query[name] === '' || columnValue(group, name) === query[name],
    ),
  )
  /** Words that the group does not hold must be in the item. */
  const missing = shared.map((text) => words.filter((word) => !text.includes(word)))
  const cause = query.cause === '' ? undefined : new Set(data.causes[Number(query.cause)]?.items)
  const found: number[] = []
  for (const [index, group] of data.groupOf.entries()) {
    if (!isIn[group] || (cause !== undefined && !cause.has(index))) continue
    const text = own[index] ?? ''
    if (missing[group]?.every((word) => text.includes(word))) found.push(index)
  }
  return found
}

function sorted(
  { groups, groupOf, names }: ItemsData,
  { sort, isDescending }: Query,
  found: number[],
): number[] {
  const sign = isDescending ? -1 : 1
  if (sort === 'name') {
    return found.sort((a, b) => sign * compare(names[a] ?? '', names[b] ?? '') || a - b)
  }
  const rank = ranks(groups, sort)
  const rankOf = (index: number): number => rank[groupOf[index] ?? 0] ?? 0
  return found.sort((a, b) => sign * (rankOf(a) - rankOf(b)) || a - b)
}

/** Numbers are compared faster than texts. */
function ranks(groups: readonly ItemGroup[], sort: Exclude<SortName, 'name'>): readonly number[] {
  if (sort === 'outcome') return groups.map(({ outcome }) => TROUBLE_FIRST.indexOf(outcome))
  const values = [...new Set(groups.map((group) => group[sort]))].sort(compare)
  const places = new Map(values.map((value, place) => [value, place]))
  return groups.map((group) => places.get(group[sort]) ?? 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
