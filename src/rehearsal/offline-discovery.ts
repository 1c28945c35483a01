// What a target would serve, for planning without one: the built-in resources of Kubernetes 1.36 and, once they are restored,
// the types that the backup's own CRDs define.
import type { Catalog } from '../backup/catalog.ts'
import { isObject, type Json, listAt, parseJson, textAt } from '../core/json.ts'
import type { ApiResource, Discovery } from '../kube/api-resource.ts'
import builtIn from '../kube/builtin-resources.json' with { type: 'json' }
import { discoveryOf } from '../kube/discovery.ts'
import { CRD_RESOURCE } from '../restore/engine/crds.ts'

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

export const BUILT_IN: Discovery = discoveryOf(builtIn)

/** The built-in resources and those of the CRDs in the archive. */
export function withArchiveCrds(catalog: Catalog): Discovery {
  const defined = catalog.itemsOf(CRD_RESOURCE).flatMap((item) => resourcesOf(readOr(catalog, item.body)))
  return discoveryOf([...builtIn, ...defined])
}

function readOr(catalog: Catalog, body: Parameters<Catalog['read']>[0]): Json {
  try {
    return parseJson(catalog.read(body))
  } catch {
    return null
  }
}

function resourcesOf(crd: Json): ApiResource[] {
  const names = isObject(crd) ? crd : {}
  const versions = listAt(crd, 'spec', 'versions').filter(
    (version) => isObject(version) && version.served === true,
  )
  return versions.map((version) => ({
    group: textAt(names, 'spec', 'group') ?? '',
    version: textAt(version, 'name') ?? '',
    resource: textAt(names, 'spec', 'names', 'plural') ?? '',
    singular: textAt(names, 'spec', 'names', 'singular') ?? '',
    kind: textAt(names, 'spec', 'names', 'kind') ?? '',
    shortNames: listAt(names, 'spec', 'names', 'shortNames').filter((name) => typeof name === 'string'),
    isNamespaced: textAt(names, 'spec', 'scope') === 'Namespaced',
    verbs: VERBS,
    subresources: [],
  }))
}
