// What has to be known of a created pod when the items are through. It is kept when the pod is created: later the pod may be
// gone, and most pods leave nothing to do.
import { type JsonObject, textAt } from '../../core/json.ts'
import { volumesToRestore } from '../actions/pod-volume-restore.ts'
import type { RestoreContext } from '../engine/context.ts'
import type { ItemRun } from '../item/item-run.ts'
import { containersOf, type ExecHook, execHooksOf } from './exec-hooks.ts'

export interface CreatedPod {
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly containers: readonly string[]
  readonly hooks: readonly ExecHook[]
  /** Names of volumes whose data a file-system backup holds. */
  readonly savedVolumes: readonly string[]
  /** Init containers of hooks that it did not get, because hooks are off. */
  readonly initHooksLeftOut: number
}

/** What is known of the pod from before its creation. */
type Journey = Pick<ItemRun, 'fromBackup' | 'hooksLeftOut'>

/**
 * Undefined when neither hooks nor volume data are to be told of. @param stored the pod as the server answered to its creation
 * @throws Error as `execHooksOf`
 */
export function createdPod(
  context: Pick<RestoreContext, 'restore' | 'backup' | 'filters'>,
  stored: JsonObject,
  { fromBackup, hooksLeftOut }: Journey,
): CreatedPod | undefined {
  const hooks = execHooksOf(context.restore, stored)
  const savedVolumes = restoresVolumes(context)
    ? volumesToRestore({ object: stored, fromBackup, backup: context.backup })
    : []
  if (hooks.length + savedVolumes.length + hooksLeftOut === 0) return undefined
  return {
    namespace: textAt(stored, 'metadata', 'namespace') ?? '',
    name: textAt(stored, 'metadata', 'name') ?? '',
    uid: textAt(stored, 'metadata', 'uid') ?? '',
    containers: containersOf(stored),
    hooks,
    savedVolumes,
    initHooksLeftOut: hooksLeftOut,
  }
}

/** To be called once a pod is created and its other steps are through. */
export function rememberPod(context: RestoreContext, stored: JsonObject, journey: Journey): void {
  const pod = createdPod(context, stored, journey)
  if (pod !== undefined) context.createdPods.push(pod)
}

/** claims and volumes must both be wanted. */
function restoresVolumes({ filters }: Pick<RestoreContext, 'filters'>): boolean {
  return ['persistentvolumeclaims', 'persistentvolumes'].every((name) =>
    filters.resources.shouldInclude(name),
  )
}
