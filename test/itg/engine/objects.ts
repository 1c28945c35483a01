// Small objects for archives and targets. A test writes down only what its rule is about.

import { type JsonObject, objectAt, textAt } from '../../../src/core/json.ts'
import builtIn from '../../../src/kube/builtin-resources.json' with { type: 'json' }
import { discoveryOf } from '../../../src/kube/discovery.ts'
import { joinGroupResource, splitApiVersion } from '../../../src/kube/paths.ts'
import type { ArchiveFiles } from '../../build/archive.ts'
import { itemPath } from '../../build/archive.ts'

const BUILT_IN = discoveryOf(builtIn)

/** An object by kind and name; `metadata` and the other fields are laid over it. The namespace is '' for cluster scope. */
export function object(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  fields: JsonObject = {},
): JsonObject {
  const metadata = { ...(namespace === '' ? {} : { namespace }), name, ...objectAt(fields, 'metadata') }
  return { apiVersion, kind, ...fields, metadata }
}

/** Something else than what is tested, kept as it is: nobody looks inside a ConfigMap. */
export function configMap(namespace: string, name: string, fields: JsonObject = {}): JsonObject {
  return object('v1', 'ConfigMap', namespace, name, fields)
}

export function secret(namespace: string, name: string, fields: JsonObject = {}): JsonObject {
  return object('v1', 'Secret', namespace, name, { type: 'Opaque', ...fields })
}

export function serviceAccount(namespace: string, name: string, fields: JsonObject = {}): JsonObject {
  return object('v1', 'ServiceAccount', namespace, name, fields)
}

export function namespace(name: string, fields: JsonObject = {}): JsonObject {
  return object('v1', 'Namespace', '', name, fields)
}

/** One container; `spec` is laid over it. */
export function pod(inNamespace: string, name: string, fields: JsonObject = {}): JsonObject {
  const spec = { containers: [{ name: 'main', image: 'example/main:1' }], ...objectAt(fields, 'spec') }
  return object('v1', 'Pod', inNamespace, name, { ...fields, spec })
}

export function job(inNamespace: string, name: string, fields: JsonObject = {}): JsonObject {
  const template = {
    metadata: {},
    spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'example/main:1' }] },
  }
  return object('batch/v1', 'Job', inNamespace, name, {
    ...fields,
    spec: { template, ...objectAt(fields, 'spec') },
  })
}

export function claim(inNamespace: string, name: string, fields: JsonObject = {}): JsonObject {
  const spec = {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
    storageClassName: 'standard',
    ...objectAt(fields, 'spec'),
  }
  return object('v1', 'PersistentVolumeClaim', inNamespace, name, { ...fields, spec })
}

export function volume(name: string, fields: JsonObject = {}): JsonObject {
  const spec = {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Gi' },
    storageClassName: 'standard',
    persistentVolumeReclaimPolicy: 'Retain',
    hostPath: { path: '/data' },
    ...objectAt(fields, 'spec'),
  }
  return object('v1', 'PersistentVolume', '', name, { ...fields, spec })
}

/** A definition that takes any field: `crd('example.com', 'Widget')`; `spec` is laid over it. */
export function crd(group: string, kind: string, fields: JsonObject = {}): JsonObject {
  const plural = pluralOf(kind)
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
  // Without it the API server takes no definition of a group that belongs to Kubernetes.
  const annotations = group.endsWith('.k8s.io') ? { 'api-approved.kubernetes.io': 'unapproved' } : {}
  return object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', '', `${plural}.${group}`, {
    ...fields,
    metadata: { annotations, ...objectAt(fields, 'metadata') },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
      ...objectAt(fields, 'spec'),
    },
  })
}

function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`
}

/** `resource.group` of an object: built-in types by the API, others by their ending. */
export function groupResourceOf(entry: JsonObject): string {
  const apiVersion = textAt(entry, 'apiVersion') ?? ''
  const kind = textAt(entry, 'kind') ?? ''
  const { group } = splitApiVersion(apiVersion)
  const found = BUILT_IN.findKind(apiVersion, kind)
  return joinGroupResource(found?.resource ?? pluralOf(kind), group)
}

/** The files of an archive that holds these objects (F-30). */
export function filesOf(...objects: readonly JsonObject[]): ArchiveFiles {
  return Object.fromEntries(
    objects.map((entry) => {
      const { namespace: inNamespace = '', name } = objectAt(entry, 'metadata')
      return [itemPath(groupResourceOf(entry), String(inNamespace), String(name)), entry]
    }),
  )
}
