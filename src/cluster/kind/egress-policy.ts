// A second line behind the rules of the nodes: a NetworkPolicy, for network plugins that keep to it. Policies add up, so one of the
// backup that allows more is not held back by this one.
import { type JsonObject, listAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { createObject, getObject } from '../../kube/verbs.ts'
import { isOfTheCluster } from './own-namespaces.ts'

const POLICIES = { group: 'networking.k8s.io', version: 'v1', resource: 'networkpolicies' }
const SLICES = { group: 'discovery.k8s.io', version: 'v1', resource: 'endpointslices' }
const NAME = 'restore-rehearsal-egress'

/**
 * Pods of the namespace may reach pods, so DNS too, and the API server, and nothing else.
 * @throws KubeError, TransportError
 */
export async function denyEgress(client: KubeClient, namespace: string): Promise<void> {
  if (isOfTheCluster(namespace)) return
  try {
    await createObject(client, POLICIES, namespace, policyFor(await apiServerAddresses(client)))
  } catch (error) {
    if (!(error instanceof KubeError && error.isAlreadyExists)) throw error
  }
}

/** The addresses behind the Service `kubernetes`: a policy sees them, not the one of the Service. */
async function apiServerAddresses(client: KubeClient): Promise<readonly string[]> {
  const slice = await getObject(client, SLICES, 'default', 'kubernetes')
  return listAt(slice, 'endpoints').flatMap((endpoint) =>
    listAt(endpoint, 'addresses').filter((address) => typeof address === 'string'),
  )
}

export function policyFor(apiServers: readonly string[]): JsonObject {
  const blocks = apiServers.map((address) => ({
    ipBlock: { cidr: `${address}/${address.includes(':') ? 128 : 32}` },
  }))
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: NAME, labels: { 'app.kubernetes.io/managed-by': 'restore-rehearsal' } },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: {} }, ...blocks] }],
    },
  }
}
