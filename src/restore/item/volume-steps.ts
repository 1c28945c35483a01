import { textAt, withAt } from '../../core/json.ts'
import { withMappedClaim, withoutBinding } from '../volumes/binding.ts'
import { decideVolume } from '../volumes/decide-volume.ts'
import { restoreFromSnapshot } from '../volumes/native-snapshot.ts'
import { type ItemRun, type Step, settle } from './item-run.ts'

/** what becomes of a PersistentVolume, before anything else is done to it. */
export async function decideVolumeStep(run: ItemRun): Promise<Step> {
  if (run.item.groupResource !== 'persistentvolumes') return 'next'
  const { backup, volumes, mapping, dataUploads } = run.context
  const decision = decideVolume(
    run.object,
    backup,
    (namespace, claim) => dataUploads.count(namespace, claim) === 1,
  )
  if (decision === 'snapshot') return await restoreFromSnapshot(run)
  if (decision === 'as-is') {
    run.object = withoutBinding(withMappedClaim(run.object, mapping))
    return 'next'
  }
  volumes.toProvision.add(textAt(run.fromBackup, 'metadata', 'name') ?? '')
  return settle(run, { kind: 'skipped', reason: 'provisioned-anew' })
}

/** a claim lets go of a volume that is provisioned anew and follows one that was renamed. */
export function clearClaim(run: ItemRun): Step {
  if (run.item.groupResource !== 'persistentvolumeclaims') return 'next'
  const volume = textAt(run.object, 'spec', 'volumeName') ?? ''
  if (volume === '') return 'next'
  const { toProvision, renamed } = run.context.volumes
  const unbound = withoutBinding(run.object)
  const released = toProvision.has(volume) ? withAt(unbound, ['spec', 'volumeName'], undefined) : unbound
  const newName = renamed.get(volume)
  run.object = newName === undefined ? released : withAt(released, ['spec', 'volumeName'], newName)
  return 'next'
}
