// What an object of a cluster gives away about its API server. The same reading serves the backup and the target.
import type { JsonObject } from '../../core/json.ts'
import { textAt } from '../../core/json.ts'
import { serverAddress } from './server-address.ts'

interface ServerRow {
  readonly namespace: string
  readonly name: string
  /** The entry of its data. */
  readonly key: string
  /** Where the address stands in it. */
  readonly line: RegExp
}

/** ConfigMaps that name the server: https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/ */
export const SERVER_ROWS: readonly ServerRow[] = [
  {
    namespace: 'kube-public',
    name: 'cluster-info',
    key: 'kubeconfig',
    line: /^[ \t-]*server:[ \t]*["']?([^\s"']+)/m,
  },
  {
    namespace: 'kube-system',
    name: 'kubeadm-config',
    key: 'ClusterConfiguration',
    line: /^controlPlaneEndpoint:[ \t]*["']?([^\s"']+)/m,
  },
]

/** `kube-public/cluster-info`. */
export function nameOfRow({ namespace, name }: ServerRow): string {
  return `${namespace}/${name}`
}

/** Comparable; undefined when the ConfigMap does not say it. */
export function serverIn(configMap: JsonObject, { key, line }: ServerRow): string | undefined {
  const [, address] = line.exec(textAt(configMap, 'data', key) ?? '') ?? []
  return address === undefined ? undefined : serverAddress(address)
}

/** In every namespace since Kubernetes 1.20. */
export const ROOT_CA = 'kube-root-ca.crt'
/** Where it is read in the target. */
export const ROOT_CA_NAMESPACE = 'kube-system'

/** Of the API server, comparable. Clusters are made each with its own. */
export function authorityIn(configMap: JsonObject): string | undefined {
  const pem = (textAt(configMap, 'data', 'ca.crt') ?? '').replace(/\s+/g, '')
  return pem === '' ? undefined : pem
}
