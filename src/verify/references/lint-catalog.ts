// References of a whole backup, without any cluster: what is in the archive is there, and what every cluster brings itself.
import type { Catalog, CatalogItem } from '../../backup/catalog.ts'
import { type JsonObject, textAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import builtIn from '../../kube/builtin-resources.json' with { type: 'json' }
import { joinGroupResource, splitGroupResource } from '../../kube/paths.ts'
import type { Finding, ObjectReference } from '../../report/findings.ts'
import { inOrder } from '../order.ts'
import { definitionFinding, excuses, missingFindings, selectorFinding } from './findings.ts'
import { createReferences } from './missing.ts'
import { ownersIn } from './owners.ts'
import { createSelectors } from './selectors.ts'

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io'
const API_SERVICES = 'apiservices.apiregistration.k8s.io'
const OWN_TYPES = new Set(builtIn.map(({ resource, group }) => joinGroupResource(resource, group)))

/** @param isRestored false for a type that no restore brings back */
export function lintCatalog(
  catalog: Catalog,
  isRestored: (groupResource: string) => boolean,
): readonly Finding[] {
  const references = createReferences()
  const selectors = createSelectors()
  for (const item of catalog.items) {
    if (!isRestored(item.groupResource)) continue
    const object = readObject(catalog, item.body)
    if (object === undefined) continue
    const name = referenceTo(item)
    if (isOver(item, object)) references.exists(name)
    else {
      references.look(object, name, item.index, ownersIn(object))
      selectors.look(object, name)
    }
  }
  const excuse = excuses(catalog, (namespace) => [namespace], true)
  return inOrder([
    ...missingFindings(references.missing(), excuse, catalog),
    ...selectors.unmatched().map(selectorFinding),
    ...missingDefinitions(catalog, isRestored),
  ])
}

/** What has run to its end is not restored, so it needs nothing any more. */
function isOver({ groupResource }: CatalogItem, object: JsonObject): boolean {
  if (groupResource === 'jobs.batch') return textAt(object, 'status', 'completionTime') !== undefined
  const phase = groupResource === 'pods' ? textAt(object, 'status', 'phase') : undefined
  return phase === 'Succeeded' || phase === 'Failed'
}

function missingDefinitions(
  catalog: Catalog,
  isRestored: (groupResource: string) => boolean,
): readonly Finding[] {
  const served = new Set(
    catalog.itemsOf(API_SERVICES).flatMap((item) => {
      const service = readObject(catalog, item.body)
      return textAt(service, 'spec', 'service', 'name') === undefined
        ? []
        : [textAt(service, 'spec', 'group') ?? '']
    }),
  )
  return catalog.groupResources.flatMap((resource) => {
    const items = catalog.itemsOf(resource)
    const [first] = items
    const isDefined =
      OWN_TYPES.has(resource) ||
      catalog.find(DEFINITIONS, '', resource) !== undefined ||
      served.has(splitGroupResource(resource).group)
    if (isDefined || first === undefined || !isRestored(resource)) return []
    return [definitionFinding(resource, referenceTo(first), items.length)]
  })
}

function referenceTo({ apiVersion, kind, namespace, name }: CatalogItem): ObjectReference {
  return { apiVersion, kind, namespace, name }
}
