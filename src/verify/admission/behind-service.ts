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
  /** Of the pods, and of what makes pods, that the restore brings to a namespace. */
  podLabels(namespace: string): readonly Labels[]
  /** Names of Services of a namespace for which the restore brings addresses. */
  addressed(namespace: string): ReadonlySet<string>
}

export type Labels = Readonly<Record<string, string>>

export const WITH_PODS = [
  'pods',
  'replicationcontrollers',
  'daemonsets.apps',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'cronjobs.batch',
  'jobs.batch',
]
export const ADDRESSES = ['endpoints', 'endpointslices.discovery.k8s.io']

export function answererOf(name: ServiceName | undefined, surroundings: Surroundings): Answerer {
  if (name === undefined) return 'outside'
  const service = surroundings.service(name)
  if (service === undefined) return surroundings.isInTarget(name) ? 'its-pods' : 'no-service'
  if (textAt(service, 'spec', 'type') === 'ExternalName') return 'outside'
  const selector = Object.entries(textMapAt(service, 'spec', 'selector'))
  // Without a selector it lives by addresses that somebody wrote, and those are not of pods that the restore brings.
  if (selector.length === 0)
    return surroundings.addressed(name.namespace).has(name.name) ? 'outside' : 'no-pods'
  const hasPods = surroundings
    .podLabels(name.namespace)
    .some((labels) => selector.every(([key, value]) => labels[key] === value))
  return hasPods ? 'its-pods' : 'no-pods'
}

/** Services that an object of `ADDRESSES` may stand behind. */
export function addressedBy(object: JsonObject): readonly string[] {
  const owner = textAt(object, 'metadata', 'labels', 'kubernetes.io/service-name')
  return [owner, textAt(object, 'metadata', 'name')].filter((name) => name !== undefined)
}

/** Of an object of `WITH_PODS`. */
export function podLabels(object: JsonObject): Labels {
  const { group } = splitApiVersion(textAt(object, 'apiVersion') ?? '')
  const way = POD_SPECS[`${group}/${textAt(object, 'kind') ?? ''}`]
  return way === undefined ? {} : textMapAt(object, ...way.split('.').slice(0, -1), 'metadata', 'labels')
}
