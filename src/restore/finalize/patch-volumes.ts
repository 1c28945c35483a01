// There are no stub VolumeGroupSnapshotContents to delete: Velero makes them in its own CSI plug-in for
// members of a group snapshot, and no action here makes any. So nothing is listed, and the warning that Velero gives where the
// type is not served does not appear.

import { textAt } from '../../core/json.ts'
import { mapConcurrent } from '../../core/map-concurrent.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import { getObject, mergePatchObject } from '../../kube/verbs.ts'
import type { RestoreContext } from '../engine/context.ts'
import type { Message } from '../messages.ts'
import { boundVolumeOf, classOfPending, type PatchTarget, volumeState } from './volume-patch.ts'

const CLAIMS = { group: '', version: 'v1', resource: 'persistentvolumeclaims' }
const VOLUMES = { group: '', version: 'v1', resource: 'persistentvolumes' }
const CLASSES = { group: 'storage.k8s.io', version: 'v1', resource: 'storageclasses' }

const AT_A_TIME = 3
/** Velero looks every 10 s; a volume is often there after two. */
const LOOK_EVERY_MS = 1_000

type Needs = Pick<RestoreContext, 'client' | 'resourceTimeoutMs'> & { readonly signal: AbortSignal }

/** Waits until the volume of each claim is bound and patches it. Errors in the order of the claims. */
export async function patchVolumes(
  needs: Needs,
  targets: readonly PatchTarget[],
): Promise<readonly Message[]> {
  const errors = new Map<PatchTarget, readonly string[]>()
  await mapConcurrent(targets, AT_A_TIME, needs.signal, async (target) => {
    errors.set(target, await patchOne(needs, target))
  })
  return targets.flatMap((target) =>
    (errors.get(target) ?? []).map((text): Message => {
      return { level: 'error', group: { namespace: target.namespace }, text }
    }),
  )
}

/** A storage class that cannot be read is said twice, as Velero says it: by itself and as the reason. */
class UnreadableClass extends Error {}

async function patchOne(needs: Needs, target: PatchTarget): Promise<readonly string[]> {
  try {
    const giveUpAt = Date.now() + needs.resourceTimeoutMs
    while (!(await isSettled(needs, target))) {
      const left = giveUpAt - Date.now()
      if (left <= 0) throw new Error('context deadline exceeded')
      await sleep(Math.min(LOOK_EVERY_MS, left), needs.signal)
    }
    return []
  } catch (error) {
    needs.signal.throwIfAborted()
    const why = messageOf(error)
    const text = `fail to patch dynamic PV, err: ${why}, PVC: ${target.claim}, PV: ${target.info.pvName}`
    return error instanceof UnreadableClass ? [why, text] : [text]
  }
}

/** One look: false when it is too early. @throws Error with what goes into the message */
async function isSettled(needs: Needs, target: PatchTarget): Promise<boolean> {
  const { client } = needs
  const claim = await getObject(client, CLAIMS, target.namespace, target.claim)
  if (claim === undefined) return false
  const className = classOfPending(claim)
  if (className !== undefined && (await bindsForConsumer(needs, className))) return true
  const name = boundVolumeOf(claim)
  const volume = name === undefined ? undefined : await getObject(client, VOLUMES, '', name)
  if (name === undefined || volume === undefined) return false
  const state = volumeState(volume, target)
  if (state.kind === 'stranger') throw new Error(state.text)
  if (state.kind === 'bound' && state.patch !== undefined) {
    await mergePatchObject(client, VOLUMES, '', name, state.patch)
  }
  return state.kind === 'bound'
}

/** such a claim is bound when a pod uses it, and that may be never. */
async function bindsForConsumer({ client }: Needs, className: string): Promise<boolean> {
  const found = await readClass(client, className)
  return textAt(found, 'volumeBindingMode') === 'WaitForFirstConsumer'
}

async function readClass(client: Needs['client'], name: string): ReturnType<typeof getObject> {
  try {
    const found = await getObject(client, CLASSES, '', name)
    if (found !== undefined) return found
  } catch (error) {
    throw new UnreadableClass(messageOf(error), { cause: error })
  }
  throw new UnreadableClass(`storageclasses.storage.k8s.io "${name}" not found`)
}
