import { hasMapping, withMappedSubjects } from './binding-subjects.ts'
import type { ItemAction } from './item-action.ts'

/** A-RB. */
export const roleBindings = {
  name: 'velero.io/role-bindings',
  appliesTo: ['rolebindings.rbac.authorization.k8s.io'],
  isTyped: hasMapping,
  apply: withMappedSubjects,
} as const satisfies ItemAction
