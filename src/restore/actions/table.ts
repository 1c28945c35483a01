import { addPvcFromPod } from './add-pvc-from-pod.ts'
import { admissionWebhookConfiguration } from './admission-webhook-configuration.ts'
import { apiservice } from './apiservice.ts'
import { changeImageName } from './change-image-name.ts'
import { changeStorageClass } from './change-storage-class.ts'
import { clusterRoleBindings } from './cluster-role-bindings.ts'
import { crdPreserveFields } from './crd-preserve-fields.ts'
import { csiPvcRestorer } from './csi-pvc-restorer.ts'
import { csiVolumeSnapshotRestorer } from './csi-volumesnapshot-restorer.ts'
import { csiVolumeSnapshotClassRestorer } from './csi-volumesnapshotclass-restorer.ts'
import { csiVolumeSnapshotContentRestorer } from './csi-volumesnapshotcontent-restorer.ts'
import { dataupload } from './dataupload.ts'
import { initRestoreHook } from './init-restore-hook.ts'
import type { ItemAction } from './item-action.ts'
import { job } from './job.ts'
import { pod } from './pod.ts'
import { podVolumeRestore } from './pod-volume-restore.ts'
import { ITEM_ACTIONS_1_9 } from './profile-1.9.ts'
import { pvc } from './pvc.ts'
import { roleBindings } from './role-bindings.ts'
import { secret } from './secret.ts'
import { service } from './service.ts'
import { serviceAccount } from './service-account.ts'

/** The actions of Velero 1.18 in the order in which one item passes them. */
export const ITEM_ACTIONS: readonly ItemAction[] = [
  addPvcFromPod,
  admissionWebhookConfiguration,
  apiservice,
  changeImageName,
  changeStorageClass,
  clusterRoleBindings,
  crdPreserveFields,
  dataupload,
  initRestoreHook,
  job,
  pod,
  podVolumeRestore,
  pvc,
  roleBindings,
  secret,
  service,
  serviceAccount,
  csiPvcRestorer,
  csiVolumeSnapshotRestorer,
  csiVolumeSnapshotClassRestorer,
  csiVolumeSnapshotContentRestorer,
]

/** By the `actions` of a profile. */
export const ACTION_TABLES = { '1.18': ITEM_ACTIONS, '1.9': ITEM_ACTIONS_1_9 } as const satisfies Record<
  string,
  readonly ItemAction[]
>
