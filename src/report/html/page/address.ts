// The query stands behind `#items?` in the address, so that a view can be sent to somebody.
import { FILTER_NAMES, type Query, SORT_NAMES, type SortName, START } from './filter.ts'

const PREFIX = '#items?'

/** Undefined: the address speaks of something else. Unknown names are passed over. */
export function readAddress(hash: string): Query | undefined {
  if (!hash.startsWith(PREFIX)) return undefined
  const given = new URLSearchParams(hash.slice(PREFIX.length))
  const filters = Object.fromEntries(['q', ...FILTER_NAMES].map((name) => [name, given.get(name) ?? '']))
  const sort = given.get('sort') ?? ''
  return {
    ...START,
    ...filters,
    sort: isSortName(sort) ? sort : START.sort,
    isDescending: given.get('order') === 'descending',
  }
}

/** Only what differs from the start. */
export function writeAddress(query: Query): string {
  const said = new URLSearchParams()
  for (const name of ['q', ...FILTER_NAMES] as const) if (query[name] !== '') said.set(name, query[name])
  if (query.sort !== START.sort) said.set('sort', query.sort)
  if (query.isDescending) said.set('order', 'descending')
  return PREFIX + said.toString()
}

function isSortName(name: string): name is SortName {
  return (SORT_NAMES as readonly string[]).includes(name)
}
