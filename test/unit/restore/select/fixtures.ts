import type { Catalog, CatalogItem } from '../../../../src/backup/catalog.ts'
import type { ApiResource, Discovery } from '../../../../src/kube/api-resource.ts'

const ALL_VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch']

type Row = readonly [
  group: string,
  version: string,
  resource: string,
  kind: string,
  shortNames: string,
  changes?: Partial<ApiResource>,
]

const ROWS: readonly Row[] = [
  ['', 'v1', 'bindings', 'Binding', '', { verbs: ['create'] }],
  ['', 'v1', 'configmaps', 'ConfigMap', 'cm'],
  ['', 'v1', 'endpoints', 'Endpoints', 'ep'],
  ['', 'v1', 'events', 'Event', 'ev'],
  ['', 'v1', 'namespaces', 'Namespace', 'ns', { isNamespaced: false }],
  ['', 'v1', 'nodes', 'Node', 'no', { isNamespaced: false }],
  ['', 'v1', 'persistentvolumeclaims', 'PersistentVolumeClaim', 'pvc'],
  ['', 'v1', 'persistentvolumes', 'PersistentVolume', 'pv', { isNamespaced: false }],
  ['', 'v1', 'pods', 'Pod', 'po'],
  ['', 'v1', 'secrets', 'Secret', ''],
  ['', 'v1', 'serviceaccounts', 'ServiceAccount', 'sa'],
  ['', 'v1', 'services', 'Service', 'svc'],
  ['events.k8s.io', 'v1', 'events', 'Event', 'ev'],
  ['apps', 'v1', 'daemonsets', 'DaemonSet', 'ds'],
  ['apps', 'v1', 'deployments', 'Deployment', 'deploy'],
  ['apps', 'v1', 'replicasets', 'ReplicaSet', 'rs'],
  ['autoscaling', 'v2', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler', 'hpa'],
  ['autoscaling', 'v1', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler', 'hpa'],
  ['batch', 'v1', 'jobs', 'Job', ''],
  ['networking.k8s.io', 'v1', 'ingresses', 'Ingress', 'ing'],
  ['networking.k8s.io', 'v1', 'networkpolicies', 'NetworkPolicy', 'netpol'],
  ['rbac.authorization.k8s.io', 'v1', 'clusterroles', 'ClusterRole', '', { isNamespaced: false }],
  [
    'apiextensions.k8s.io',
    'v1',
    'customresourcedefinitions',
    'CustomResourceDefinition',
    'crd,crds',
    { isNamespaced: false },
  ],
  ['metrics.example.com', 'v1', 'pods', 'PodMetrics', '', { verbs: ['get', 'list'] }],
  ['metrics.example.com', 'v1', 'readings', 'Reading', '', { verbs: ['get', 'list'] }],
]

/** What a cluster without any custom types serves, shortened, in an API server's order. */
export const plainCluster = discoveryOf(ROWS)

/** The plain cluster and more rows behind it. */
export function clusterWith(...rows: readonly Row[]): Discovery {
  return discoveryOf([...ROWS, ...rows])
}

function discoveryOf(rows: readonly Row[]): Discovery {
  const resources = rows.map(([group, version, resource, kind, shortNames, changes]) => ({
    group,
    version,
    resource,
    singular: kind.toLowerCase(),
    kind,
    shortNames: shortNames.split(',').filter(Boolean),
    isNamespaced: true,
    verbs: ALL_VERBS,
    subresources: [],
    ...changes,
  }))
  const find = (test: (entry: ApiResource) => boolean) => resources.find(test)
  return {
    resources,
    unlisted: [],
    versionsOf: (group) => [
      ...new Set(resources.filter((entry) => entry.group === group).map((entry) => entry.version)),
    ],
    find: (group, version, resource) =>
      find((entry) => entry.group === group && entry.version === version && entry.resource === resource),
    findKind: (apiVersion, kind) =>
      find(
        (entry) =>
          (entry.group ? `${entry.group}/${entry.version}` : entry.version) === apiVersion &&
          entry.kind === kind,
      ),
  }
}

/** An archive from lines such as `pods/ns-1/pod-1` and `persistentvolumes/pv-1`, in the order of a catalog. */
export function archive(
  lines: readonly string[],
  changes: Readonly<Record<string, Partial<CatalogItem>>> = {},
): Catalog {
  const parsed = lines.map((line) => {
    const [groupResource = '', ...rest] = line.split('/')
    const [namespace, name] = rest.length === 1 ? ['', rest[0] ?? ''] : [rest[0] ?? '', rest[1] ?? '']
    return { groupResource, namespace, name, line }
  })
  const key = (entry: (typeof parsed)[number]) =>
    [entry.groupResource, entry.namespace, entry.name].join('\0')
  const items = parsed
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ line, ...entry }, index): CatalogItem => {
      return {
        index,
        ...entry,
        apiVersion: 'v1',
        kind: 'Thing',
        body: { offset: index * 100, length: 90 },
        ...changes[line],
      }
    })
  return {
    facts: {
      bytes: 0,
      unpackedBytes: 0,
      entries: items.length,
      sha256: '',
      verifiedInMs: 0,
      formatVersion: '1.1.0',
      hasResources: true,
    },
    items,
    groupResources: [...new Set(items.map((item) => item.groupResource))],
    itemsOf: (groupResource) => items.filter((item) => item.groupResource === groupResource),
    find: () => undefined,
    versionsOf: () => [],
    versionBody: () => undefined,
    read: () => '{}',
    close: () => undefined,
  }
}

/** `resource/namespace/name` or `resource/name`, as `archive` takes it. */
export function lineOf(item: CatalogItem): string {
  return [item.groupResource, item.namespace, item.name].filter(Boolean).join('/')
}
