import type { Catalog } from '../../backup/catalog.ts'
import { textMapAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import { profileOf } from '../../restore/document/profile.ts'
import type { RestoreSpec } from '../../restore/restore-document.ts'
import { planRestore, type ResolvedFilters, resolveFilters } from '../../restore/select/plan.ts'
import type { EngineSettings } from '../request.ts'

/**
 * Namespaces of the target that the restore would write into, sorted. A Namespace alone is not written into: one that exists is
 * left as it is. Types that are not served yet count, because the backup may bring their definitions.
 */
export function touchedNamespaces(
  catalog: Catalog,
  spec: RestoreSpec,
  discovery: Discovery,
  settings: Pick<EngineSettings, 'profile'>,
): readonly string[] {
  const profile = { ...profileOf(settings.profile), unknownTypes: 'try' } as const
  let filters: ResolvedFilters
  try {
    filters = resolveFilters(spec, discovery, profile)
  } catch {
    // the engine ends with this error before anything is restored.
    return []
  }
  const { groups } = planRestore({
    spec,
    catalog,
    discovery,
    filters,
    priorities: profile.priorities,
    labelsOf: (item) => textMapAt(readObject(catalog, item.body), 'metadata', 'labels'),
    profile,
  })
  const names = groups.flatMap(({ items }) => items.map(({ targetNamespace }) => targetNamespace))
  return [...new Set(names)].filter((name) => name !== '').toSorted()
}
