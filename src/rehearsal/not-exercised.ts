// What a green result does not say. A control plane without nodes runs no pod; volume data and the services behind webhooks are
// not there. The reader must see it beside the verdict.
import type { Catalog } from '../backup/catalog.ts'
import type { Report } from '../report/model.ts'
import type { Ledger } from '../restore/ledger.ts'
import type { RecordedVolume } from '../restore/volumes/recorded-volumes.ts'

type NotExercised = Report['notExercised']

const WORKLOADS = [
  'pods',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'replicasets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'replicationcontrollers',
]
const WEBHOOKS = [
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
]

/** In the order in which people ask. Rows without a count are left out. */
export function notExercised(
  catalog: Catalog,
  volumes: readonly RecordedVolume[],
  ledger: Ledger,
  hasNodes: boolean,
): NotExercised {
  const restored = (groupResources: readonly string[]): number =>
    groupResources
      .flatMap((groupResource) => catalog.itemsOf(groupResource))
      .filter(({ index }) => IN_CLUSTER.has(ledger.outcomeOf(index)?.kind ?? '')).length
  const rows = [
    { what: 'pods did not run', count: hasNodes ? 0 : restored(WORKLOADS) },
    { what: 'volume data', count: volumesWithData(volumes, restored(['persistentvolumeclaims'])) },
    { what: 'webhooks', count: hasNodes ? 0 : restored(WEBHOOKS) },
  ]
  return rows.filter(({ count }) => count > 0)
}

const IN_CLUSTER: ReadonlySet<string> = new Set(['created', 'updated'])

/** The records of the backup say what was saved; without them every claim may have had data. */
function volumesWithData(volumes: readonly RecordedVolume[], claims: number): number {
  return Math.max(volumes.filter(({ method }) => method !== 'skipped').length, claims)
}
