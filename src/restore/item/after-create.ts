// R-140 to R-154: what follows a create, in this order: status, managedFields. CRDs are waited for together, hooks and
// volumes when all items are through. A step that fails leaves the object where it is.
import { type JsonObject, textAt, withAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { isAmbiguous } from '../../kube/ambiguous.ts'
import { KubeError } from '../../kube/kube-error.ts'
import type { ResourcePath } from '../../kube/paths.ts'
import { getObject, putSubresource } from '../../kube/verbs.ts'
import { rememberPod } from '../finalize/created-pod.ts'
import { type ItemRun, rememberStored, type Step, settle, warn } from './item-run.ts'
import { bringsManagedFields, restoreManagedFields } from './managed-fields.ts'
import { restoresStatus } from './restores-status.ts'

const STATUS_ATTEMPTS = 5
/** A replacement whose answer was lost is sent again, which comes to the same. */
const MAX_LOST_ANSWERS = 3

export async function afterCreate(run: ItemRun, type: ResourcePath, stored: JsonObject): Promise<Step> {
  const name = textAt(stored, 'metadata', 'name') ?? ''
  remember(run, type, stored, name)
  const hasStatus = wantsStatus(run)
  if (hasStatus) await restoreStatus(run, type, stored, name)
  if (bringsManagedFields(run) && !(await restoreManagedFields(run, type, stored, !hasStatus))) {
    return settle(run, {
      kind: 'failed',
      reason: 'follow-up-failed',
      detail: 'managedFields could not be restored',
    })
  }
  if (run.item.groupResource === 'pods') rememberPod(run.context, stored, run)
  return settle(run, { kind: 'created', reason: 'restored' })
}

function remember(run: ItemRun, type: ResourcePath, stored: JsonObject, name: string): void {
  if (run.record !== undefined) {
    run.record.exists = true
    run.record.action = 'created'
    run.record.name = name
  }
  rememberStored(run, type, { name, uid: textAt(stored, 'metadata', 'uid') ?? '', updated: false })
  if (run.item.groupResource === 'customresourcedefinitions.apiextensions.k8s.io')
    run.context.newCrds.set(name, 0)
}

function wantsStatus({ context, item, object, fromBackup }: ItemRun): boolean {
  return restoresStatus(context, item.groupResource, object, fromBackup)
}

/** R-142: a failure is a warning; a conflict is tried again with the version of the day. */
async function restoreStatus(
  run: ItemRun,
  type: ResourcePath,
  stored: JsonObject,
  name: string,
): Promise<void> {
  const { client, signal } = run.context
  let conflictsLeft = run.context.profile.statusAnnotation ? STATUS_ATTEMPTS - 1 : 0 // D-32
  let lostLeft = MAX_LOST_ANSWERS
  let version = textAt(stored, 'metadata', 'resourceVersion') ?? ''
  for (;;) {
    const body = withAt(
      withAt({ ...run.object, status: run.fromBackup.status }, ['metadata', 'resourceVersion'], version),
      ['metadata', 'name'],
      name,
    )
    try {
      await putSubresource(client, type, run.targetNamespace, name, 'status', body)
      return
    } catch (error) {
      signal.throwIfAborted()
      const isConflict = error instanceof KubeError && error.isConflict
      const mayRepeat = isAmbiguous(error) ? lostLeft-- > 0 : isConflict && conflictsLeft-- > 0
      const now = mayRepeat ? await versionNow(run, type, name) : undefined
      if (now === undefined) return warn(run, statusMessage(error, type, name))
      version = now
    }
  }
}

/** Undefined when it cannot be read: then the first failure is the one to tell. */
async function versionNow(run: ItemRun, type: ResourcePath, name: string): Promise<string | undefined> {
  try {
    const found = await getObject(run.context.client, type, run.targetNamespace, name)
    return textAt(found, 'metadata', 'resourceVersion')
  } catch {
    run.context.signal.throwIfAborted()
    return undefined
  }
}

/** A type without the sub-resource answers without naming the object; clients put the name in. */
function statusMessage(error: unknown, type: ResourcePath, name: string): string {
  if (!(error instanceof KubeError) || !error.isNotFound) return messageOf(error)
  return `${type.group === '' ? type.resource : `${type.resource}.${type.group}`} "${name}" not found`
}
