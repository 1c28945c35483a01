import type { SideFiles } from '../../backup/side-files.ts'
import { at, isObject, type JsonObject, listAt, textAt, textMapAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import type { ActionInput, ItemAction } from './item-action.ts'
import { type WaitContainerRules, waitContainer } from './wait-container.ts'

const INIT_CONTAINERS = ['spec', 'initContainers'] as const
/** Of an earlier restore, under today's and yesterday's name. */
const STALE_WAITERS = ['restore-wait', 'restic-wait']
/** F-94. */
const SNAPSHOT_ANNOTATION = 'snapshot.velero.io/'

/** A-PVR: a pod with saved volumes waits for their data. A wait container of an earlier restore goes in any case. */
export const podVolumeRestore = {
  name: 'velero.io/pod-volume-restore',
  appliesTo: ['pods'],
  isTyped: () => true,
  apply: (input) => {
    const cleaned = editListAt(input.object, INIT_CONTAINERS, (container) =>
      STALE_WAITERS.includes(textAt(container, 'name') ?? '') ? undefined : container,
    )
    const volumes = volumesToRestore(input)
    if (volumes.length === 0) return { kind: 'replace', object: cleaned }
    return { kind: 'replace', object: withWaiter(cleaned, input, volumes, RULES) }
  },
} as const satisfies ItemAction

const RULES: WaitContainerRules = {
  container: 'restore-wait',
  image: 'velero/velero:v1.18.1',
  tag: 'v1.18.1',
  command: '/velero-restore-helper',
  hasDefaultSecurity: true,
}

/** Puts a wait container in front of the others. */
export function withWaiter(
  object: JsonObject,
  { config, restore }: ActionInput,
  volumes: readonly string[],
  rules: WaitContainerRules,
): JsonObject {
  const waiter = waitContainer(rules, {
    config: config ?? {},
    restoreUid: restore.metadata.uid,
    volumes,
    first: listAt(object, 'spec', 'containers')[0],
  })
  return withAt(object, INIT_CONTAINERS, [waiter, ...listAt(object, ...INIT_CONTAINERS)])
}

/**
 * Names of the volumes whose data a file-system backup holds, sorted. Records are matched by the namespace of the
 * backup. Only a pod without any falls back to the annotations of very old backups, an empty one included (F-94).
 */
export function volumesToRestore({
  object,
  fromBackup,
  backup,
}: Pick<ActionInput, 'object' | 'fromBackup' | 'backup'>): readonly string[] {
  const recorded = recordedVolumes(object, textAt(fromBackup, 'metadata', 'namespace') ?? '', backup)
  return [...new Set(recorded.length > 0 ? recorded : annotatedVolumes(object))].sort()
}

function recordedVolumes(object: JsonObject, namespace: string, backup: SideFiles): readonly string[] {
  const name = textAt(object, 'metadata', 'name') ?? ''
  return backup.podVolumeBackups
    .filter(
      (record) => record.podName === name && record.podNamespace === namespace && record.snapshotId !== '',
    )
    .map((record) => record.volume)
    .filter((volume) => !isMadeByKubelet(object, volume))
}

/** Some old backups hold volumes that cannot be written to. */
function isMadeByKubelet(object: JsonObject, name: string): boolean {
  const volume = listAt(object, 'spec', 'volumes').find((entry) => textAt(entry, 'name') === name)
  return isObject(at(volume, 'projected')) || isObject(at(volume, 'downwardAPI'))
}

function annotatedVolumes(object: JsonObject): readonly string[] {
  return Object.keys(textMapAt(object, 'metadata', 'annotations'))
    .filter((key) => key.startsWith(SNAPSHOT_ANNOTATION))
    .map((key) => key.slice(SNAPSHOT_ANNOTATION.length))
}
