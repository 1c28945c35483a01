// What a Restore chooses, resolved once against what the target serves before anything is restored: a type
// whose definition is only in the backup cannot be named by its short name (S-42).
import type { Discovery } from '../../kube/api-resource.ts'
import type { Profile } from '../document/profile.ts'
import type { LabelSelector, RestoreSpec } from '../restore-document.ts'
import { type IncludeExclude, includeExclude } from './include-exclude.ts'
import { compileSelector, type LabelTest } from './label-selector.ts'
import { resolveResource } from './resource-names.ts'

export interface ResolvedFilters {
  /** By `resource.group`, must-have types not considered. */
  readonly resources: IncludeExclude
  /** By source namespace. */
  readonly namespaces: IncludeExclude
  /** S-70, by `resource.group`; undefined when the Restore asks for no status. */
  readonly status: IncludeExclude | undefined
  /** S-45. */
  isMustHave(groupResource: string): boolean
  /** S-40: left out whatever the Restore says. */
  isNonRestorable(groupResource: string): boolean
  /** S-46 for items chosen directly. */
  readonly choosesClusterScope: boolean
  /** S-46 for items that an action asks for. */
  readonly allowsClusterScope: boolean
  /** S-49; undefined when there is no selector, so that no labels have to be read. */
  readonly matchesLabels: LabelTest | undefined
  /** Names in the Restore that nothing serves, as written. Globs are not among them. */
  readonly unresolved: readonly string[]
}

/**
 * @param spec completed by validation: `excludedResources` holds the non-restorable types (S-25)
 * @throws Error in Kubernetes' words for a bad label selector; Velero ends the run with it (R-11)
 */
export function resolveFilters(spec: RestoreSpec, discovery: Discovery, profile: Profile): ResolvedFilters {
  const nonRestorable = new Set(profile.nonRestorable)
  const mustHave = new Set(profile.mustHave)
  const unresolved = new Set<string>()
  const resolved = (names: readonly string[] | undefined) =>
    (names ?? []).filter(Boolean).map((name) => {
      const found = name === '*' ? '*' : resolveResource(name, discovery)
      if (found === undefined && !nonRestorable.has(name) && !/[*?[{]/.test(name)) unresolved.add(name)
      return found ?? name
    })
  const resourceFilter = (included: readonly string[] | undefined, excluded: readonly string[] | undefined) =>
    includeExclude(
      resolved(included),
      resolved(excluded).filter((name) => name !== '*'),
    )

  const matchesLabels = labelTestOf(spec)
  const namespaces = includeExclude(spec.includedNamespaces, spec.excludedNamespaces)
  const cluster = spec.includeClusterResources ?? undefined
  return {
    resources: resourceFilter(spec.includedResources, [...(spec.excludedResources ?? []), ...nonRestorable]),
    namespaces,
    status: spec.restoreStatus
      ? resourceFilter(spec.restoreStatus.includedResources, spec.restoreStatus.excludedResources)
      : undefined,
    isMustHave: (groupResource) => mustHave.has(groupResource),
    isNonRestorable: (groupResource) => nonRestorable.has(groupResource),
    choosesClusterScope: cluster ?? namespaces.includesEverything,
    allowsClusterScope: cluster !== false,
    matchesLabels,
    unresolved: [...unresolved],
  }
}

/** Every `orLabelSelectors` entry is compiled before `labelSelector`, as Velero reports errors. */
function labelTestOf(spec: RestoreSpec): LabelTest | undefined {
  const any = (spec.orLabelSelectors ?? []).map(compileAlternative)
  const all = spec.labelSelector ? compileSelector(spec.labelSelector) : undefined
  if (any.length === 0) return all
  return (labels) => (all === undefined || all(labels)) && any.some((test) => test(labels))
}

/** An alternative that is null matches nothing. */
function compileAlternative(selector: LabelSelector | null): LabelTest {
  return selector === null ? () => false : compileSelector(selector)
}
