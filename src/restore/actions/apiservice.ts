import type { ItemAction } from './item-action.ts'

/** A-API: the API server makes these itself, one per group and version it serves. */
export const apiservice = {
  name: 'velero.io/apiservice',
  appliesTo: ['apiservices.apiregistration.k8s.io'],
  labelKey: 'kube-aggregator.kubernetes.io/automanaged',
  isTyped: () => false,
  apply: () => ({ kind: 'skip', why: 'the API server makes this APIService itself' }),
} as const satisfies ItemAction
