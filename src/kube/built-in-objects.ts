// Objects that every cluster makes by itself. A backup holds those of the source cluster; that the target has its own is no news.

export interface ObjectName {
  /** '' for the core group. */
  readonly group: string
  readonly kind: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
}

interface Row {
  readonly group: string
  readonly kinds: readonly string[]
  /** Without it: any, or none. */
  readonly namespace?: RegExp
  readonly name: RegExp
}

const RBAC = 'rbac.authorization.k8s.io'
const ROWS: readonly Row[] = [
  { group: '', kinds: ['Namespace'], name: /^(?:default|kube-(?:system|public|node-lease))$/ },
  { group: '', kinds: ['ServiceAccount'], name: /^default$/ },
  { group: '', kinds: ['ConfigMap'], name: /^kube-root-ca\.crt$/ },
  {
    group: '',
    kinds: ['ConfigMap'],
    namespace: /^kube-system$/,
    name: /^(?:extension-apiserver-authentication|kube-apiserver-legacy-service-account-token-tracking)$/,
  },
  { group: '', kinds: ['Service', 'Endpoints'], namespace: /^default$/, name: /^kubernetes$/ },
  { group: 'discovery.k8s.io', kinds: ['EndpointSlice'], namespace: /^default$/, name: /^kubernetes$/ },
  {
    group: RBAC,
    kinds: ['ClusterRole', 'ClusterRoleBinding'],
    name: /^(?:system:.*|admin|cluster-admin|edit|view)$/,
  },
  {
    group: RBAC,
    kinds: ['Role', 'RoleBinding'],
    namespace: /^kube-(?:system|public)$/,
    name: /^(?:system::?.*|extension-apiserver-authentication-reader)$/,
  },
  {
    group: 'scheduling.k8s.io',
    kinds: ['PriorityClass'],
    name: /^system-(?:cluster|node)-critical$/,
  },
  {
    group: 'flowcontrol.apiserver.k8s.io',
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
    name: /^(?:catch-all|endpoint-controller|exempt|global-default|kube-(?:controller-manager|scheduler|system-service-accounts)|leader-election|node-high|probes|service-accounts|system(?:-leader-election|-node-high|-nodes)?|workload-(?:high|leader-election|low))$/,
  },
  {
    group: 'apiregistration.k8s.io',
    kinds: ['APIService'],
    name: /^v\d+(?:(?:alpha|beta)\d+)?\.(?:|apps|autoscaling|batch|policy|[a-z.]+\.k8s\.io)$/,
  },
  { group: 'networking.k8s.io', kinds: ['ServiceCIDR'], name: /^kubernetes$/ },
  { group: 'coordination.k8s.io', kinds: ['Lease'], namespace: /^kube-(?:system|node-lease)$/, name: /./ },
]

/** True for what the API server and the controllers of Kubernetes make in every cluster. */
export function isBuiltInObject({ group, kind, namespace, name }: ObjectName): boolean {
  return ROWS.some(
    (row) =>
      row.group === group &&
      row.kinds.includes(kind) &&
      (row.namespace === undefined || row.namespace.test(namespace)) &&
      row.name.test(name),
  )
}
