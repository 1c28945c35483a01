// What a server or its controllers write by themselves. It is taken out of both sides before they are compared: it says nothing
// about the backup.
import { isObject, type Json, type JsonObject, omit, textAt, withAt } from '../../core/json.ts'
import { splitApiVersion } from '../../kube/paths.ts'

const METADATA = [
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'managedFields',
  'selfLink',
]

/** By `group/Kind`. */
const FIELDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '/Endpoints': [['subsets']],
  '/PersistentVolume': [['spec', 'claimRef']],
  'certificates.k8s.io/CertificateSigningRequest': [
    ['spec', 'username'],
    ['spec', 'uid'],
    ['spec', 'groups'],
    ['spec', 'extra'],
  ],
  'coordination.k8s.io/Lease': [['spec']],
  'discovery.k8s.io/EndpointSlice': [['endpoints'], ['ports']],
}

/** Labels and annotations that are written by the API server and the controllers of Kubernetes. */
const KEYS = [
  'apps.kubernetes.io/',
  'autoscaling.alpha.kubernetes.io/',
  'batch.kubernetes.io/',
  'control-plane.alpha.kubernetes.io/',
  'controller-uid',
  'deployment.kubernetes.io/',
  'deprecated.daemonset.template.generation',
  'endpoints.kubernetes.io/',
  'endpointslice.kubernetes.io/',
  'job-name',
  'kubernetes.io/limit-ranger',
  'kubernetes.io/metadata.name',
  'kubernetes.io/service-account.uid',
  'pod-template-hash',
  'pv.kubernetes.io/',
  'statefulset.kubernetes.io/',
  'topology.kubernetes.io/',
  'volume.beta.kubernetes.io/',
  'volume.kubernetes.io/',
]

/** The part of an object that its owner decides about. */
export function ownersPart(object: JsonObject): JsonObject {
  const { group } = splitApiVersion(textAt(object, 'apiVersion') ?? '')
  const type = `${group}/${textAt(object, 'kind') ?? ''}`
  const metadata = isObject(object.metadata) ? omit(object.metadata, METADATA) : {}
  const bare: JsonObject = { ...omit(object, ['status']), metadata }
  const fields = [...(FIELDS[type] ?? []), ...(isAggregated(object) ? [['rules']] : [])]
  return fields.reduce((rest, path) => withAt(rest, path, undefined), bare)
}

/** The rules of such a ClusterRole are gathered from others. */
function isAggregated(object: JsonObject): boolean {
  return object.kind === 'ClusterRole' && isObject(object.aggregationRule)
}

/** Whether the entry of a map of labels or annotations is the cluster's own. */
export function isClustersKey(map: string | number | undefined, key: string): boolean {
  if (map !== 'labels' && map !== 'annotations' && map !== 'matchLabels') return false
  return KEYS.some((known) => (known.endsWith('/') ? key.startsWith(known) : key === known))
}

/** An entry that admission of Kubernetes itself puts into a list, by `definition.field`. */
export function isClustersEntry(list: string, entry: Json): boolean {
  return ENTRIES[list]?.(entry) ?? false
}

const isAny = (): boolean => true
const ENTRIES: Readonly<Record<string, (entry: Json) => boolean>> = {
  'core.Container.volumeMounts': (entry) =>
    textAt(entry, 'mountPath') === '/var/run/secrets/kubernetes.io/serviceaccount',
  'core.PodSpec.imagePullSecrets': isAny,
  'core.PodSpec.tolerations': (entry) => textAt(entry, 'key')?.startsWith('node.kubernetes.io/') ?? false,
  'core.PodSpec.volumes': (entry) => textAt(entry, 'name')?.startsWith('kube-api-access-') ?? false,
  'core.ServiceAccount.imagePullSecrets': isAny,
  'core.ServiceAccount.secrets': isAny,
  'meta.ObjectMeta.finalizers': (entry) => typeof entry === 'string' && entry.startsWith('kubernetes.io/'),
}
