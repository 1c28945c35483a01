// An object that acts, for each taming, and what becomes of it.
import type { JsonObject } from '../../../src/core/json.ts'
import type { TamingName } from '../../../src/safety/taming.ts'

interface Sample {
  readonly before: JsonObject
  readonly after: JsonObject
  /** In the order of the fields. */
  readonly changes: readonly string[]
}

export const SAMPLES: Readonly<Record<TamingName, Sample>> = {
  'no-replicas': {
    before: { metadata: { name: 'web' }, spec: { replicas: 3, paused: true } },
    after: { metadata: { name: 'web' }, spec: { replicas: 0, paused: true } },
    changes: ['set spec.replicas'],
  },
  'no-rollout': {
    before: { spec: { replicas: 2, triggers: [{ type: 'ConfigChange' }] } },
    after: { spec: { replicas: 0, triggers: [{ type: 'ConfigChange' }], paused: true } },
    changes: ['set spec.replicas', 'set spec.paused'],
  },
  suspended: {
    before: { spec: { schedule: '* * * * *', suspend: false } },
    after: { spec: { schedule: '* * * * *', suspend: true } },
    changes: ['set spec.suspend'],
  },
  'no-daemon-pods': {
    before: { spec: { template: { spec: { nodeSelector: { disk: 'ssd' }, containers: [] } } } },
    after: {
      spec: {
        template: {
          spec: { nodeSelector: { disk: 'ssd', 'restore-rehearsal/held': 'true' }, containers: [] },
        },
      },
    },
    changes: ['set spec.template.spec.nodeSelector[restore-rehearsal/held]'],
  },
  'cluster-ip': {
    before: {
      metadata: {
        annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'shop.example.com', team: 'a' },
        finalizers: ['service.kubernetes.io/load-balancer-cleanup', 'example.com/mine'],
      },
      spec: {
        type: 'LoadBalancer',
        loadBalancerIP: '203.0.113.7',
        externalIPs: ['203.0.113.8'],
        externalTrafficPolicy: 'Local',
        healthCheckNodePort: 31000,
        ports: [{ port: 80, nodePort: 30080 }],
      },
    },
    after: {
      metadata: { annotations: { team: 'a' }, finalizers: ['example.com/mine'] },
      spec: { type: 'ClusterIP', ports: [{ port: 80 }] },
    },
    changes: [
      'removed metadata.annotations[external-dns.alpha.kubernetes.io/hostname]',
      'set metadata.finalizers',
      'set spec.type',
      'removed spec.loadBalancerIP',
      'removed spec.externalIPs',
      'removed spec.externalTrafficPolicy',
      'removed spec.healthCheckNodePort',
      'set spec.ports',
    ],
  },
  'no-conversion': {
    before: {
      spec: {
        conversion: {
          strategy: 'Webhook',
          webhook: { clientConfig: { url: 'https://convert.example.com' }, conversionReviewVersions: ['v1'] },
        },
      },
    },
    after: { spec: { conversion: { strategy: 'None' } } },
    changes: [
      'set spec.conversion.strategy',
      'removed spec.conversion.webhook.clientConfig.url',
      'removed spec.conversion.webhook.conversionReviewVersions',
    ],
  },
  'retain-volume': {
    before: { spec: { persistentVolumeReclaimPolicy: 'Delete', storageClassName: 'fast' } },
    after: { spec: { persistentVolumeReclaimPolicy: 'Retain', storageClassName: 'fast' } },
    changes: ['set spec.persistentVolumeReclaimPolicy'],
  },
  'retain-contents': {
    before: { driver: 'csi.example.com', deletionPolicy: 'Delete' },
    after: { driver: 'csi.example.com', deletionPolicy: 'Retain' },
    changes: ['set deletionPolicy'],
  },
  'no-cloud-identity': {
    before: {
      metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/shop', team: 'a' } },
    },
    after: { metadata: { annotations: { team: 'a' } } },
    changes: ['removed metadata.annotations[eks.amazonaws.com/role-arn]'],
  },
  'service-accounts-only': {
    before: {
      roleRef: { kind: 'ClusterRole', name: 'admin' },
      subjects: [
        { kind: 'User', name: 'ada@example.com' },
        { kind: 'Group', name: 'system:authenticated' },
        { kind: 'Group', name: 'system:serviceaccounts:shop' },
        { kind: 'ServiceAccount', namespace: 'shop', name: 'web' },
      ],
    },
    after: {
      roleRef: { kind: 'ClusterRole', name: 'admin' },
      subjects: [
        { kind: 'Group', name: 'system:serviceaccounts:shop' },
        { kind: 'ServiceAccount', namespace: 'shop', name: 'web' },
      ],
    },
    changes: ['set subjects'],
  },
  'no-updates': {
    before: {
      spec: {
        targetRef: { name: 'web' },
        updatePolicy: { updateMode: 'Auto' },
        startupBoost: { cpu: { type: 'Factor', factor: 2 } },
        resourcePolicy: {
          containerPolicies: [
            { containerName: 'app', mode: 'Auto', startupBoost: { cpu: { type: 'Factor', factor: 3 } } },
          ],
        },
      },
    },
    after: {
      spec: {
        targetRef: { name: 'web' },
        updatePolicy: { updateMode: 'Off' },
        resourcePolicy: { containerPolicies: [{ containerName: 'app', mode: 'Auto' }] },
      },
    },
    changes: [
      'set spec.updatePolicy.updateMode',
      'removed spec.startupBoost.cpu.type',
      'removed spec.startupBoost.cpu.factor',
      'set spec.resourcePolicy.containerPolicies',
    ],
  },
  'no-start-from-zero': {
    before: { spec: { scaleTargetRef: { name: 'web' }, minReplicas: 0, maxReplicas: 5 } },
    after: { spec: { scaleTargetRef: { name: 'web' }, minReplicas: 1, maxReplicas: 5 } },
    changes: ['set spec.minReplicas'],
  },
}
