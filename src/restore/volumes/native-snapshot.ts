// A volume whose data is in a snapshot of its cloud provider. There is no provider here, so the data cannot
// come back; the object is treated as Velero treats it, and the report counts the volume as not exercised.
import { isObject, type JsonObject, objectAt, textAt, withAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import { getObject } from '../../kube/verbs.ts'
import type { RestoreContext } from '../engine/context.ts'
import { fail, type ItemRun, type Step } from '../item/item-run.ts'
import { withMappedClaim, withoutBinding } from './binding.ts'

const VOLUMES = { group: '', version: 'v1', resource: 'persistentvolumes' }
const CLAIMS = { group: '', version: 'v1', resource: 'persistentvolumeclaims' }
const NAMESPACES = { group: '', version: 'v1', resource: 'namespaces' }
const POLL_MS = 1_000

export async function restoreFromSnapshot(run: ItemRun): Promise<Step> {
  const { context } = run
  const name = textAt(run.object, 'metadata', 'name') ?? ''
  const claimNamespace = textAt(run.object, 'spec', 'claimRef', 'namespace')
  try {
    const isMapped = claimNamespace !== undefined && Object.hasOwn(context.mapping, claimNamespace)
    const isTaken = isMapped && (await getObject(context.client, VOLUMES, '', name)) !== undefined
    const mapped = withMappedClaim(run.object, context.mapping)
    if (!restoresSnapshots(context)) return proceed(run, mapped)
    if (isTaken) return proceed(run, rename(run, withoutBinding(mapped), name))
    const isFree = await isNameUsable(run, name)
    if (isFree === 'timeout') {
      return fail(
        run,
        'refused',
        `error waiting on in-cluster persistentvolume ${name}: context deadline exceeded`,
      )
    }
    return proceed(run, isFree ? withoutBinding(mapped) : mapped)
  } catch (error) {
    context.signal.throwIfAborted()
    return fail(run, 'refused', `error executing PVAction for persistentvolumes/${name}: ${messageOf(error)}`)
  }
}

/** R-86; D-26: the older version also heeds what the backup was told about snapshots. */
export function restoresSnapshots({
  restore,
  backup,
  profile,
}: Pick<RestoreContext, 'restore' | 'backup' | 'profile'>): boolean {
  if (restore.spec.restorePVs === false) return false
  return !(profile.heedsSnapshotVolumes && backup.metadata?.snapshotVolumes === false)
}

function proceed(run: ItemRun, object: JsonObject): Step {
  run.object = object
  return 'next'
}

function rename(run: ItemRun, object: JsonObject, name: string): JsonObject {
  const newName = `velero-clone-${crypto.randomUUID()}`
  run.context.volumes.renamed.set(name, newName)
  run.isRenamed = true
  const annotated = withAt(object, ['metadata', 'annotations', 'velero.io/original-pv-name'], name)
  return withAt(annotated, ['metadata', 'name'], newName)
}

/** false when a volume of this name is there to stay. */
async function isNameUsable(run: ItemRun, name: string): Promise<boolean | 'timeout'> {
  const { client, signal, terminatingTimeoutMs } = run.context
  const giveUpAt = Date.now() + terminatingTimeoutMs
  for (;;) {
    const volume = await getObject(client, VOLUMES, '', name)
    if (volume === undefined) return true
    if (!(await isGoingAway(run, volume))) return false
    if (Date.now() >= giveUpAt) return 'timeout'
    await sleep(POLL_MS, signal)
  }
}

async function isGoingAway(run: ItemRun, volume: JsonObject): Promise<boolean> {
  if (isDeleting(volume) || textAt(volume, 'status', 'phase') === 'Released') return true
  const { namespace, name } = objectAt(volume, 'spec', 'claimRef')
  if (typeof namespace !== 'string' || typeof name !== 'string') return false
  const claim = await getObject(run.context.client, CLAIMS, namespace, name)
  if (claim === undefined || isDeleting(claim)) return true
  const parent = await getObject(run.context.client, NAMESPACES, '', namespace)
  return parent === undefined || isDeleting(parent) || textAt(parent, 'status', 'phase') === 'Terminating'
}

function isDeleting(object: JsonObject): boolean {
  return isObject(object.metadata) && object.metadata.deletionTimestamp !== undefined
}
