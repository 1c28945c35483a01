import type { FindingWeight } from '../../report/findings.ts'

/** What the look at workloads can find. The weights are what counts when no gate says otherwise. */
export const WORKLOAD_CLASSES = {
  'quota-exceeded': { weight: 'fail', doc: 'a quota forbids pods that a workload needs' },
  'pods-refused': { weight: 'fail', doc: 'the API server refuses pods that a workload needs' },
  unschedulable: { weight: 'fail', doc: 'there is no node on which a pod may run' },
  'image-not-pulled': { weight: 'fail', doc: 'an image cannot be pulled' },
  'claim-not-bound': { weight: 'fail', doc: 'a PersistentVolumeClaim has no volume' },
  'not-ready': { weight: 'fail', doc: 'a workload did not become ready' },
  paused: { weight: 'warn', doc: 'a Deployment is paused and makes no pods' },
  'no-endpoints': { weight: 'warn', doc: 'no ready pod stands behind a Service with a selector' },
  'claim-waits': { weight: 'info', doc: 'a claim waits for the first pod that uses it, and none does' },
  collected: {
    weight: 'warn',
    doc: 'a restored object was removed by a controller; `info` for kinds that controllers replace every day: Pods, ReplicaSets, endpoints',
  },
} as const satisfies Record<string, { readonly weight: FindingWeight; readonly doc: string }>

export type WorkloadClass = keyof typeof WORKLOAD_CLASSES
