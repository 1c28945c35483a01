import { hasMapping, withMappedSubjects } from './binding-subjects.ts'
import type { ItemAction } from './item-action.ts'

/** A-CRB. */
export const clusterRoleBindings = {
  name: 'velero.io/cluster-role-bindings',
  appliesTo: ['clusterrolebindings.rbac.authorization.k8s.io'],
  isTyped: hasMapping,
  apply: withMappedSubjects,
} as const satisfies ItemAction
