// Which field of which kind names which object. One row per field; `[]` walks a list.
import type { ReferenceClass } from './classes.ts'

export interface TypeName {
  readonly group: string
  readonly kind: string
}

export interface ReferenceRule {
  readonly class: ReferenceClass
  /** Way to the part of the object that holds the name. */
  readonly at: string
  /** Field of that part with the name. */
  readonly name: string
  /** A fixed type; or the fields that say it: `kind`, and `apiVersion` or `apiGroup`. */
  readonly to: TypeName | 'named'
  /** Kinds that count for a `named` type; without it all do. */
  readonly kinds?: readonly string[]
  /** Field with the namespace. Without it the namespace of the object itself, or none for a type of the whole cluster. */
  readonly namespace?: string
  readonly isClusterScoped?: true
  /** Field that says the object may be missing. */
  readonly optional?: string
}

const core = (kind: string): TypeName => ({ group: '', kind })
const SECRET = core('Secret')
const CONFIG_MAP = core('ConfigMap')
const SERVICE = core('Service')
const CLAIM = core('PersistentVolumeClaim')
const PRIORITY_CLASS = { group: 'scheduling.k8s.io', kind: 'PriorityClass' }
const RUNTIME_CLASS = { group: 'node.k8s.io', kind: 'RuntimeClass' }
const STORAGE_CLASS = { group: 'storage.k8s.io', kind: 'StorageClass' }
const INGRESS_CLASS = { group: 'networking.k8s.io', kind: 'IngressClass' }

const secret = (at: string, name = 'name', optional = 'optional'): ReferenceRule => ({
  class: 'missing-secret',
  at,
  name,
  to: SECRET,
  optional,
})
const configMap = (at: string): ReferenceRule => ({
  class: 'missing-config-map',
  at,
  name: 'name',
  to: CONFIG_MAP,
  optional: 'optional',
})

/** Volume plugins that take a Secret by the same field. */
const SECRET_REF_VOLUMES = ['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos']

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers']

function claimRules(at: string): readonly ReferenceRule[] {
  return [
    {
      class: 'missing-storage-class',
      at,
      name: 'storageClassName',
      to: STORAGE_CLASS,
      isClusterScoped: true,
    },
  ]
}

/** Below a PodSpec. */
const POD_RULES: readonly ReferenceRule[] = [
  secret('volumes[].secret', 'secretName'),
  configMap('volumes[].configMap'),
  secret('volumes[].projected.sources[].secret'),
  configMap('volumes[].projected.sources[].configMap'),
  secret('volumes[].csi.nodePublishSecretRef'),
  secret('volumes[].azureFile', 'secretName'),
  ...SECRET_REF_VOLUMES.map((plugin) => secret(`volumes[].${plugin}.secretRef`)),
  ...claimRules('volumes[].ephemeral.volumeClaimTemplate.spec'),
  { class: 'missing-claim', at: 'volumes[].persistentVolumeClaim', name: 'claimName', to: CLAIM },
  ...CONTAINER_LISTS.flatMap((list) => [
    secret(`${list}[].env[].valueFrom.secretKeyRef`),
    configMap(`${list}[].env[].valueFrom.configMapKeyRef`),
    secret(`${list}[].envFrom[].secretRef`),
    configMap(`${list}[].envFrom[].configMapRef`),
  ]),
  { class: 'missing-pull-secret', at: 'imagePullSecrets[]', name: 'name', to: SECRET },
  {
    class: 'missing-service-account',
    at: '',
    name: 'serviceAccountName',
    to: core('ServiceAccount'),
  },
  {
    class: 'missing-priority-class',
    at: '',
    name: 'priorityClassName',
    to: PRIORITY_CLASS,
    isClusterScoped: true,
  },
  {
    class: 'missing-runtime-class',
    at: '',
    name: 'runtimeClassName',
    to: RUNTIME_CLASS,
    isClusterScoped: true,
  },
]

