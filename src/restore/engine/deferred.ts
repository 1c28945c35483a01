// What the API server would ask about everything that comes after it is restored after everything: a webhook of the backup has no
// say in whether the backup can be restored.
import { splitGroupResource } from '../../kube/paths.ts'
import type { PlannedGroup } from '../select/plan.ts'
import type { RestoreContext } from './context.ts'

/** The groups in their order, those that the safety rules defer at the end. */
export function deferredLast(
  context: Pick<RestoreContext, 'safety' | 'discovery'>,
  groups: readonly PlannedGroup[],
): readonly PlannedGroup[] {
  const [now, later] = [
    groups.filter((one) => !isDeferred(context, one)),
    groups.filter((one) => isDeferred(context, one)),
  ]
  return [...now, ...later]
}

function isDeferred(
  { safety, discovery }: Pick<RestoreContext, 'safety' | 'discovery'>,
  { groupResource }: PlannedGroup,
): boolean {
  const { group, resource } = splitGroupResource(groupResource)
  const kind = discovery().resources.find((one) => one.group === group && one.resource === resource)?.kind
  return kind !== undefined && safety.rule(group, kind)?.decision.do === 'defer'
}
