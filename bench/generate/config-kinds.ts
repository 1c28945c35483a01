// ConfigMaps, Secrets, ServiceAccounts and Roles: two thirds of a usual backup.
import type { JsonObject } from '../../src/core/json.ts'
import { type Identity, storedMetadata, withManagedFields } from './metadata.ts'
import type { Random } from './random.ts'
import { keyOf, properties, prose } from './words.ts'

/** Bytes of payload; with metadata and managedFields the objects of a mix are 2 KB in the mean. */
const CONFIG_PAYLOAD = 480
const SECRET_PAYLOAD = 430

const HELM = { manager: 'helm', operation: 'Update' } as const

export function configMap(random: Random, identity: Identity): JsonObject {
  const bytes = random.sizeAround(CONFIG_PAYLOAD)
  const data = {
    'application.properties': properties(random, bytes),
    [keyOf(random)]: String(random.below(1_000)),
    [keyOf(random)]: random.pick(['true', 'false']),
  }
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: storedMetadata(random, identity), data }
  return withManagedFields(random, object, [{ ...HELM, keys: ['data', 'metadata'] }])
}

/** Every eighth is a certificate with its key; their bytes are noise, which compresses as little as real ones. */
export function secret(random: Random, identity: Identity): JsonObject {
  const noise = (bytes: number): string => random.bytes(bytes).toString('base64')
  const isTls = random.below(8) === 0
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: storedMetadata(random, identity),
    type: isTls ? 'kubernetes.io/tls' : 'Opaque',
    data: isTls
      ? { 'tls.crt': noise(1_250), 'tls.key': noise(1_200) }
      : { username: noise(9), password: noise(24), bundle: noise(random.sizeAround(SECRET_PAYLOAD)) },
  }
  return withManagedFields(random, object, [{ ...HELM, keys: ['data', 'metadata', 'type'] }])
}

export function serviceAccount(random: Random, identity: Identity): JsonObject {
  const object = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: storedMetadata(random, identity),
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: `registry-${identity.namespace}` }],
  }
  const keys = ['automountServiceAccountToken', 'imagePullSecrets', 'metadata']
  return withManagedFields(random, object, [{ ...HELM, keys }])
}

export function role(random: Random, identity: Identity): JsonObject {
  const rule = (): JsonObject => ({
    apiGroups: [random.pick(['', 'apps', 'batch', 'networking.k8s.io'])],
    resources: [random.pick(['configmaps', 'secrets', 'pods', 'jobs', 'leases']), prose(random, 24).slice(4)],
    verbs: ['get', 'list', 'watch', 'create', 'update', 'patch'].slice(0, 2 + random.below(5)),
  })
  const object = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: storedMetadata(random, identity),
    rules: Array.from({ length: 1 + random.below(5) }, rule),
  }
  return withManagedFields(random, object, [{ ...HELM, keys: ['metadata', 'rules'] }])
}
