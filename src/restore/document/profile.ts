// The two versions of Velero that the engine can act as. Everything that differs between them is a value in this table, so
// that the engine reads a value where it would otherwise ask for a version. Each value names its difference.
import { PRIORITIES_1_9, PRIORITIES_1_18, type Priorities } from '../select/priorities.ts'
import { MUST_HAVE, NON_RESTORABLE } from '../select/resource-names.ts'

export interface Profile {
  readonly name: string
  /** D-2: what an archive without `resources` is. */
  readonly emptyArchive: { readonly level: 'warning' | 'error'; readonly text: string }
  /** D-3: whether items of a type that the target does not serve are tried, or silently left out. */
  readonly unknownTypes: 'try' | 'skip'
  /** D-4: which metadata an object keeps (R-70). */
  readonly keptMetadata: 'all-but' | 'only-four'
  /** D-5: managedFields are sent and patched back (R-145). */
  readonly restoresManagedFields: boolean
  /** D-7: namespaces are restored as items, not only when an item needs them. */
  readonly namespacesAreItems: boolean
  /** D-8, D-9. */
  readonly priorities: Priorities
  /** D-10: undefined means the resource timeout. */
  readonly crdReadyTimeoutMs: number | undefined
  /** D-11: discovery is read again after every group of CRDs, or only when something was created or updated. */
  readonly refreshesDiscovery: 'always' | 'when-changed'
  /** D-13: what it is when the object of an AlreadyExists cannot be read. */
  readonly unreadableExisting: 'error' | 'warning'
  /** D-14. The policy is '' when the Restore has none. */
  readonly existsWarningText: (kind: string, name: string, policy: string) => string
  /** D-15, D-56: besides its log and its results a restore leaves files that tell what became of items and volumes. */
  readonly leavesItemFiles: boolean
  /** D-16: what makes two items the same (R-66). */
  readonly duplicateKey: 'apiVersion-kind' | 'group-resource'
  /** D-18. */
  readonly hasItemOperations: boolean
  /** D-19 to D-23: exec hooks are waited for in Finalizing, every failure is an error, and they are counted. */
  readonly execHooks: 'finalizing' | 'in-progress'
  /** D-24, D-25, D-57: the volume info file and CSI records decide about volumes. */
  readonly readsVolumeInfo: boolean
  /** D-26: a backup without volume snapshots skips the restore of native ones. */
  readonly heedsSnapshotVolumes: boolean
  /** D-30. */
  readonly mustHave: readonly string[]
  /** D-31. */
  readonly patchesVolumesAfterwards: boolean
  /** D-32: the annotation of an object decides about its status, and a conflict is tried again. */
  readonly statusAnnotation: boolean
  /** D-33. */
  readonly hasResourceModifiers: boolean
  /** D-34, D-35, D-36: checks of the server that came later. */
  readonly validates: {
    readonly policy: boolean
    readonly location: boolean
    readonly initContainers: boolean
  }
  /** D-37. The time itself is spent once for a namespace in both (R-56). */
  readonly terminatingNamespaceText: (namespace: string) => string
  /** D-38 to D-46: which table of restore item actions is used. */
  readonly actions: '1.18' | '1.9'
  /** D-52. */
  readonly nonRestorable: readonly string[]
}

export const PROFILES = {
  'velero-1.18': {
    name: 'velero-1.18',
    emptyArchive: { level: 'warning', text: 'zero items to be restored: does not exist' },
    unknownTypes: 'try',
    keptMetadata: 'all-but',
    restoresManagedFields: true,
    namespacesAreItems: true,
    priorities: PRIORITIES_1_18,
    crdReadyTimeoutMs: undefined,
    refreshesDiscovery: 'when-changed',
    unreadableExisting: 'warning',
    existsWarningText: (kind, name, policy) =>
      `could not restore, ${policy === '' ? `${kind}:${name}` : `${kind} "${name}"`} already exists. ` +
      'Warning: the in-cluster version is different than the backed-up version',
    leavesItemFiles: true,
    duplicateKey: 'apiVersion-kind',
    hasItemOperations: true,
    execHooks: 'finalizing',
    readsVolumeInfo: true,
    heedsSnapshotVolumes: false,
    mustHave: MUST_HAVE,
    patchesVolumesAfterwards: true,
    statusAnnotation: true,
    hasResourceModifiers: true,
    validates: { policy: true, location: true, initContainers: true },
    terminatingNamespaceText: (namespace) =>
      `timed out waiting for terminating namespace ${namespace} to disappear before restoring: context deadline exceeded`,
    actions: '1.18',
    nonRestorable: NON_RESTORABLE,
  },
  'velero-1.9': {
    name: 'velero-1.9',
    emptyArchive: {
      level: 'error',
      text: 'error parsing backup contents: directory "resources": does not exist',
    },
    unknownTypes: 'skip',
    keptMetadata: 'only-four',
    restoresManagedFields: false,
    namespacesAreItems: false,
    priorities: PRIORITIES_1_9,
    crdReadyTimeoutMs: 60_000,
    refreshesDiscovery: 'always',
    unreadableExisting: 'error',
    existsWarningText: (kind, name) =>
      `could not restore, ${kind} "${name}" already exists. ` +
      'Warning: the in-cluster version is different than the backed-up version.',
    leavesItemFiles: false,
    duplicateKey: 'group-resource',
    hasItemOperations: false,
    execHooks: 'in-progress',
    readsVolumeInfo: false,
    heedsSnapshotVolumes: true,
    mustHave: [],
    patchesVolumesAfterwards: false,
    statusAnnotation: false,
    hasResourceModifiers: false,
    validates: { policy: false, location: false, initContainers: false },
    terminatingNamespaceText: (namespace) =>
      `error getting namespace ${namespace}: timed out waiting for the condition`,
    actions: '1.9',
    nonRestorable: NON_RESTORABLE.filter((name) => name !== 'backuprepositories.velero.io'),
  },
} as const satisfies Record<string, Profile>

export type ProfileName = keyof typeof PROFILES

export function profileOf(name: ProfileName): Profile {
  return PROFILES[name]
}
