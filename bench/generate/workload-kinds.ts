import type { JsonObject } from '../../src/core/json.ts'
import { type Identity, storedMetadata, timestamp, withManagedFields } from './metadata.ts'
import type { Random } from './random.ts'
import { keyOf } from './words.ts'

/** With every default that an API server fills in, and the status of a rollout that has ended. */
export function deployment(random: Random, identity: Identity): JsonObject {
  const replicas = 1 + random.below(4)
  const metadata = storedMetadata(random, identity)
  const { annotations } = metadata as { annotations: JsonObject }
  const selected = { 'app.kubernetes.io/instance': identity.name }
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...metadata,
      generation: 1 + random.below(20),
      annotations: { ...annotations, 'deployment.kubernetes.io/revision': String(1 + random.below(20)) },
    },
    spec: {
      progressDeadlineSeconds: 600,
      replicas,
      revisionHistoryLimit: 10,
      selector: { matchLabels: selected },
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' }, type: 'RollingUpdate' },
      template: { metadata: { labels: selected }, spec: podSpec(random, identity) },
    },
    status: rolledOut(random, identity, replicas),
  }
  return withManagedFields(random, object, [
    { manager: 'helm', operation: 'Update', keys: ['metadata', 'spec'] },
    { manager: 'kube-controller-manager', operation: 'Update', keys: ['status'], subresource: 'status' },
  ])
}

function podSpec(random: Random, { namespace, name }: Identity): JsonObject {
  const env = Array.from({ length: random.below(6) }, (_, index) => ({
    name: `${keyOf(random).replaceAll('.', '_').toUpperCase()}_${index}`,
    value: String(random.below(10_000)),
  }))
  return {
    containers: [
      {
        name: 'main',
        image: `registry.example.com/${namespace}/${name}:${random.hex(12)}`,
        imagePullPolicy: 'IfNotPresent',
        // An API server stores no empty lists.
        ...(env.length > 0 ? { env } : {}),
        ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP' }],
        readinessProbe: {
          failureThreshold: 3,
          httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' },
          periodSeconds: 10,
          successThreshold: 1,
          timeoutSeconds: 1,
        },
        resources: { limits: { memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    serviceAccount: name,
    serviceAccountName: name,
    terminationGracePeriodSeconds: 30,
  }
}

function rolledOut(random: Random, { name }: Identity, replicas: number): JsonObject {
  const condition = (type: string, reason: string, message: string): JsonObject => ({
    type,
    status: 'True',
    reason,
    message,
    lastTransitionTime: timestamp(random),
    lastUpdateTime: timestamp(random),
  })
  return {
    availableReplicas: replicas,
    conditions: [
      condition('Available', 'MinimumReplicasAvailable', 'Deployment has minimum availability.'),
      condition(
        'Progressing',
        'NewReplicaSetAvailable',
        `ReplicaSet "${name}-${random.hex(10)}" has successfully progressed.`,
      ),
    ],
    observedGeneration: 1,
    readyReplicas: replicas,
    replicas,
    updatedReplicas: replicas,
  }
}

export function service(random: Random, identity: Identity): JsonObject {
  const clusterIP = `10.96.${random.below(250)}.${1 + random.below(250)}`
  const object = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: storedMetadata(random, identity),
    spec: {
      clusterIP,
      clusterIPs: [clusterIP],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
      selector: { 'app.kubernetes.io/instance': identity.name },
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
    status: { loadBalancer: {} },
  }
  return withManagedFields(random, object, [
    { manager: 'helm', operation: 'Update', keys: ['metadata', 'spec'] },
  ])
}

export function namespace(random: Random, { name }: Identity): JsonObject {
  const object = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      uid: random.uuid(),
      resourceVersion: String(1_000 + random.below(10_000)),
      creationTimestamp: timestamp(random),
      labels: { 'kubernetes.io/metadata.name': name, team: 'amber' },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }
  return withManagedFields(random, object, [
    { manager: 'kubectl-create', operation: 'Update', keys: ['metadata'] },
  ])
}
