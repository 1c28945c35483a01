// What we have to say about a restore that Velero does not say.
import { pathOf } from '../item/path-of.ts'
import type { RestorePlan } from '../select/plan.ts'

/** Restored as the body says, as Velero does; but no backup of Velero's own holds such a file. */
export function identityFindings(plan: RestorePlan): readonly string[] {
  const items = plan.groups.flatMap((group) => group.items).map(({ item }) => item)
  return items.flatMap((item) =>
    item.problem?.kind === 'identity' ? [`${pathOf(item)}: ${item.problem.message}`] : [],
  )
}

/** S-42. */
export function unresolvedText(name: string): string {
  return `the cluster did not serve ${name} when the restore began, so this name chooses nothing; write it as resource.group`
}