/** Where the PodSpec of a kind lies, by `group/Kind`; its labels lie beside it in `metadata`. */
export const POD_SPECS: Readonly<Record<string, string>> = {
  '/Pod': 'spec',
  '/PodTemplate': 'template.spec',
  '/ReplicationController': 'spec.template.spec',
  'apps/DaemonSet': 'spec.template.spec',
  'apps/Deployment': 'spec.template.spec',
  'apps/ReplicaSet': 'spec.template.spec',
  'apps/StatefulSet': 'spec.template.spec',
  'batch/CronJob': 'spec.jobTemplate.spec.template.spec',
  'batch/Job': 'spec.template.spec',
}

const ROLE: ReferenceRule = {
  class: 'missing-role',
  at: 'roleRef',
  name: 'name',
  to: 'named',
  kinds: ['Role', 'ClusterRole'],
}
const SUBJECTS: ReferenceRule = {
  class: 'missing-subject',
  at: 'subjects[]',
  name: 'name',
  to: 'named',
  kinds: ['ServiceAccount'],
  namespace: 'namespace',
}
const webhookService = (at: string): ReferenceRule => ({
  class: 'missing-webhook-service',
  at,
  name: 'name',
  to: SERVICE,
  namespace: 'namespace',
})
const policy = (kind: string): ReferenceRule => ({
  class: 'missing-policy',
  at: 'spec',
  name: 'policyName',
  to: { group: 'admissionregistration.k8s.io', kind },
  isClusterScoped: true,
})

/** By `group/Kind`. */
const KIND_RULES: Readonly<Record<string, readonly ReferenceRule[]>> = {
  '/PersistentVolumeClaim': [
    ...claimRules('spec'),
    {
      class: 'missing-volume',
      at: 'spec',
      name: 'volumeName',
      to: core('PersistentVolume'),
      isClusterScoped: true,
    },
  ],
  '/ServiceAccount': [{ class: 'missing-pull-secret', at: 'imagePullSecrets[]', name: 'name', to: SECRET }],
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': [policy('MutatingAdmissionPolicy')],
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': [
    webhookService('webhooks[].clientConfig.service'),
  ],
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': [policy('ValidatingAdmissionPolicy')],
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': [
    webhookService('webhooks[].clientConfig.service'),
  ],
  'apiextensions.k8s.io/CustomResourceDefinition': [
    webhookService('spec.conversion.webhook.clientConfig.service'),
  ],
  'apiregistration.k8s.io/APIService': [
    { class: 'missing-api-service', at: 'spec.service', name: 'name', to: SERVICE, namespace: 'namespace' },
  ],
  'apps/StatefulSet': claimRules('spec.volumeClaimTemplates[].spec'),
  'autoscaling/HorizontalPodAutoscaler': [
    { class: 'missing-scale-target', at: 'spec.scaleTargetRef', name: 'name', to: 'named' },
  ],
  'networking.k8s.io/Ingress': [
    {
      class: 'missing-ingress-class',
      at: 'spec',
      name: 'ingressClassName',
      to: INGRESS_CLASS,
      isClusterScoped: true,
    },
    { class: 'missing-secret', at: 'spec.tls[]', name: 'secretName', to: SECRET },
    { class: 'missing-backend', at: 'spec.defaultBackend.service', name: 'name', to: SERVICE },
    { class: 'missing-backend', at: 'spec.rules[].http.paths[].backend.service', name: 'name', to: SERVICE },
  ],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [ROLE, SUBJECTS],
  'rbac.authorization.k8s.io/RoleBinding': [ROLE, SUBJECTS],
}

/** All rows for one kind, with ways from the top of the object. */
export function rulesFor(group: string, kind: string): readonly ReferenceRule[] {
  const type = `${group}/${kind}`
  const known = cache.get(type)
  if (known !== undefined) return known
  const podSpec = POD_SPECS[type]
  const rules = [
    ...(podSpec === undefined ? [] : POD_RULES.map((rule) => ({ ...rule, at: below(podSpec, rule.at) }))),
    ...(KIND_RULES[type] ?? []),
  ]
  cache.set(type, rules)
  return rules
}

const cache = new Map<string, readonly ReferenceRule[]>()

function below(way: string, rest: string): string {
  return rest === '' ? way : `${way}.${rest}`
}
