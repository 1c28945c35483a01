// The items of one type. They run concurrently, but for namespaces with a quota: there it matters who comes
// first, so their items keep the order of the backup.
import { mapConcurrent } from '../../core/map-concurrent.ts'
import { restoreItem } from '../item/pipeline.ts'
import type { Message } from '../messages.ts'
import type { PlannedGroup, PlannedItem } from '../select/plan.ts'
import type { RestoreContext } from './context.ts'
import { CRD_RESOURCE, waitUntilWritable } from './crds.ts'
import { restoreNamespaceItem } from './namespace-items.ts'

export interface GroupRun {
  readonly context: RestoreContext
  readonly concurrency: number
  /** Target namespaces in which a ResourceQuota counts what is created. */
  readonly quotaNamespaces: ReadonlySet<string>
  readonly onMessages: (messages: readonly Message[]) => void
  readonly onItem: () => void
}

export async function runGroup(run: GroupRun, group: PlannedGroup): Promise<void> {
  const isNamespaces = group.groupResource === 'namespaces'
  await waitUntilWritable(run.context, group.groupResource)
  await mapConcurrent(
    lanesOf(group, run.quotaNamespaces),
    concurrencyFor(run, group),
    run.context.signal,
    async (lane) => {
      for (const planned of lane) {
        const messages = isNamespaces
          ? await restoreNamespaceItem(run.context, planned.item)
          : (await restoreItem(run.context, planned.item, planned.targetNamespace, planned.body, [])).messages
        run.onMessages(messages)
        run.onItem()
      }
    },
  )
  run.context.existing.forget()
}

/** Every definition makes the server build a handler and publish a schema: too many at one time starve everything else. */
const MAX_CRDS_IN_FLIGHT = 16

function concurrencyFor({ concurrency }: GroupRun, { groupResource }: PlannedGroup): number {
  return groupResource === CRD_RESOURCE ? Math.min(concurrency, MAX_CRDS_IN_FLIGHT) : concurrency
}

/** One lane per item, one lane per namespace with a quota; in the order of their first items. */
function lanesOf(
  group: PlannedGroup,
  quotaNamespaces: ReadonlySet<string>,
): readonly (readonly PlannedItem[])[] {
  const lanes: PlannedItem[][] = []
  const shared = new Map<string, PlannedItem[]>()
  for (const planned of group.items) {
    const namespace = planned.targetNamespace
    const lane = quotaNamespaces.has(namespace) ? shared.get(namespace) : undefined
    if (lane !== undefined) {
      lane.push(planned)
      continue
    }
    const opened = [planned]
    lanes.push(opened)
    if (quotaNamespaces.has(namespace)) shared.set(namespace, opened)
  }
  return lanes
}
