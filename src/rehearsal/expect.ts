// What a restore of a backup would bring, counted: the start of a rehearsal file. It is the decision of the plan, without what the
// restore leaves out later, and without what comes and goes by itself.
import type { Catalog, CatalogItem } from '../backup/catalog.ts'
import { readSideFiles } from '../backup/read-side-files.ts'
import { type Json, textAt } from '../core/json.ts'
import { readObject } from '../core/read-object.ts'
import { isBuiltInObject } from '../kube/built-in-objects.ts'
import { splitApiVersion } from '../kube/paths.ts'
import type { CountedKind, Holdings, NamedObject } from '../rehearsal-file/starting-file.ts'
import { profileOf } from '../restore/document/profile.ts'
import { decideOffline } from './offline-decision.ts'
import { openCatalog } from './open-backup.ts'
import { prepareRestore } from './prepare-restore.ts'
import type { RehearsalRequest } from './request.ts'

/** Completed, provisioned anew, or made anew by a controller; in the second part what every cluster has some of, so that a count proves nothing. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  'pods',
  'jobs.batch',
  'replicasets.apps',
  'controllerrevisions.apps',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'events',
  'leases.coordination.k8s.io',
  'persistentvolumes',
  'namespaces',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'priorityclasses.scheduling.k8s.io',
  'flowschemas.flowcontrol.apiserver.k8s.io',
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io',
  'apiservices.apiregistration.k8s.io',
])

const WORKLOADS: ReadonlySet<string> = new Set([
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'cronjobs.batch',
])
const MAX_WORKLOADS = 50

/** @throws as a plan */
export async function startingFile(request: RehearsalRequest, signal: AbortSignal): Promise<Holdings> {
  const chosen = await prepareRestore(request, signal)
  const backup = await readSideFiles(chosen.location, chosen.name, signal)
  const catalog = await openCatalog(chosen, signal)
  try {
    const profile = profileOf(request.engine.profile)
    const { plan } = decideOffline(request, profile, chosen.restore, backup, catalog)
    const planned = plan.groups.flatMap(({ items }) => items)
    const stays = planned.filter(({ item, targetNamespace }) => isLasting(item, targetNamespace, catalog))
    const workloads = stays
      .filter(({ item }) => WORKLOADS.has(item.groupResource))
      .map(({ item, targetNamespace }) => ({ kind: item.kind, namespace: targetNamespace, name: item.name }))
      .toSorted(byPlace)
    return {
      location: request.location,
      backup: chosen.name,
      counts: countsOf(stays),
      workloads: workloads.slice(0, MAX_WORKLOADS),
      moreWorkloads: Math.max(0, workloads.length - MAX_WORKLOADS),
    }
  } finally {
    catalog.close()
  }
}

interface Planned {
  readonly item: CatalogItem
  readonly targetNamespace: string
}

function isLasting(item: CatalogItem, namespace: string, catalog: Catalog): boolean {
  if (item.kind === '' || NOT_COUNTED.has(item.groupResource)) return false
  const { group } = splitApiVersion(item.apiVersion)
  if (isBuiltInObject({ group, kind: item.kind, namespace, name: item.name })) return false
  // Tokens of service accounts are left out of a restore.
  return item.groupResource !== 'secrets' || !isToken(readObject(catalog, item.body))
}

function isToken(secret: Json | undefined): boolean {
  return textAt(secret, 'type') === 'kubernetes.io/service-account-token'
}

function countsOf(planned: readonly Planned[]): readonly CountedKind[] {
  const groups = Map.groupBy(planned, ({ item }) => item.kind)
  const counts = new Map<string, { entry: Omit<CountedKind, 'count'>; count: number }>()
  for (const { item, targetNamespace: namespace } of planned) {
    const { kind, apiVersion, groupResource } = item
    const isAmbiguous = groups.get(kind)?.some((other) => other.item.groupResource !== groupResource)
    const key = [kind, groupResource, namespace].join('\u0000')
    const entry = { ...(isAmbiguous ? { apiVersion } : {}), kind, namespace }
    const found = counts.get(key) ?? { entry, count: 0 }
    found.count += 1
    counts.set(key, found)
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { entry, count }]) => ({ ...entry, count }))
}

function byPlace(a: NamedObject, b: NamedObject): number {
  const [left, right] = [a, b].map(({ kind, namespace, name }) => [namespace, kind, name].join('\u0000'))
  return (left ?? '') < (right ?? '') ? -1 : 1
}
