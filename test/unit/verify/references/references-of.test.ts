// Object in, references out: every rule of the table has its row here.
import { describe, expect, test } from 'vitest'
import { pathText } from '../../../../src/core/field-path.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import { referencesOf } from '../../../../src/verify/references/references-of.ts'
import { POD_SPECS } from '../../../../src/verify/references/rules.ts'

function object(apiVersion: string, kind: string, fields: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { namespace: 'shop', name: 'it' }, ...fields }
}

/** `class group/Kind namespace/name path`. */
function found(entry: JsonObject): readonly string[] {
  return referencesOf(entry).map(
    ({ class: name, target, path }) =>
      `${name} ${target.group}/${target.kind} ${target.namespace}/${target.name} ${pathText(path)}`,
  )
}

const pod = (spec: JsonObject): JsonObject => object('v1', 'Pod', { spec })

describe('pods', () => {
  test.each<readonly [what: string, spec: JsonObject, expected: string]>([
    [
      'a volume from a Secret',
      { volumes: [{}, { secret: { secretName: 's' } }] },
      'missing-secret /Secret shop/s spec.volumes[1].secret.secretName',
    ],
    [
      'a volume from a ConfigMap',
      { volumes: [{ configMap: { name: 'c' } }] },
      'missing-config-map /ConfigMap shop/c spec.volumes[0].configMap.name',
    ],
    [
      'a projected Secret',
      { volumes: [{ projected: { sources: [{ secret: { name: 's' } }] } }] },
      'missing-secret /Secret shop/s spec.volumes[0].projected.sources[0].secret.name',
    ],
    [
      'a projected ConfigMap',
      { volumes: [{ projected: { sources: [{ configMap: { name: 'c' } }] } }] },
      'missing-config-map /ConfigMap shop/c spec.volumes[0].projected.sources[0].configMap.name',
    ],
    [
      'a CSI volume',
      { volumes: [{ csi: { nodePublishSecretRef: { name: 's' } } }] },
      'missing-secret /Secret shop/s spec.volumes[0].csi.nodePublishSecretRef.name',
    ],
    [
      'a share of Azure',
      { volumes: [{ azureFile: { secretName: 's' } }] },
      'missing-secret /Secret shop/s spec.volumes[0].azureFile.secretName',
    ],
    [
      'a volume plugin',
      { volumes: [{ iscsi: { secretRef: { name: 's' } } }] },
      'missing-secret /Secret shop/s spec.volumes[0].iscsi.secretRef.name',
    ],
    [
      'a claim',
      { volumes: [{ persistentVolumeClaim: { claimName: 'd' } }] },
      'missing-claim /PersistentVolumeClaim shop/d spec.volumes[0].persistentVolumeClaim.claimName',
    ],
    [
      'an ephemeral claim',
      { volumes: [{ ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'fast' } } } }] },
      'missing-storage-class storage.k8s.io/StorageClass /fast spec.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName',
    ],
    [
      'a variable from a Secret',
      { containers: [{ env: [{ valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] }] },
      'missing-secret /Secret shop/s spec.containers[0].env[0].valueFrom.secretKeyRef.name',
    ],
    [
      'a variable from a ConfigMap, of an init container',
      { initContainers: [{ env: [{ valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } }] }] },
      'missing-config-map /ConfigMap shop/c spec.initContainers[0].env[0].valueFrom.configMapKeyRef.name',
    ],
    [
      'all variables from a Secret, of an ephemeral container',
      { ephemeralContainers: [{ envFrom: [{ secretRef: { name: 's' } }] }] },
      'missing-secret /Secret shop/s spec.ephemeralContainers[0].envFrom[0].secretRef.name',
    ],
    [
      'all variables from a ConfigMap',
      { containers: [{ envFrom: [{ configMapRef: { name: 'c' } }] }] },
      'missing-config-map /ConfigMap shop/c spec.containers[0].envFrom[0].configMapRef.name',
    ],
    [
      'a Secret for images',
      { imagePullSecrets: [{ name: 'p' }] },
      'missing-pull-secret /Secret shop/p spec.imagePullSecrets[0].name',
    ],
    [
      'the account',
      { serviceAccountName: 'sa' },
      'missing-service-account /ServiceAccount shop/sa spec.serviceAccountName',
    ],
    [
      'the priority class',
      { priorityClassName: 'high' },
      'missing-priority-class scheduling.k8s.io/PriorityClass /high spec.priorityClassName',
    ],
    [
      'the runtime class',
      { runtimeClassName: 'gvisor' },
      'missing-runtime-class node.k8s.io/RuntimeClass /gvisor spec.runtimeClassName',
    ],
  ])('%s', (_what, spec, expected) => {
    expect(found(pod(spec))).toEqual([expected])
  })

  test('what is optional is no reference, and neither is an empty name', () => {
    const spec = {
      volumes: [
        { secret: { secretName: 's', optional: true } },
        { configMap: { name: 'c', optional: true } },
        { projected: { sources: [{ secret: { name: 's', optional: true } }] } },
      ],
      containers: [
        {
          env: [{ valueFrom: { secretKeyRef: { name: 's', optional: true } } }],
          envFrom: [{ configMapRef: { name: 'c', optional: true } }],
        },
      ],
      imagePullSecrets: [{ name: '' }, {}],
      serviceAccountName: '',
    }
    expect(found(pod(spec))).toEqual([])
  })

  test.each(Object.entries(POD_SPECS))('the pods of %s', (type, way) => {
    const [group = '', kind = ''] = type.split('/')
    const inside = way
      .split('.')
      .reduceRight<JsonObject>((value, step) => ({ [step]: value }), { serviceAccountName: 'sa' })
    const entry = object(group === '' ? 'v1' : `${group}/v1`, kind, inside)
    expect(found(entry)).toEqual([
      `missing-service-account /ServiceAccount shop/sa ${way}.serviceAccountName`,
    ])
  })

  test('fields of the wrong type are passed over', () => {
    expect(found(pod({ volumes: 'x', containers: [null, 3, { env: {} }], serviceAccountName: 7 }))).toEqual(
      [],
    )
  })
})

