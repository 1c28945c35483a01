// Neutral forms of objects: each a function from an object to the same object without what acts. What was changed is found by
// comparing the two; see changes.ts.
import type { JsonObject } from '../core/json.ts'
import { withoutCloudIdentity, withServiceAccountsOnly } from './tamings/identity.ts'
import { withoutEdge } from './tamings/network.ts'
import { noDaemonPods, noReplicas, noRollout, suspended } from './tamings/no-pods.ts'
import { retainedContents, retainedVolume } from './tamings/retain.ts'
import { withMinimumOfOne, withoutConversion, withoutUpdates } from './tamings/switched-off.ts'

interface Taming {
  /** What becomes of the object, for people. */
  readonly doc: string
  readonly apply: (object: JsonObject) => JsonObject
  /** A workload that runs nothing: that it is ready says nothing. */
  readonly stopsPods?: true
}

export const TAMINGS = {
  'no-replicas': { doc: 'replicas 0', apply: noReplicas, stopsPods: true },
  'no-rollout': { doc: 'replicas 0 and paused', apply: noRollout, stopsPods: true },
  suspended: { doc: 'suspended', apply: suspended, stopsPods: true },
  'no-daemon-pods': { doc: 'a node selector that no node fits', apply: noDaemonPods, stopsPods: true },
  'cluster-ip': {
    doc: 'type ClusterIP, no external addresses, no annotations for load balancers, DNS and certificates',
    apply: withoutEdge,
  },
  'no-conversion': { doc: 'conversion strategy None', apply: withoutConversion },
  'retain-volume': { doc: 'reclaim policy Retain', apply: retainedVolume },
  'retain-contents': { doc: 'deletion policy Retain', apply: retainedContents },
  'no-cloud-identity': {
    doc: 'no annotations that name an identity of a cloud',
    apply: withoutCloudIdentity,
  },
  'service-accounts-only': {
    doc: 'only service accounts as subjects',
    apply: withServiceAccountsOnly,
  },
  'no-updates': { doc: 'update mode Off, no boost at the start', apply: withoutUpdates },
  'no-start-from-zero': { doc: 'a minimum of one replica', apply: withMinimumOfOne },
} as const satisfies Record<string, Taming>

export type TamingName = keyof typeof TAMINGS

export function stopsPods(taming: TamingName): boolean {
  const row: Taming = TAMINGS[taming]
  return row.stopsPods === true
}
