// managedFields of the backup, put on the created object. Velero sends a patch. What the create has answered with is all of the
// object, and put back whole it costs the API server a fifth less than a patch, for which it reads, prints and reads it once more
// (decision 0012). Whatever came in between, or speaks against it: then it is the patch after all.
import { at, type JsonObject, listAt, textAt, withAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { TransportError } from '../../kube/http-origin.ts'
import { KubeError } from '../../kube/kube-error.ts'
import type { ResourcePath } from '../../kube/paths.ts'
import { mergePatchObject, replaceObject } from '../../kube/verbs.ts'
import { complain, type ItemRun, warn } from './item-run.ts'

/** Whether they are wanted, and there are any. Then the create has to answer with the whole object. */
export function bringsManagedFields({ context, fromBackup }: ItemRun): boolean {
  return context.restoresManagedFields && listAt(fromBackup, 'metadata', 'managedFields').length > 0
}

/**
 * False when it failed in a way that ends the item.
 * @param stored as the create has answered
 * @param isCurrent nothing has been written to it since
 */
export async function restoreManagedFields(
  run: ItemRun,
  type: ResourcePath,
  stored: JsonObject,
  isCurrent: boolean,
): Promise<boolean> {
  if (at(stored, 'metadata', 'managedFields') === undefined) return true
  const managedFields = listAt(run.fromBackup, 'metadata', 'managedFields')
  if (isCurrent && (await putBack(run, type, withAt(stored, ['metadata', 'managedFields'], managedFields))))
    return true
  const { client, signal } = run.context
  try {
    await mergePatchObject(client, type, run.targetNamespace, nameOf(stored), { metadata: { managedFields } })
    return true
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof KubeError && error.isNotFound) {
      warn(run, messageOf(error))
      return true
    }
    complain(run, messageOf(error))
    return false
  }
}

/** Its resourceVersion sees to it that no change of others is lost. */
async function putBack(run: ItemRun, type: ResourcePath, object: JsonObject): Promise<boolean> {
  try {
    await replaceObject(run.context.client, type, run.targetNamespace, nameOf(object), object)
    return true
  } catch (error) {
    run.context.signal.throwIfAborted()
    if (error instanceof KubeError || error instanceof TransportError) return false
    throw error
  }
}

function nameOf(stored: JsonObject): string {
  return textAt(stored, 'metadata', 'name') ?? ''
}
