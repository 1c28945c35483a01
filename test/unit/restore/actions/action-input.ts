import type { PodVolumeBackup, SideFiles } from '../../../../src/backup/side-files.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import type {
  ActionInput,
  ActionResult,
  ClusterView,
  ItemAction,
} from '../../../../src/restore/actions/item-action.ts'
import type { RestoreDocument, RestoreSpec } from '../../../../src/restore/restore-document.ts'

export const RESTORE_UID = '5f0c2c52-0b0e-4c2f-8f0e-0a1b2c3d4e5f'

export interface InputParts
  extends Partial<Pick<ActionInput, 'fromBackup' | 'config' | 'randomHex' | 'dataUploads' | 'runsHooks'>> {
  readonly spec?: RestoreSpec
  readonly restoreUid?: string
  readonly podVolumeBackups?: readonly Partial<PodVolumeBackup>[]
  /** `false`: the backup has no velero-backup.json. */
  readonly metadata?: false | { readonly snapshotMoveData?: boolean }
  /** What the target has: `resource.group namespace/name`. */
  readonly existing?: readonly string[]
  readonly cluster?: Partial<ClusterView>
}

/** An input for one action. Without parts: an empty target, a Restore without wishes, the object as it is in the backup. */
export function actionInput(object: JsonObject, parts: InputParts = {}): ActionInput {
  return {
    object,
    fromBackup: parts.fromBackup ?? object,
    restore: restoreDocument(parts),
    backup: sideFiles(parts),
    cluster: { ...clusterWith(parts.existing ?? []), ...parts.cluster },
    config: parts.config,
    runsHooks: parts.runsHooks ?? true,
    randomHex: parts.randomHex ?? (() => '0badcafe'),
    ...(parts.dataUploads ? { dataUploads: parts.dataUploads } : {}),
  }
}

/** What an action makes of an object: the new one, or the old one when it leaves it alone. Fails on a skip. */
export async function applied(
  action: ItemAction,
  object: JsonObject,
  parts: InputParts = {},
): Promise<JsonObject> {
  const result = await action.apply(actionInput(object, parts))
  if (result.kind === 'skip') throw new Error(`skipped: ${result.why}`)
  return result.kind === 'replace' ? result.object : object
}

export async function resultOf(
  action: ItemAction,
  object: JsonObject,
  parts: InputParts = {},
): Promise<ActionResult> {
  return action.apply(actionInput(object, parts))
}

/** The message with which an action fails an item, without the words of the plugin protocol. */
export async function failureOf(
  action: ItemAction,
  object: JsonObject,
  parts: InputParts = {},
): Promise<string> {
  try {
    await action.apply(actionInput(object, parts))
  } catch (error) {
    return (error as Error).message.replace('rpc error: code = Unknown desc = ', '')
  }
  throw new Error('the action did not fail')
}

/** The additional items of a result, as `resource.group namespace/name`. */
export async function additionalOf(
  action: ItemAction,
  object: JsonObject,
  parts: InputParts = {},
): Promise<readonly string[]> {
  const result = await action.apply(actionInput(object, parts))
  const items = result.kind === 'skip' ? [] : (result.additional ?? [])
  return items.map(({ groupResource, namespace, name }) => `${groupResource} ${namespace}/${name}`)
}

function restoreDocument({ spec, restoreUid }: InputParts): RestoreDocument {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'rehearsal', namespace: 'velero', uid: restoreUid ?? RESTORE_UID },
    spec: { backupName: 'backup-1', ...spec },
    status: {},
  }
}

function sideFiles({ metadata, podVolumeBackups }: InputParts): SideFiles {
  return {
    metadata:
      metadata === false
        ? undefined
        : {
            name: 'backup-1',
            namespace: 'velero',
            uid: '1',
            labels: {},
            annotations: {},
            phase: 'Completed',
            startTimestamp: undefined,
            completionTimestamp: undefined,
            expiration: undefined,
            formatVersion: '1.1.0',
            errors: 0,
            warnings: 0,
            itemsBackedUp: undefined,
            storageLocation: 'default',
            snapshotMoveData: metadata?.snapshotMoveData ?? false,
            csiSnapshotTimeout: undefined,
          },
    volumeInfos: undefined,
    podVolumeBackups: (podVolumeBackups ?? []).map((record) => ({
      podName: 'pod',
      podNamespace: 'shop',
      volume: 'data',
      uploaderType: 'kopia',
      snapshotId: 'snap',
      pvcName: undefined,
      size: undefined,
      ...record,
    })),
    nativeSnapshots: [],
    csiSnapshots: [],
    resourceList: undefined,
    results: undefined,
  }
}

function clusterWith(existing: readonly string[]): ClusterView {
  return {
    exists: async ({ groupResource, namespace, name }) =>
      existing.includes(`${groupResource} ${namespace}/${name}`),
    namesIn: async (groupResource, namespace) => {
      const prefix = `${groupResource} ${namespace}/`
      return existing.filter((entry) => entry.startsWith(prefix)).map((entry) => entry.slice(prefix.length))
    },
    listAll: async () => [],
  }
}
