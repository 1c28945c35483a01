// One look at all workloads of the namespaces that were restored into: page by page, and of each object only what is said of its
// readiness is kept.
import { createHash, type Hash } from 'node:crypto'
import { at, type JsonObject, listAt, textAt, textMapAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { listPages } from '../../kube/verbs.ts'
import { type Seen, seenOf } from './seen.ts'

interface WorkloadType {
  readonly group: string
  readonly version: string
  readonly resource: string
  readonly kind: string
}

const SLICES = { group: 'discovery.k8s.io', version: 'v1', resource: 'endpointslices', kind: 'EndpointSlice' }

/** In the order in which a report names them. */
export const WORKLOAD_TYPES: readonly WorkloadType[] = [
  { group: 'apps', version: 'v1', resource: 'deployments', kind: 'Deployment' },
  { group: 'apps', version: 'v1', resource: 'statefulsets', kind: 'StatefulSet' },
  { group: 'apps', version: 'v1', resource: 'daemonsets', kind: 'DaemonSet' },
  { group: 'apps', version: 'v1', resource: 'replicasets', kind: 'ReplicaSet' },
  { group: '', version: 'v1', resource: 'replicationcontrollers', kind: 'ReplicationController' },
  { group: 'batch', version: 'v1', resource: 'jobs', kind: 'Job' },
  { group: '', version: 'v1', resource: 'pods', kind: 'Pod' },
  { group: '', version: 'v1', resource: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim' },
  { group: '', version: 'v1', resource: 'services', kind: 'Service' },
  SLICES,
]

export interface Look {
  readonly objects: readonly Seen[]
  /** Differs from that of the last look when anything was made, changed or removed. */
  readonly fingerprint: string
}

/** @throws KubeError, TransportError */
export async function lookAtWorkloads(client: KubeClient, namespaces: ReadonlySet<string>): Promise<Look> {
  const [only] = namespaces
  const scope = namespaces.size === 1 ? (only ?? '') : ''
  const hash = createHash('sha256')
  const objects: Seen[] = []
  const served = new Set<string>()
  const unserved: Seen[] = []
  for (const type of WORKLOAD_TYPES) {
    const apiVersion = type.group === '' ? type.version : `${type.group}/${type.version}`
    for await (const page of listPages(client, type, scope)) {
      for (const entry of page) {
        if (!namespaces.has(textAt(entry, 'metadata', 'namespace') ?? '')) continue
        const object = { apiVersion, kind: type.kind, ...entry }
        markMovement(hash, object)
        if (type === SLICES) {
          objects.push(seenOf(object))
          for (const service of servicesOf(object)) served.add(service)
        } else if (type.kind === 'Service' && needsEndpoints(object)) unserved.push(seenOf(object))
        else objects.push(seenOf(object))
      }
    }
  }
  const services = unserved.map((service) =>
    served.has(`${service.namespace}/${service.name}`) ? service : { ...service, missing: NO_ENDPOINT },
  )
  return { objects: [...objects, ...services], fingerprint: hash.digest('hex') }
}

const NO_ENDPOINT = 'no ready endpoint'

function markMovement(hash: Hash, object: JsonObject): void {
  hash.update(`${textAt(object, 'metadata', 'uid')}:${textAt(object, 'metadata', 'resourceVersion')}\n`)
}

/** The Service of a slice with a ready endpoint. What is not said counts as ready. */
function servicesOf(slice: JsonObject): readonly string[] {
  const service = textMapAt(slice, 'metadata', 'labels')['kubernetes.io/service-name']
  const isReady = listAt(slice, 'endpoints').some(
    (endpoint) => at(endpoint, 'conditions', 'ready') !== false && listAt(endpoint, 'addresses').length > 0,
  )
  return service === undefined || !isReady ? [] : [`${textAt(slice, 'metadata', 'namespace')}/${service}`]
}

function needsEndpoints(service: JsonObject): boolean {
  const isElsewhere = textAt(service, 'spec', 'type') === 'ExternalName'
  return !isElsewhere && Object.keys(textMapAt(service, 'spec', 'selector')).length > 0
}
