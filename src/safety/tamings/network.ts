import { isObject, type JsonObject, listAt, objectAt, omit, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'

/** Controllers that answer to these make records, load balancers and certificates. */
export const EDGE_ANNOTATIONS = [
  'acme.cert-manager.io/',
  'alb.ingress.kubernetes.io/',
  'cert-manager.io/',
  'cloud.google.com/',
  'external-dns.alpha.kubernetes.io/',
  'external-dns.kubernetes.io/',
  'io.cilium/',
  'kubernetes.digitalocean.com/',
  'lbipam.cilium.io/',
  'load-balancer.hetzner.cloud/',
  'loadbalancer.openstack.org/',
  'metallb.io/',
  'metallb.universe.tf/',
  'networking.gke.io/',
  'oci.oraclecloud.com/',
  'service.beta.kubernetes.io/',
  'tailscale.com/',
]

/** A controller of load balancers takes them off again; where none runs the object could not be deleted. */
const FINALIZERS = ['service.kubernetes.io/', 'service.k8s.aws/', 'networking.gke.io/', 'gke.networking.io/']

/** Only a load balancer may have these. */
const OF_LOAD_BALANCERS = [
  'allocateLoadBalancerNodePorts',
  'externalTrafficPolicy',
  'healthCheckNodePort',
  'loadBalancerClass',
  'loadBalancerIP',
  'loadBalancerSourceRanges',
]

/** Whatever leads into or out of the cluster is gone; a Service that cannot be reached from outside stays as it is. */
export function withoutEdge(service: JsonObject): JsonObject {
  const inside = withoutExternalAddresses(withoutExternalType(service))
  return withoutMarks(inside)
}

function withoutExternalType(service: JsonObject): JsonObject {
  const type = textAt(service, 'spec', 'type')
  const spec = objectAt(service, 'spec')
  if (type === 'LoadBalancer') {
    const { externalIPs: _outside, ...rest } = omit(spec, OF_LOAD_BALANCERS)
    return withoutNodePorts({ ...service, spec: { ...rest, type: 'ClusterIP' } })
  }
  if (type !== 'ExternalName') return service
  // Without an address of its own it needs no ports, as an ExternalName needs none.
  return { ...service, spec: { ...omit(spec, ['externalName']), type: 'ClusterIP', clusterIP: 'None' } }
}

function withoutNodePorts(service: JsonObject): JsonObject {
  return editListAt(service, ['spec', 'ports'], (port) => (isObject(port) ? omit(port, ['nodePort']) : port))
}

function withoutExternalAddresses(service: JsonObject): JsonObject {
  if (listAt(service, 'spec', 'externalIPs').length === 0) return service
  const spec = omit(objectAt(service, 'spec'), ['externalIPs'])
  // The policy is allowed for what is reached from outside.
  const isInside = textAt(spec, 'type') !== 'NodePort'
  return { ...service, spec: isInside ? omit(spec, ['externalTrafficPolicy']) : spec }
}

function withoutMarks(service: JsonObject): JsonObject {
  const annotations = objectAt(service, 'metadata', 'annotations')
  const edge = Object.keys(annotations).filter((key) => startsWithOneOf(key, EDGE_ANNOTATIONS))
  const finalizers = listAt(service, 'metadata', 'finalizers')
  const kept = finalizers.filter((name) => typeof name !== 'string' || !startsWithOneOf(name, FINALIZERS))
  const unmarked =
    edge.length === 0
      ? service
      : withAt(service, ['metadata', 'annotations'], emptyIsNone(omit(annotations, edge)))
  return kept.length === finalizers.length
    ? unmarked
    : withAt(unmarked, ['metadata', 'finalizers'], kept.length > 0 ? kept : undefined)
}

function emptyIsNone(map: JsonObject): JsonObject | undefined {
  return Object.keys(map).length > 0 ? map : undefined
}

function startsWithOneOf(text: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => text.startsWith(beginning))
}
