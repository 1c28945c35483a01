// A backup in which nearly everything names an address outside: what an API server calls, what controllers act on, what pods would
// reach. The addresses are those of documentation, where nobody is.
import type { JsonObject } from '../../../src/core/json.ts'
import { configMap, crd, filesOf, namespace, object, pod, secret } from '../../itg/engine/objects.ts'
import type { ArchiveFiles } from '../archive.ts'

/** By number, so that no name has to be asked for first. */
const V4 = '192.0.2.66'
const V6 = '2001:db8:66::66'
const NAMED = 'hooks.outside.example.com'
const PLACE = 'outward'

export const OUTSIDE_URLS = [`https://${V4}/ask`, `https://[${V6}]/ask`, `https://${NAMED}/ask`] as const

function rules(resources: readonly string[], groups: readonly string[] = ['*']): JsonObject {
  return { rules: [{ operations: ['*'], apiGroups: groups, apiVersions: ['*'], resources }] }
}

function webhook(
  name: string,
  clientConfig: JsonObject,
  failurePolicy: 'Fail' | 'Ignore',
  about: JsonObject,
): JsonObject {
  const more = { sideEffects: 'None', admissionReviewVersions: ['v1'], timeoutSeconds: 1 }
  return { name: `${name}.outside.example.com`, clientConfig, failurePolicy, ...more, ...about }
}

function configuration(kind: string, name: string, ...webhooks: readonly JsonObject[]): JsonObject {
  return object('admissionregistration.k8s.io/v1', kind, '', name, { webhooks })
}

const ANYTHING = rules(['*/*'])
const byService = (name: string): JsonObject => ({ service: { namespace: PLACE, name } })

const WEBHOOKS = [
  configuration(
    'MutatingWebhookConfiguration',
    'by-url',
    ...OUTSIDE_URLS.map((url, index) => webhook(`url-${index}`, { url }, 'Ignore', ANYTHING)),
  ),
  configuration(
    'ValidatingWebhookConfiguration',
    'by-service',
    webhook('alias', byService('alias'), 'Ignore', ANYTHING),
    webhook('far', byService('far'), 'Ignore', ANYTHING),
    webhook('strict', byService('far'), 'Fail', rules(['networkpolicies'], ['networking.k8s.io'])),
  ),
]

function service(name: string, spec: JsonObject, annotations: JsonObject = {}): JsonObject {
  return object('v1', 'Service', PLACE, name, { metadata: { annotations }, spec })
}

const SERVICES = [
  service('alias', { type: 'ExternalName', externalName: NAMED }),
  service('far', { ports: [{ port: 443 }] }),
  service(
    'shop',
    {
      type: 'LoadBalancer',
      ports: [{ port: 443 }],
      externalIPs: [V4],
      loadBalancerSourceRanges: ['0.0.0.0/0'],
    },
    {
      'external-dns.alpha.kubernetes.io/hostname': 'shop.outside.example.com',
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
    },
  ),
  object('v1', 'Endpoints', PLACE, 'far', {
    subsets: [{ addresses: [{ ip: V4 }], ports: [{ port: 443 }] }],
  }),
  object('discovery.k8s.io/v1', 'EndpointSlice', PLACE, 'far-1', {
    metadata: { labels: { 'kubernetes.io/service-name': 'far' } },
    addressType: 'IPv6',
    endpoints: [{ addresses: [V6] }],
    ports: [{ port: 443 }],
  }),
]

function apiService(group: string, serviceName: string): JsonObject {
  return object('apiregistration.k8s.io/v1', 'APIService', '', `v1.${group}`, {
    spec: {
      group,
      version: 'v1',
      service: { namespace: PLACE, name: serviceName },
      insecureSkipTLSVerify: true,
      groupPriorityMinimum: 100,
      versionPriority: 100,
    },
  })
}

const API_SERVICES = [
  apiService('alias.outside.example.com', 'alias'),
  apiService('far.outside.example.com', 'far'),
  object('far.outside.example.com/v1', 'Thing', PLACE, 'aggregated'),
]

/** Stored as v1; its items come as v1beta1. */
function converted(kind: string, clientConfig: JsonObject): readonly JsonObject[] {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
  const version = (name: string, storage: boolean): JsonObject => ({ name, served: true, storage, schema })
  const spec = {
    versions: [version('v1', true), version('v1beta1', false)],
    conversion: {
      strategy: 'Webhook',
      webhook: { clientConfig, conversionReviewVersions: ['v1'] },
    },
  }
  const group = 'convert.outside.example.com'
  return [
    crd(group, kind, { spec }),
    object(`${group}/v1beta1`, kind, PLACE, 'old'),
    object(`${group}/v1`, kind, PLACE, 'new'),
  ]
}

