// What the safety rules would do with what is planned. Nothing is tried here: the modifiers have not run, and no server was asked.
import type { Catalog } from '../backup/catalog.ts'
import { readObject } from '../core/read-object.ts'
import type { Discovery } from '../kube/api-resource.ts'
import { splitApiVersion, splitGroupResource } from '../kube/paths.ts'
import type { PlannedItem, RestorePlan } from '../restore/select/plan.ts'
import { changesBetween } from '../safety/changes.ts'
import type { Decision, SafetySettings } from '../safety/decision.ts'
import { type Ruling, rulerOf } from '../safety/ruler.ts'
import { TAMINGS } from '../safety/taming.ts'
import type { PlannedSafety } from './offline-plan.ts'

export function offlineSafety(
  settings: SafetySettings,
  { groups }: Pick<RestorePlan, 'groups'>,
  discovery: Discovery,
  catalog: Pick<Catalog, 'read'>,
): PlannedSafety {
  const rule = rulerOf(settings)
  const counts = new Map<string, { readonly ruling: Ruling; count: number }>()
  for (const { groupResource, items } of groups) {
    const { group, resource } = splitGroupResource(groupResource)
    const served = discovery.resources.find((one) => one.group === group && one.resource === resource)
    for (const planned of items) {
      const { apiVersion, kind } = planned.item
      const ruling = rule(splitApiVersion(apiVersion).group, served?.kind ?? kind)
      // A namespace is made without looking at rules.
      if (
        ruling === undefined ||
        groupResource === 'namespaces' ||
        !isFollowed(ruling.decision, planned, catalog)
      )
        continue
      const known = counts.get(ruling.rule) ?? { ruling, count: 0 }
      known.count += 1
      counts.set(ruling.rule, known)
    }
  }
  const rows = [...counts.values()].toSorted((a, b) => b.count - a.count)
  return {
    profile: settings.profile,
    rules: rows.map(({ ruling, count }) => ({
      do: ruling.decision.do,
      rule: ruling.rule,
      why: ruling.why,
      ...(ruling.decision.do === 'tame' ? { form: TAMINGS[ruling.decision.taming].doc } : {}),
      count,
    })),
  }
}

/** Many objects are neutral as they are. */
function isFollowed(
  decision: Decision,
  { item, body }: PlannedItem,
  catalog: Pick<Catalog, 'read'>,
): boolean {
  if (decision.do !== 'tame') return decision.do !== 'keep'
  if (item.problem?.kind === 'undecodable') return false
  // A file of another version of the type may be anything.
  const object = readObject(catalog, body)
  return object !== undefined && changesBetween(object, TAMINGS[decision.taming].apply(object)).length > 0
}
