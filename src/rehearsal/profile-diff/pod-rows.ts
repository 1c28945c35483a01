// Differences in pods: hooks, and the container that waits for the data of volumes.
import { at, semanticEqual } from '../../core/json.ts'
import { volumesToRestore } from '../../restore/actions/pod-volume-restore.ts'
import { execHooksOf } from '../../restore/finalize/exec-hooks.ts'
import { HOOK_RULES, type HookRules } from '../../restore/finalize/hook-rules.ts'
import { bothSent, type ItemRow } from './item-row.ts'
import type { Sides } from './pairs.ts'
import { namesOf, waitersOf } from './pod-parts.ts'
import type { Reached, Side } from './side.ts'

const PODS = ['pods']

export const POD_ROWS: readonly ItemRow[] = [
  {
    id: 'D-20',
    text: 'When a hook without onError Fail fails, velero-1.18 calls it an error of the restore; velero-1.9 only writes it to its log.',
    resources: PODS,
    differs: ({ newer }, sides) =>
      hooksOf(newer, sides).some(
        (hook) => rulesOf(sides.newer).reports(hook) !== rulesOf(sides.older).reports(hook),
      ),
  },
  {
    id: 'D-22',
    text: 'velero-1.18 waits until the container is ready before it runs the hook; velero-1.9 only until it runs.',
    resources: PODS,
    differs: ({ newer }, sides) =>
      rulesOf(sides.newer).heedsReady !== rulesOf(sides.older).heedsReady &&
      hooksOf(newer, sides).some(({ needsReady }) => needsReady),
  },
  {
    id: 'D-45',
    text: 'The init container that waits for the data of volumes is restic-wait in velero-1.9 and restore-wait in velero-1.18, and only velero-1.18 removes one of an earlier restore.',
    resources: PODS,
    differs: bothSent((older, newer) => !semanticEqual(namesOf(waitersOf(older)), namesOf(waitersOf(newer)))),
  },
  {
    id: 'D-46',
    text: 'velero-1.18 gives the container that waits a security context; that of velero-1.9 is empty, and a namespace with restrictions refuses the pod.',
    resources: PODS,
    differs: bothSent((older, newer) => {
      const [before] = waitersOf(older)
      const [now] = waitersOf(newer)
      if (before === undefined || now === undefined) return false
      return !semanticEqual(at(before, 'securityContext'), at(now, 'securityContext'))
    }),
  },
  {
    id: 'D-47',
    text: 'The data of volumes was saved by kopia, which velero-1.9 cannot read.',
    resources: PODS,
    differs: ({ item, fromBackup, newer }, sides) => {
      if (newer?.object === undefined) return false
      const { backup } = sides.newer.context
      const volumes = new Set(volumesToRestore({ object: newer.object, fromBackup, backup }))
      return backup.podVolumeBackups.some(
        ({ podName, podNamespace, volume, uploaderType }) =>
          podName === item.name &&
          podNamespace === item.namespace &&
          volumes.has(volume) &&
          uploaderType === 'kopia',
      )
    },
  },
]

function rulesOf({ context }: Side): HookRules {
  return HOOK_RULES[context.profile.execHooks]
}

/** A selector that cannot be read refuses the Restore as a whole, which another row tells. */
function hooksOf(newer: Reached | undefined, { newer: side }: Sides): ReturnType<typeof execHooksOf> {
  if (newer?.object === undefined || side.errors.length > 0) return []
  return execHooksOf(side.context.restore, newer.object)
}
