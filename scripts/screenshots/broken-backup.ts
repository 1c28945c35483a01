// A backup with faults that only a restore shows. What the pictures show of it, a real API server said.
import type { JsonObject } from '../../src/core/json.ts'
import { writeBackup } from '../../test/build/bucket.ts'
import { configMap, crd, filesOf, namespace, object, pod, secret } from '../../test/itg/engine/objects.ts'

const NAMESPACES = ['billing', 'checkout', 'identity', 'search', 'shop', 'warehouse']

/** Writes `backups/nightly/` below the folder. */
export function writeBrokenBackup(folder: string): void {
  const objects = [...NAMESPACES.flatMap(sound), ...faults()]
  writeBackup(folder, 'nightly', { files: filesOf(...objects) })
}

function sound(space: string): readonly JsonObject[] {
  const names = Array.from({ length: 12 }, (_none, index) => `part-${String(index + 1).padStart(2, '0')}`)
  return [
    namespace(space),
    ...names.flatMap((name) => [
      configMap(space, name, { data: { mode: 'on' } }),
      secret(space, name, { data: { key: 'dmFsdWU=' } }),
      deployment(space, name, 2),
      object('v1', 'Service', space, name, {
        spec: { ports: [{ port: 80 }], selector: { app: name } },
      }),
    ]),
  ]
}

function deployment(space: string, name: string, replicas: number): JsonObject {
  const labels = { app: name }
  const containers = [{ name: 'main', image: 'example/main:1' }]
  return object('apps/v1', 'Deployment', space, name, {
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  })
}

function faults(): readonly JsonObject[] {
  const volumes = [{ name: 'keys', secret: { secretName: 'payment-keys' } }]
  return [
    deployment('shop', 'cart', -1),
    deployment('shop', 'mailer', -1),
    ...['privileged', 'restricted'].map((name) =>
      object('policy/v1beta1', 'PodSecurityPolicy', '', name, {
        spec: { privileged: name === 'privileged' },
      }),
    ),
    pod('shop', 'payments', { spec: { volumes }, status: { phase: 'Running' } }),
    knownFields('gadgets.example.com', 'Gadget', { size: { type: 'integer' } }),
    object('gadgets.example.com/v1', 'Gadget', 'warehouse', 'shelf', { spec: { size: 3, colour: 'red' } }),
    knownFields('widgets.example.com', 'Widget', { size: { type: 'integer' } }),
    webhook(),
    ...['lamp', 'desk', 'chair', 'sofa'].map((name) =>
      object('widgets.example.com/v1', 'Widget', 'shop', name, { spec: { size: 1 } }),
    ),
  ]
}

function knownFields(group: string, kind: string, properties: JsonObject): JsonObject {
  const schema = { type: 'object', properties: { spec: { type: 'object', properties } } }
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }]
  return crd(group, kind, { spec: { versions } })
}

/** Nobody answers for it in a cluster where no pod runs, so what it must be asked about is refused. */
function webhook(): JsonObject {
  return object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'policy', {
    webhooks: [
      {
        name: 'policy.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        clientConfig: { service: { namespace: 'shop', name: 'policy', path: '/' } },
        rules: [
          {
            apiGroups: ['widgets.example.com'],
            apiVersions: ['*'],
            operations: ['CREATE'],
            resources: ['*'],
          },
        ],
      },
    ],
  })
}
