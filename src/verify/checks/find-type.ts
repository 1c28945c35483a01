import { nearest } from '../../core/nearest.ts'
import type { ApiResource, Discovery } from '../../kube/api-resource.ts'
import { type Conclusion, type Demand, inconclusive, type ObjectSelection } from './check.ts'
import { isInRange } from './count-range.ts'
import { selectionText } from './names.ts'

/** The type that a selection means, or how the check ends because there is none. */
export function findType(
  discovery: Discovery,
  demand: Exclude<Demand, { readonly test: 'run' }>,
): ApiResource | Conclusion {
  const { of } = demand
  const found = candidates(discovery, of)
  const [first] = found
  if (first === undefined) return unserved(discovery, demand)
  if (found.length > 1) {
    const versions = found.map(({ group, version }) => `${group}/${version}`.replace(/^\//, ''))
    return inconclusive(
      `several APIs serve ${of.kind}: say which with apiVersion, one of ${versions.join(', ')}`,
    )
  }
  if (of.namespace !== undefined && !first.isNamespaced)
    return inconclusive(`${of.kind} belongs to no namespace; leave namespace out`)
  return first
}

/** One for each group, in its preferred version, or exactly the one that was named. */
function candidates(discovery: Discovery, { apiVersion, kind }: ObjectSelection): readonly ApiResource[] {
  if (apiVersion !== undefined) {
    const found = discovery.findKind(apiVersion, kind)
    return found?.verbs.includes('list') ? [found] : []
  }
  const groups = new Map<string, ApiResource>()
  for (const resource of discovery.resources) {
    if (resource.kind !== kind || !resource.verbs.includes('list')) continue
    if (!groups.has(resource.group)) groups.set(resource.group, resource)
  }
  return [...groups.values()]
}

/** Nothing of the kind can be there. Where that would do, it may be a typing error: then nothing is proved. */
function unserved(discovery: Discovery, demand: Exclude<Demand, { readonly test: 'run' }>): Conclusion {
  const { kind, apiVersion } = demand.of
  const known = [...new Set(discovery.resources.map((resource) => resource.kind))].filter(
    (one) => one !== kind,
  )
  const meant = apiVersion === undefined ? nearest(kind, known) : undefined
  const question = meant === undefined ? '' : `; did you mean ${meant}?`
  const named = apiVersion === undefined ? kind : `${apiVersion} ${kind}`
  const message = `${selectionText(demand.of)}: the cluster serves no ${named}${question}`
  const noneWouldDo = demand.test === 'absent' || (demand.test === 'count' && isInRange(0, demand.range))
  return noneWouldDo ? inconclusive(message) : { result: 'failed', message, objects: 0 }
}
