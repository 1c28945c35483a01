import type { JsonObject } from '../../../../src/core/json.ts'
import { textAt, textMapAt } from '../../../../src/core/json.ts'
import { applyModifiers, type Modified } from '../../../../src/restore/modifiers/apply-modifiers.ts'
import { parseModifiers, type ResourceModifiers } from '../../../../src/restore/modifiers/load-modifiers.ts'
import type { StrategicSchema } from '../../../../src/restore/modifiers/strategic-schema.ts'

/** A file with these rules, as YAML or as values. */
export function modifiers(rules: string | readonly object[]): ResourceModifiers {
  const text =
    typeof rules === 'string'
      ? `version: v1\nresourceModifierRules:\n${rules}`
      : JSON.stringify({ version: 'v1', resourceModifierRules: rules })
  return parseModifiers({ namespace: 'velero', name: 'changes', labels: {}, data: { rules: text } })
}

export function apply(
  rules: string | readonly object[],
  object: JsonObject,
  groupResource = 'configmaps',
  patchStrategies?: StrategicSchema,
): Modified {
  return applyModifiers(modifiers(rules), {
    object,
    groupResource,
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    name: textAt(object, 'metadata', 'name') ?? '',
    labels: textMapAt(object, 'metadata', 'labels'),
    ...(patchStrategies && { patchStrategies }),
  })
}

export function configMap(data: JsonObject, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'shop', ...metadata },
    data,
  }
}

const reference = (name: string) => ({ allOf: [{ $ref: `#/components/schemas/${name}` }], default: {} })
const listOf = (name: string, mergeKey?: string, strategy = 'merge') => ({
  type: 'array',
  items: reference(name),
  ...(mergeKey && { 'x-kubernetes-patch-merge-key': mergeKey, 'x-kubernetes-patch-strategy': strategy }),
})
const texts = { type: 'object', additionalProperties: { type: 'string' } }
const served = (group: string, version: string, kind: string) => ({
  'x-kubernetes-group-version-kind': [{ group, version, kind }],
})

/** Some of what a cluster publishes under /openapi/v3. */
export const OPEN_API = {
  components: {
    schemas: {
      'io.k8s.api.core.v1.Pod': {
        type: 'object',
        ...served('', 'v1', 'Pod'),
        properties: {
          metadata: reference('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'),
          spec: { $ref: '#/components/schemas/io.k8s.api.core.v1.PodSpec' },
        },
      },
      'io.k8s.api.core.v1.Service': {
        type: 'object',
        ...served('', 'v1', 'Service'),
        properties: { spec: reference('io.k8s.api.core.v1.ServiceSpec') },
      },
      'io.k8s.api.core.v1.ServiceSpec': {
        type: 'object',
        properties: { ports: listOf('io.k8s.api.core.v1.ServicePort', 'port') },
      },
      'io.k8s.api.core.v1.ServicePort': {
        type: 'object',
        properties: { port: { type: 'integer' }, name: { type: 'string' } },
      },
      'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': {
        type: 'object',
        properties: {
          labels: texts,
          finalizers: {
            type: 'array',
            items: { type: 'string', default: '' },
            'x-kubernetes-patch-strategy': 'merge',
          },
        },
      },
      'io.k8s.api.core.v1.PodSpec': {
        type: 'object',
        properties: {
          nodeSelector: texts,
          containers: listOf('io.k8s.api.core.v1.Container', 'name'),
          volumes: listOf('io.k8s.api.core.v1.Volume', 'name', 'merge,retainKeys'),
          tolerations: listOf('io.k8s.api.core.v1.Toleration'),
        },
      },
      'io.k8s.api.core.v1.Container': {
        type: 'object',
        properties: {
          name: { type: 'string' },
          image: { type: 'string' },
          args: { type: 'array', items: { type: 'string' } },
          ports: listOf('io.k8s.api.core.v1.ContainerPort', 'containerPort'),
        },
      },
      'io.k8s.api.core.v1.ContainerPort': {
        type: 'object',
        properties: { containerPort: { type: 'integer' } },
      },
      'io.k8s.api.core.v1.Toleration': { type: 'object', properties: { key: { type: 'string' } } },
      'io.k8s.api.core.v1.Volume': {
        type: 'object',
        properties: {
          name: { type: 'string' },
          hostPath: { type: 'object', properties: { path: { type: 'string' } } },
        },
      },
    },
  },
}
