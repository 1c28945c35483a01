// A restored backup brings webhooks, conversion webhooks and aggregated APIs whose addresses may be those of production, and an API
// server calls them with objects in its hands. This one cannot: every call out of it goes through a proxy on a socket that
// nobody listens on, so it fails at once. (A row for etcd would take
// its socket away: what has no row is reached directly.)

/** Relative to the cluster's folder, which the servers run in. Never made. */
const NO_WAY_OUT = 'no-way-out.sock'

/** Calls to Services and aggregated APIs go by `cluster`, calls to URLs by `controlplane`. */
const CLOSED = ['cluster', 'controlplane']

/** For `--egress-selector-config-file`. JSON is YAML. */
export function egressConfiguration(): string {
  const nowhere = { proxyProtocol: 'HTTPConnect', transport: { uds: { udsName: NO_WAY_OUT } } }
  return JSON.stringify({
    apiVersion: 'apiserver.k8s.io/v1beta1',
    kind: 'EgressSelectorConfiguration',
    egressSelections: CLOSED.map((name) => ({ name, connection: nowhere })),
  })
}
