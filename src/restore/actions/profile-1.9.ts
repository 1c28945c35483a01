import { addPvFromPvc } from './add-pv-from-pvc.ts'
import { addPvcFromPod } from './add-pvc-from-pod.ts'
import { admissionWebhookConfiguration } from './admission-webhook-configuration.ts'
import { apiservice } from './apiservice.ts'
import { changePvcNodeSelector } from './change-pvc-node-selector.ts'
import { changeStorageClass } from './change-storage-class.ts'
import { clusterRoleBindings } from './cluster-role-bindings.ts'
import { crdPreserveFields } from './crd-preserve-fields.ts'
import { initRestoreHookAction } from './init-restore-hook.ts'
import type { ItemAction } from './item-action.ts'
import { jobAction } from './job.ts'
import { pod } from './pod.ts'
import { restic } from './restic.ts'
import { roleBindings } from './role-bindings.ts'
import { serviceAction } from './service.ts'
import { serviceAccount } from './service-account.ts'

/** The actions of Velero 1.9 in their order (D-36, D-38 to D-46). Images, token Secrets, CSI and moved data have none there. */
export const ITEM_ACTIONS_1_9: readonly ItemAction[] = [
  addPvFromPvc,
  addPvcFromPod,
  admissionWebhookConfiguration,
  apiservice,
  changePvcNodeSelector,
  changeStorageClass,
  clusterRoleBindings,
  crdPreserveFields,
  initRestoreHookAction({ waiter: 'restic-wait', validates: false }),
  jobAction(['controller-uid']),
  pod,
  restic,
  roleBindings,
  serviceAction({ readsManagedFields: false, dropsHealthCheckPort: false }),
  serviceAccount,
]
