// Objects as people write them, with next to nothing said: whatever the server fills in is no finding. One of nearly every kind
// of Kubernetes, so that a default that nobody published is noticed here.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { claim, configMap, crd, object, pod, secret, serviceAccount, volume } from '../engine/objects.ts'
import { openTarget, type Target } from '../engine/restore-archive.ts'
import { restoreWithDefects } from './restore-with-defects.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

const NS = 'plain'
const LABELS = { app: 'a' }
const PROBE = { httpGet: { port: 80 } }
const POD_SPEC: JsonObject = {
  serviceAccountName: 'sa',
  initContainers: [{ name: 'first', image: 'a:latest' }],
  containers: [
    {
      name: 'main',
      image: 'a:1',
      ports: [{ containerPort: 80 }, { containerPort: 53, protocol: 'UDP' }],
      env: [
        { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'EMPTY', value: '' },
      ],
      livenessProbe: PROBE,
      readinessProbe: { grpc: { port: 90 } },
      resources: { limits: { cpu: 1, memory: '1024Mi' } },
      securityContext: {},
    },
  ],
  volumes: [
    { name: 'none' },
    { name: 'cm', configMap: { name: 'c' } },
    { name: 'sec', secret: { secretName: 's' } },
    { name: 'down', downwardAPI: { items: [{ path: 'n', fieldRef: { fieldPath: 'metadata.name' } }] } },
    { name: 'all', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } },
    { name: 'host', hostPath: { path: '/x' } },
    { name: 'image', image: { reference: 'a:1' } },
  ],
}
const TEMPLATE = { metadata: { labels: LABELS }, spec: POD_SPEC }
const SELECTOR = { matchLabels: LABELS }
const JOB_TEMPLATE = { spec: { restartPolicy: 'Never', containers: [{ name: 'm', image: 'a' }] } }
const webhook = {
  name: 'w.example.com',
  admissionReviewVersions: ['v1'],
  sideEffects: 'None',
  failurePolicy: 'Ignore',
  clientConfig: { service: { namespace: NS, name: 'svc' } },
  rules: [{ apiGroups: ['none.example.com'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['x'] }],
}
const policyMatch = {
  resourceRules: [
    { apiGroups: ['none.example.com'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['x'] },
  ],
}
const METRIC_POLICY = { type: 'Pods', value: 1, periodSeconds: 30 }

const OBJECTS: readonly JsonObject[] = [
  configMap(NS, 'c'),
  secret(NS, 's', { type: '' }),
  serviceAccount(NS, 'sa'),
  object('v1', 'Service', NS, 'svc', { spec: { selector: LABELS, ports: [{ port: 80 }] } }),
  object('v1', 'Service', NS, 'sticky', {
    spec: { type: 'NodePort', sessionAffinity: 'ClientIP', ports: [{ port: 80 }] },
  }),
  object('v1', 'Service', NS, 'lb', { spec: { type: 'LoadBalancer', ports: [{ port: 80, name: 'a' }] } }),
  object('v1', 'Service', NS, 'ext', { spec: { type: 'ExternalName', externalName: 'example.com' } }),
  object('v1', 'LimitRange', NS, 'lr', { spec: { limits: [{ type: 'Container', max: { cpu: '4' } }] } }),
  object('v1', 'ResourceQuota', NS, 'rq', { spec: { hard: { 'count/widgets.none': '5' } } }),
  object('v1', 'ReplicationController', NS, 'rc', { spec: { template: TEMPLATE } }),
  object('v1', 'PodTemplate', NS, 'pt', { template: TEMPLATE }),
  pod(NS, 'p', { spec: { ...POD_SPEC, hostNetwork: true } }),
  claim(NS, 'pvc'),
  volume('pv'),
  object('apps/v1', 'Deployment', NS, 'd', { spec: { selector: SELECTOR, template: TEMPLATE } }),
  object('apps/v1', 'Deployment', NS, 'd2', {
    spec: {
      selector: SELECTOR,
      template: TEMPLATE,
      strategy: { rollingUpdate: { maxSurge: 2 } },
      replicas: 0,
    },
  }),
  object('apps/v1', 'StatefulSet', NS, 'sts', {
    spec: {
      selector: SELECTOR,
      template: TEMPLATE,
      serviceName: 'svc',
      volumeClaimTemplates: [
        {
          metadata: { name: 'v' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1024Mi' } } },
        },
      ],
    },
  }),
  object('apps/v1', 'DaemonSet', NS, 'ds', { spec: { selector: SELECTOR, template: TEMPLATE } }),
  object('apps/v1', 'ReplicaSet', NS, 'rs', { spec: { selector: SELECTOR, template: TEMPLATE } }),
  object('apps/v1', 'ControllerRevision', NS, 'cr', { revision: 1, data: { a: 1 } }),
  object('batch/v1', 'Job', NS, 'job', { spec: { template: JOB_TEMPLATE } }),
  object('batch/v1', 'Job', NS, 'job2', { spec: { template: JOB_TEMPLATE, parallelism: 2 } }),
  object('batch/v1', 'CronJob', NS, 'cj', {
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template: JOB_TEMPLATE } } },
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', NS, 'hpa', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' }, maxReplicas: 3 },
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', NS, 'hpa2', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
      maxReplicas: 3,
      behavior: { scaleDown: { policies: [METRIC_POLICY] } },
    },
  }),
  object('policy/v1', 'PodDisruptionBudget', NS, 'pdb', { spec: { selector: SELECTOR, minAvailable: 1 } }),
  object('networking.k8s.io/v1', 'Ingress', NS, 'ing', {
    spec: { defaultBackend: { service: { name: 'svc', port: { number: 80 } } } },
  }),
  object('networking.k8s.io/v1', 'IngressClass', '', 'ic', {
    spec: { controller: 'example.com/c', parameters: { kind: 'P', name: 'p', apiGroup: 'example.com' } },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', NS, 'np', {
    spec: { podSelector: {}, egress: [{ ports: [{ port: 53 }] }] },
  }),
  object('discovery.k8s.io/v1', 'EndpointSlice', NS, 'es', {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.1.2.3'] }],
    ports: [{ port: 80 }],
  }),
  object('rbac.authorization.k8s.io/v1', 'Role', NS, 'r', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', NS, 'rb', {
    roleRef: { kind: 'Role', name: 'r' },
    subjects: [
      { kind: 'User', name: 'u' },
      { kind: 'ServiceAccount', name: 'sa', namespace: NS },
    ],
  }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', '', 'cr', {
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { x: 'y' } }] },
  }),
  object('scheduling.k8s.io/v1', 'PriorityClass', '', 'pc', { value: 5 }),
  object('node.k8s.io/v1', 'RuntimeClass', '', 'rtc', { handler: 'runc' }),
  object('storage.k8s.io/v1', 'StorageClass', '', 'standard', { provisioner: 'example.com/p' }),
  object('storage.k8s.io/v1', 'CSIDriver', '', 'd.example.com', { spec: {} }),
  object('coordination.k8s.io/v1', 'Lease', NS, 'l', { spec: {} }),
  object('flowcontrol.apiserver.k8s.io/v1', 'PriorityLevelConfiguration', '', 'plc', {
    spec: { type: 'Limited', limited: { limitResponse: { type: 'Queue', queuing: {} } } },
  }),
  object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', '', 'fs', {
    spec: { priorityLevelConfiguration: { name: 'plc' } },
  }),
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'vw', {
    webhooks: [{ ...webhook, failurePolicy: null }],
  }),
  object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', '', 'mw', {
    webhooks: [webhook],
  }),
  object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', '', 'vap', {
    spec: { matchConstraints: policyMatch, validations: [{ expression: 'true' }] },
  }),
  object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', '', 'vapb', {
    spec: { policyName: 'vap', validationActions: ['Deny'], matchResources: {} },
  }),
  object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.none.example.org', {
    spec: {
      group: 'none.example.org',
      version: 'v1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { namespace: NS, name: 'svc' },
    },
  }),
  object('resource.k8s.io/v1', 'DeviceClass', '', 'dc', { spec: {} }),
  object('resource.k8s.io/v1', 'ResourceClaim', NS, 'rcl', {
    spec: { devices: { requests: [{ name: 'r', exactly: { deviceClassName: 'dc' } }] } },
  }),
  crd('plain.example.com', 'Gadget', {
    spec: {
      names: { kind: 'Gadget', plural: 'gadgets' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  properties: {
                    mode: { type: 'string', default: 'fast' },
                    retry: {
                      type: 'object',
                      default: {},
                      properties: { times: { type: 'integer', default: 3 }, when: { type: 'string' } },
                    },
                    kept: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                    nothing: { type: 'string' },
                  },
                },
              },
            },
          },
        },
      ],
    },
  }),
  object('plain.example.com/v1', 'Gadget', NS, 'g', {
    spec: { kept: { any: [1, 2.5, { thing: null }], big: 9_007_199_254_740_991 }, nothing: null },
  }),
]

test('nothing that the server fills in is a finding', async () => {
  const report = await restoreWithDefects(target, OBJECTS)
  expect(
    report.items.filter(({ outcome }) => outcome === 'failed').map(({ kind, detail }) => [kind, detail]),
  ).toEqual([])
  expect(report.counts.created).toBeGreaterThan(45)
  expect(report.findings).toEqual([])
  expect(report.readBack).toMatchObject({ missing: 0, unproved: 0 })
})
