// What a green result does not say. A control plane without nodes and controllers runs no pod and calls nobody; volume data and
// operators are not there. The reader must see it beside the verdict, with counts.
import type { Catalog, CatalogItem } from '../backup/catalog.ts'
import { type JsonObject, textAt } from '../core/json.ts'
import { readObject } from '../core/read-object.ts'
import type { Report } from '../report/model.ts'
import type { Ledger } from '../restore/ledger.ts'
import type { RecordedVolume } from '../restore/volumes/recorded-volumes.ts'
import { BUILT_IN } from './offline-discovery.ts'

type NotExercised = Report['notExercised']

/** Restored objects of these types need something that a lone control plane has not. */
interface NeedRow {
  readonly what: string
  readonly resources: readonly string[]
  /** Only objects that say so; without it all of the type. */
  readonly isMeant?: (body: JsonObject | undefined) => boolean
}

const NEEDS: readonly NeedRow[] = [
  {
    what: 'pods did not run',
    resources: [
      'pods',
      'deployments.apps',
      'statefulsets.apps',
      'daemonsets.apps',
      'replicasets.apps',
      'jobs.batch',
      'cronjobs.batch',
      'replicationcontrollers',
    ],
  },
  {
    what: 'webhooks',
    resources: [
      'mutatingwebhookconfigurations.admissionregistration.k8s.io',
      'validatingwebhookconfigurations.admissionregistration.k8s.io',
    ],
  },
  {
    what: 'conversion webhooks',
    resources: ['customresourcedefinitions.apiextensions.k8s.io'],
    isMeant: (body) => textAt(body, 'spec', 'conversion', 'strategy') === 'Webhook',
  },
  {
    what: 'aggregated APIs',
    resources: ['apiservices.apiregistration.k8s.io'],
    isMeant: (body) => textAt(body, 'spec', 'service', 'name') !== undefined,
  },
  {
    what: 'ingresses, network policies and autoscalers',
    resources: [
      'ingresses.networking.k8s.io',
      'networkpolicies.networking.k8s.io',
      'horizontalpodautoscalers.autoscaling',
    ],
  },
]

export interface RestoredBackup {
  /** Open. */
  readonly catalog: Catalog
  readonly volumes: readonly RecordedVolume[]
  readonly ledger: Ledger
  readonly hasNodes: boolean
}

/** In the order in which people ask. Rows without a count are left out. */
export function notExercised(backup: RestoredBackup): NotExercised {
  const { hasNodes, volumes } = backup
  const needs = hasNodes ? [] : NEEDS.map((need) => ({ what: need.what, count: countOf(backup, need) }))
  const claims = restored(backup, ['persistentvolumeclaims']).length
  const rows = [
    ...needs.slice(0, 1),
    { what: 'volume data', count: volumesWithData(volumes, claims) },
    ...needs.slice(1),
    {
      what: 'operators of custom resources',
      count: hasNodes ? 0 : restored(backup, customResources(backup.catalog)).length,
    },
  ]
  return rows.filter(({ count }) => count > 0)
}

function countOf(backup: RestoredBackup, { resources, isMeant }: NeedRow): number {
  const items = restored(backup, resources)
  return isMeant === undefined
    ? items.length
    : items.filter((item) => isMeant(readObject(backup.catalog, item.body))).length
}

const IN_CLUSTER: ReadonlySet<string> = new Set(['created', 'updated'])

function restored({ catalog, ledger }: RestoredBackup, resources: readonly string[]): readonly CatalogItem[] {
  return resources
    .flatMap((resource) => catalog.itemsOf(resource))
    .filter(({ index }) => IN_CLUSTER.has(ledger.outcomeOf(index)?.kind ?? ''))
}

/** Types that Kubernetes itself does not have. */
function customResources(catalog: Catalog): readonly string[] {
  const own = new Set(
    BUILT_IN.resources.map(({ resource, group }) => (group === '' ? resource : `${resource}.${group}`)),
  )
  return catalog.groupResources.filter((resource) => !own.has(resource))
}

/** The records of the backup say what was saved; without them every claim may have had data. */
function volumesWithData(volumes: readonly RecordedVolume[], claims: number): number {
  return Math.max(volumes.filter(({ method }) => method !== 'skipped').length, claims)
}