describe('other kinds', () => {
  const RBAC = 'rbac.authorization.k8s.io'
  test.each<readonly [what: string, object: JsonObject, expected: readonly string[]]>([
    [
      'a claim without a volume',
      object('v1', 'PersistentVolumeClaim', { spec: { storageClassName: 'fast' } }),
      ['missing-storage-class storage.k8s.io/StorageClass /fast spec.storageClassName'],
    ],
    [
      'a claim with its volume: the class is a label',
      object('v1', 'PersistentVolumeClaim', { spec: { storageClassName: 'fast', volumeName: 'pv' } }),
      ['missing-volume /PersistentVolume /pv spec.volumeName'],
    ],
    [
      'an account',
      object('v1', 'ServiceAccount', { imagePullSecrets: [{ name: 'p' }], secrets: [{ name: 'token' }] }),
      ['missing-pull-secret /Secret shop/p imagePullSecrets[0].name'],
    ],
    [
      'claim templates',
      object('apps/v1', 'StatefulSet', {
        spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast' } }] },
      }),
      [
        'missing-storage-class storage.k8s.io/StorageClass /fast spec.volumeClaimTemplates[0].spec.storageClassName',
      ],
    ],
    [
      'an autoscaler',
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
      }),
      ['missing-scale-target apps/Deployment shop/web spec.scaleTargetRef.name'],
    ],
    [
      'an autoscaler that knows the old home of Deployments',
      object('autoscaling/v1', 'HorizontalPodAutoscaler', {
        spec: { scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' } },
      }),
      ['missing-scale-target apps/Deployment shop/web spec.scaleTargetRef.name'],
    ],
    [
      'an Ingress',
      object('networking.k8s.io/v1', 'Ingress', {
        spec: {
          ingressClassName: 'public',
          tls: [{ secretName: 'cert' }],
          defaultBackend: { service: { name: 'a' } },
          rules: [
            { http: { paths: [{ backend: { service: { name: 'b' } } }, { backend: { resource: {} } }] } },
          ],
        },
      }),
      [
        'missing-ingress-class networking.k8s.io/IngressClass /public spec.ingressClassName',
        'missing-secret /Secret shop/cert spec.tls[0].secretName',
        'missing-backend /Service shop/a spec.defaultBackend.service.name',
        'missing-backend /Service shop/b spec.rules[0].http.paths[0].backend.service.name',
      ],
    ],
    [
      'an Ingress whose certificate is made for it',
      {
        ...object('networking.k8s.io/v1', 'Ingress', { spec: { tls: [{ secretName: 'cert' }] } }),
        metadata: { namespace: 'shop', name: 'it', annotations: { 'cert-manager.io/cluster-issuer': 'x' } },
      },
      [],
    ],
    [
      'a binding in a namespace',
      object(`${RBAC}/v1`, 'RoleBinding', {
        roleRef: { apiGroup: RBAC, kind: 'Role', name: 'r' },
        subjects: [
          { kind: 'ServiceAccount', name: 'sa', namespace: 'other' },
          { kind: 'User', name: 'u', apiGroup: RBAC },
          { kind: 'Group', name: 'g', apiGroup: RBAC },
        ],
      }),
      [
        `missing-role ${RBAC}/Role shop/r roleRef.name`,
        'missing-subject /ServiceAccount other/sa subjects[0].name',
      ],
    ],
    [
      'a binding to a ClusterRole',
      object(`${RBAC}/v1`, 'RoleBinding', { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'r' } }),
      [`missing-role ${RBAC}/ClusterRole /r roleRef.name`],
    ],
    [
      'webhooks',
      object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
        webhooks: [
          { clientConfig: { url: 'https://x' } },
          { clientConfig: { service: { name: 's', namespace: 'ops' } } },
        ],
      }),
      ['missing-webhook-service /Service ops/s webhooks[1].clientConfig.service.name'],
    ],
    [
      'webhooks that change',
      object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', {
        webhooks: [{ clientConfig: { service: { name: 's', namespace: 'ops' } } }],
      }),
      ['missing-webhook-service /Service ops/s webhooks[0].clientConfig.service.name'],
    ],
    [
      'a conversion',
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
        spec: { conversion: { webhook: { clientConfig: { service: { name: 's', namespace: 'ops' } } } } },
      }),
      ['missing-webhook-service /Service ops/s spec.conversion.webhook.clientConfig.service.name'],
    ],
    [
      'an aggregated API',
      object('apiregistration.k8s.io/v1', 'APIService', {
        spec: { service: { name: 's', namespace: 'ops' } },
      }),
      ['missing-api-service /Service ops/s spec.service.name'],
    ],
    [
      'a binding of a policy',
      object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', {
        spec: { policyName: 'p' },
      }),
      ['missing-policy admissionregistration.k8s.io/ValidatingAdmissionPolicy /p spec.policyName'],
    ],
    [
      'a binding of a policy that changes',
      object('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicyBinding', {
        spec: { policyName: 'p' },
      }),
      ['missing-policy admissionregistration.k8s.io/MutatingAdmissionPolicy /p spec.policyName'],
    ],
    ['a custom resource', object('example.com/v1', 'Pod', { spec: { serviceAccountName: 'sa' } }), []],
  ])('%s', (_what, entry, expected) => {
    expect(found(entry)).toEqual(expected)
  })
})
