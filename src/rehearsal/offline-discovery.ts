// What a target would serve, for planning without one: the built-in resources of Kubernetes 1.36 and, once they are restored,
// the types that the backup's own CRDs define.
import type { Catalog } from '../backup/catalog.ts'
import { isObject, type JsonObject, listAt, textAt } from '../core/json.ts'
import { readObject } from '../core/read-object.ts'
import type { ApiResource, Discovery } from '../kube/api-resource.ts'
import builtIn from '../kube/builtin-resources.json' with { type: 'json' }
import { discoveryOf } from '../kube/discovery.ts'
import { CRD_RESOURCE } from '../restore/engine/crds.ts'

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

export const BUILT_IN: Discovery = discoveryOf(builtIn)

/** The built-in resources and those of the CRDs in the archive. */
export function withArchiveCrds(catalog: Catalog): Discovery {
  const defined = catalog.itemsOf(CRD_RESOURCE).flatMap((item) => resourcesOf(readObject(catalog, item.body)))
  return discoveryOf([...builtIn, ...defined])
}

function resourcesOf(crd: JsonObject | undefined): ApiResource[] {
  const versions = listAt(crd, 'spec', 'versions').filter(
    (version) => isObject(version) && version.served === true,
  )
  return versions.map((version) => ({
    group: textAt(crd, 'spec', 'group') ?? '',
    version: textAt(version, 'name') ?? '',
    resource: textAt(crd, 'spec', 'names', 'plural') ?? '',
    singular: textAt(crd, 'spec', 'names', 'singular') ?? '',
    kind: textAt(crd, 'spec', 'names', 'kind') ?? '',
    shortNames: listAt(crd, 'spec', 'names', 'shortNames').filter((name) => typeof name === 'string'),
    isNamespaced: textAt(crd, 'spec', 'scope') === 'Namespaced',
    verbs: VERBS,
    subresources: [],
  }))
}
