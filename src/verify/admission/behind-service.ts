// Who would answer a call to a Service: told from what the restore brings.
import { type JsonObject, textAt, textMapAt } from '../../core/json.ts'
import { splitApiVersion } from '../../kube/paths.ts'
import type { Answerer } from '../../report/server-calls/model.ts'
import { POD_SPECS } from '../references/rules.ts'
import type { ServiceName } from './destination.ts'

/** What there is in the target after the restore. */
export interface Surroundings {
  /** It was there before: whoever is behind it is not ours to ask. */
  readonly isInTarget: (name: ServiceName) => boolean
  /** Undefined: the restore brings no such Service. */
  service(name: ServiceName): JsonObject | undefined
  /** Objects of these types that the restore brings to a namespace. */
  workloads(namespace: string, groupResources: readonly string[]): Iterable<JsonObject>
}

const WITH_PODS = [
  'pods',
  'replicationcontrollers',
  'daemonsets.apps',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'cronjobs.batch',
  'jobs.batch',
]
const ADDRESSES = ['endpoints', 'endpointslices.discovery.k8s.io']

export function answererOf(name: ServiceName | undefined, surroundings: Surroundings): Answerer {
  if (name === undefined) return 'outside'
  const service = surroundings.service(name)
  if (service === undefined) return surroundings.isInTarget(name) ? 'its-pods' : 'no-service'
  if (textAt(service, 'spec', 'type') === 'ExternalName') return 'outside'
  const selector = Object.entries(textMapAt(service, 'spec', 'selector'))
  // Addresses that somebody wrote are not those of pods that the restore brings.
  if (selector.length === 0) return hasAddresses(name, surroundings) ? 'outside' : 'no-pods'
  return hasPods(name, selector, surroundings) ? 'its-pods' : 'no-pods'
}

/** A Service without a selector lives by addresses that somebody wrote. */
function hasAddresses({ namespace, name }: ServiceName, { workloads }: Surroundings): boolean {
  for (const object of workloads(namespace, ADDRESSES)) {
    const owner = textAt(object, 'metadata', 'labels', 'kubernetes.io/service-name')
    if (owner === name || textAt(object, 'metadata', 'name') === name) return true
  }
  return false
}

function hasPods(
  { namespace }: ServiceName,
  selector: readonly (readonly [key: string, value: string])[],
  { workloads }: Surroundings,
): boolean {
  for (const object of workloads(namespace, WITH_PODS)) {
    const labels = podLabels(object)
    if (selector.every(([key, value]) => labels[key] === value)) return true
  }
  return false
}

function podLabels(object: JsonObject): Readonly<Record<string, string>> {
  const { group } = splitApiVersion(textAt(object, 'apiVersion') ?? '')
  const way = POD_SPECS[`${group}/${textAt(object, 'kind') ?? ''}`]
  return way === undefined ? {} : textMapAt(object, ...way.split('.').slice(0, -1), 'metadata', 'labels')
}