/** What controllers would act on, each with its definition. */
const CUSTOM: readonly (readonly [group: string, version: string, kind: string, spec: JsonObject])[] = [
  [
    'argoproj.io',
    'v1',
    'Application',
    {
      source: { repoURL: `https://${NAMED}/repo.git` },
      destination: { server: `https://${V4}` },
      syncPolicy: { automated: { prune: true } },
    },
  ],
  ['source.toolkit.fluxcd.io', 'v1', 'GitRepository', { url: `https://${NAMED}/repo.git`, interval: '1s' }],
  [
    'cert-manager.io',
    'v1',
    'Issuer',
    { acme: { server: `https://${V4}/directory`, email: 'a@outside.example.com' } },
  ],
  ['externaldns.k8s.io', 'v1', 'DNSEndpoint', { endpoints: [{ dnsName: NAMED, targets: [V4] }] }],
  ['external-secrets.io', 'v1', 'SecretStore', { provider: { vault: { server: `https://${V4}:8200` } } }],
  ['velero.io', 'v1', 'BackupStorageLocation', { provider: 'aws', config: { s3Url: `https://${V4}` } }],
]

const CUSTOM_OBJECTS = CUSTOM.flatMap(([group, version, kind, spec]) => [
  crd(group, kind),
  object(`${group}/${version}`, kind, PLACE, 'a', { spec }),
])

const OTHERS = [
  object('storage.k8s.io/v1', 'CSIDriver', '', 'csi.outside.example.com', {
    spec: { tokenRequests: [{ audience: `https://${NAMED}` }], requiresRepublish: true },
  }),
  object('storage.k8s.io/v1', 'StorageClass', '', 'far', { provisioner: 'csi.outside.example.com' }),
  object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', '', 'starve', {
    spec: {
      matchingPrecedence: 2,
      priorityLevelConfiguration: { name: 'catch-all' },
      rules: [
        {
          subjects: [{ kind: 'Group', group: { name: 'nobody' } }],
          nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
        },
      ],
    },
  }),
  object('networking.k8s.io/v1', 'Ingress', PLACE, 'web', {
    metadata: {
      annotations: {
        'cert-manager.io/cluster-issuer': 'production',
        'nginx.ingress.kubernetes.io/auth-url': `https://${NAMED}/auth`,
      },
    },
    spec: { defaultBackend: { service: { name: 'shop', port: { number: 443 } } } },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', PLACE, 'open', { spec: { podSelector: {} } }),
  object('v1', 'ServiceAccount', PLACE, 'aide', {
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::000000000000:role/production' } },
  }),
  secret(PLACE, 'registry', {
    type: 'kubernetes.io/dockerconfigjson',
    data: {
      '.dockerconfigjson': Buffer.from(JSON.stringify({ auths: { [NAMED]: { auth: 'eDp5' } } })).toString(
        'base64',
      ),
    },
  }),
  configMap(PLACE, 'settings', { data: { url: `https://${NAMED}` } }),
  pod(PLACE, 'calls', {
    spec: { containers: [{ name: 'main', image: `${NAMED}/image:1`, imagePullPolicy: 'Always' }] },
  }),
  object('batch/v1', 'CronJob', PLACE, 'each-minute', {
    spec: {
      schedule: '* * * * *',
      jobTemplate: {
        spec: {
          template: {
            spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: `${NAMED}/image:1` }] },
          },
        },
      },
    },
  }),
  object('v1', 'PersistentVolume', '', 'far', {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Delete',
      nfs: { server: V4, path: '/' },
    },
  }),
  // Asked and answered at once: nothing of them is stored.
  object('authorization.k8s.io/v1', 'SelfSubjectAccessReview', '', 'may-i', {
    spec: { resourceAttributes: { verb: '*', resource: '*' } },
  }),
  object('authentication.k8s.io/v1', 'TokenReview', '', 'who-is-it', { spec: { token: 'x' } }),
]

export function outwardBackup(): ArchiveFiles {
  return filesOf(
    namespace(PLACE),
    ...WEBHOOKS,
    ...SERVICES,
    ...API_SERVICES,
    ...converted('ByUrl', { url: OUTSIDE_URLS[0] }),
    ...converted('ByService', byService('far')),
    ...CUSTOM_OBJECTS,
    ...OTHERS,
  )
}
