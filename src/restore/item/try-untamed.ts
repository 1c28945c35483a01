// A neutral form may be taken where that of the backup is not: what the rule sets anew can be the very field that is wrong. So the
// form of the backup is tried first, by a dry run.
import { stringifyJson, textAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { createOnce } from '../../kube/create-once.ts'
import { TransportError } from '../../kube/http-origin.ts'
import { KubeError, kubeErrorOf } from '../../kube/kube-error.ts'
import type { ResourcePath } from '../../kube/paths.ts'
import { DRY_RUN, METADATA_ONLY } from '../../kube/verbs.ts'
import { bodyOf } from './body-of.ts'
import { isUnsupported, untriable } from './hold.ts'
import { type ItemRun, idOf, warn } from './item-run.ts'
import { withRestoreLabels } from './labels.ts'

/** Not of the object: it is there already, or its type is not served yet. The create itself tells. */
const OF_THE_MOMENT = new Set([404, 409])

/** Why the server would not take what was tamed as it is in the backup; undefined when it would, or when that is not to be found out. */
export async function untamedRefusal(run: ItemRun, type: ResourcePath): Promise<KubeError | undefined> {
  const { context, restraint, targetNamespace } = run
  if (restraint === undefined || restraint.isHeld) return undefined
  const untried = await untriable(run, type)
  if (untried !== undefined) {
    warn(run, `${idOf(run)} is restored in a neutral form, and that of the backup was not tried: ${untried}`)
    return undefined
  }
  const object = withRestoreLabels(restraint.untamed, context.names)
  try {
    const { status, body } = await createOnce(context.client, {
      type,
      namespace: targetNamespace,
      name: textAt(object, 'metadata', 'name') ?? '',
      body: stringifyJson(bodyOf(object)),
      query: DRY_RUN,
      accept: METADATA_ONLY,
      isOurs: () => false,
      signal: context.signal,
    })
    if (status < 300 || OF_THE_MOMENT.has(status)) return undefined
    const error = kubeErrorOf(status, body)
    if (!isUnsupported(error)) return error
    warn(run, messageOf(error))
    return undefined
  } catch (error) {
    context.signal.throwIfAborted()
    // The answer was lost, and what is there under this name is not known to be ours.
    if (error instanceof TransportError || error instanceof KubeError) return undefined
    throw error
  }
}
