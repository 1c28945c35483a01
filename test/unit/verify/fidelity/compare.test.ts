import { describe, expect, test } from 'vitest'
import { pathText } from '../../../../src/core/field-path.ts'
import { type Json, type JsonObject, parseJson } from '../../../../src/core/json.ts'
import { compareObjects, isSameObject } from '../../../../src/verify/fidelity/compare.ts'
import { exactNumber } from '../../../../src/verify/fidelity/numbers.ts'
import { rootSchema, type SchemaNode } from '../../../../src/verify/fidelity/schema.ts'
import { ownersPart } from '../../../../src/verify/fidelity/server-owned.ts'

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const CORE = 'io.k8s.api.core.v1'
const DOCUMENT: Json = {
  components: {
    schemas: {
      [`${CORE}.Pod`]: {
        'x-kubernetes-group-version-kind': [{ group: '', kind: 'Pod', version: 'v1' }],
        properties: {
          metadata: ref('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'),
          spec: ref(`${CORE}.PodSpec`),
        },
      },
      'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': {
        properties: {
          name: { type: 'string' },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          finalizers: { type: 'array', items: { type: 'string' } },
        },
      },
      [`${CORE}.PodSpec`]: {
        properties: {
          hostname: { type: 'string' },
          restartPolicy: { type: 'string' },
          tolerations: { type: 'array', items: { properties: { key: { type: 'string' } } } },
          securityContext: { properties: { runAsUser: { type: 'integer' } } },
          containers: {
            type: 'array',
            'x-kubernetes-list-map-keys': ['name'],
            items: { default: {}, allOf: [ref(`${CORE}.Container`)] },
          },
        },
      },
      [`${CORE}.Container`]: {
        properties: {
          name: { type: 'string' },
          image: { type: 'string' },
          tty: { type: 'boolean' },
          args: { type: 'array', items: { type: 'string' } },
          ports: {
            type: 'array',
            'x-kubernetes-list-map-keys': ['containerPort', 'protocol'],
            items: {
              properties: {
                containerPort: { type: 'integer' },
                protocol: { type: 'string', default: 'TCP' },
              },
            },
          },
          resources: {
            properties: {
              limits: { additionalProperties: ref('io.k8s.apimachinery.pkg.api.resource.Quantity') },
            },
          },
        },
      },
      'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
      'com.example.v1.Widget': {
        'x-kubernetes-group-version-kind': [{ group: 'example.com', kind: 'Widget', version: 'v1' }],
        properties: {
          spec: {
            properties: {
              size: { type: 'integer' },
              mode: { type: 'string', default: 'fast' },
              retry: { default: {}, properties: { times: { default: 3 }, why: { type: 'string' } } },
              free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
              list: { type: 'array', items: { properties: { a: { type: 'integer' } } } },
            },
          },
        },
      },
    },
  },
}

function schemaOf(apiVersion: string, kind: string): SchemaNode {
  const schema = rootSchema(DOCUMENT, apiVersion, kind)
  if (schema === undefined) throw new Error(`no ${kind}`)
  return schema
}

function differences(
  schema: SchemaNode | undefined,
  sent: JsonObject,
  stored: JsonObject,
): readonly string[] {
  return compareObjects(sent, stored, schema).map(
    ({ kind, path, isUnknown }) => `${kind} ${pathText(path)}${isUnknown ? ' unknown' : ''}`,
  )
}

type Row = readonly [what: string, sent: JsonObject, stored: JsonObject, expected: readonly string[]]

describe('a type of Kubernetes', () => {
  const containers = (...entries: readonly JsonObject[]): JsonObject => ({ spec: { containers: entries } })

  test.each<Row>([
    ['the same', { spec: { hostname: 'a' } }, { spec: { hostname: 'a' } }, []],
    ['another value', { spec: { hostname: 'a' } }, { spec: { hostname: 'b' } }, ['changed spec.hostname']],
    ['a field is gone', { spec: { hostname: 'a' } }, { spec: {} }, ['dropped spec.hostname']],
    [
      'a field that nobody knows is gone',
      { spec: { hots: 'a' } },
      { spec: {} },
      ['dropped spec.hots unknown'],
    ],
    [
      'something empty is gone',
      { spec: { hostname: '', securityContext: {}, tolerations: [] } },
      { spec: {} },
      [],
    ],
    ['null is gone', { spec: null, metadata: { name: null } }, { metadata: {} }, []],
    ['a default of the table', { spec: {} }, { spec: { restartPolicy: 'Always' } }, []],
    [
      'a value that is no default',
      { spec: {} },
      { spec: { restartPolicy: 'Never' } },
      ['added spec.restartPolicy'],
    ],
    [
      'a default of the schema',
      containers({ name: 'a', ports: [{ containerPort: 1 }] }),
      containers({ name: 'a', ports: [{ containerPort: 1, protocol: 'TCP' }] }),
      [],
    ],
    [
      'an entry more',
      containers({ name: 'a' }),
      containers({ name: 'a' }, { name: 'sidecar' }),
      ['added spec.containers[1]'],
    ],
    [
      'an entry more in front',
      containers({ name: 'a', image: 'x' }),
      containers({ name: 'first' }, { name: 'a', image: 'y' }),
      ['changed spec.containers[0].image', 'added spec.containers[0]'],
    ],
    [
      'an entry less',
      containers({ name: 'a' }, { name: 'b' }),
      containers({ name: 'a' }),
      ['dropped spec.containers[1]'],
    ],
    [
      'entries in another order',
      containers({ name: 'a' }, { name: 'b' }),
      containers({ name: 'b' }, { name: 'a' }),
      [],
    ],
    [
      'an argument more',
      containers({ name: 'a', args: ['x'] }),
      containers({ name: 'a', args: ['x', 'y'] }),
      ['added spec.containers[0].args[1]'],
    ],
    [
      'an argument that comes twice',
      containers({ name: 'a', args: ['x', 'x'] }),
      containers({ name: 'a', args: ['x'] }),
      ['changed spec.containers[0].args'],
    ],
    [
      'another spelling of a quantity',
      containers({ name: 'a', resources: { limits: { cpu: 1, memory: '1024Mi' } } }),
      containers({ name: 'a', resources: { limits: { cpu: '1000m', memory: '1Gi' } } }),
      [],
    ],
    [
      'another quantity',
      containers({ name: 'a', resources: { limits: { cpu: '1' } } }),
      containers({ name: 'a', resources: { limits: { cpu: '2' } } }),
      ['changed spec.containers[0].resources.limits.cpu'],
    ],
    [
      'a label more',
      { metadata: { labels: { a: 'b' } } },
      { metadata: { labels: { a: 'b', team: 'x' } } },
      ['added metadata.labels.team'],
    ],
    [
      'labels at all',
      { metadata: {} },
      { metadata: { labels: { 'x.io/team': 'x' } } },
      ['added metadata.labels'],
    ],
    [
      'a label of the cluster',
      { metadata: {} },
      { metadata: { labels: { 'kubernetes.io/metadata.name': 'x' } } },
      [],
    ],
    [
      'a finalizer of the cluster',
      { metadata: {} },
      { metadata: { finalizers: ['kubernetes.io/pvc-protection'] } },
      [],
    ],
    [
      'a toleration of the cluster',
      { spec: { tolerations: [] } },
      { spec: { tolerations: [{ key: 'node.kubernetes.io/not-ready' }] } },
      [],
    ],
    ['another type', { spec: { hostname: 'a' } }, { spec: { hostname: ['a'] } }, ['changed spec.hostname']],
  ])('%s', (_what, sent, stored, expected) => {
    expect(differences(schemaOf('v1', 'Pod'), sent, stored)).toEqual(expected)
  })
})

describe('a custom resource', () => {
  test.each<Row>([
    ['a default', { spec: { size: 1 } }, { spec: { size: 1, mode: 'fast' } }, []],
    ['a default with defaults inside', { spec: {} }, { spec: { retry: { times: 3 } } }, []],
    [
      'more than the default',
      { spec: {} },
      { spec: { retry: { times: 3, why: 'x' } } },
      ['added spec.retry'],
    ],
    ['pruned', { spec: { colour: 'b' } }, { spec: {} }, ['dropped spec.colour unknown']],
    ['pruned false', { spec: { colour: false } }, { spec: {} }, ['dropped spec.colour unknown']],
    [
      'pruned deep down',
      { spec: { list: [{ a: 1, b: 2 }] } },
      { spec: { list: [{ a: 1 }] } },
      ['dropped spec.list[0].b unknown'],
    ],
    [
      'lists of different lengths',
      { spec: { list: [{ a: 1 }] } },
      { spec: { list: [{ a: 1 }, { a: 2 }] } },
      ['changed spec.list'],
    ],
    ['a free map is kept', { spec: { free: { x: { y: 1 } } } }, { spec: { free: { x: { y: 1 } } } }, []],
    [
      'a free map that lost a key',
      { spec: { free: { x: 1 } } },
      { spec: { free: {} } },
      ['dropped spec.free.x'],
    ],
  ])('%s', (_what, sent, stored, expected) => {
    expect(differences(schemaOf('example.com/v1', 'Widget'), sent, stored)).toEqual(expected)
  })

  test('numbers are compared digit by digit', () => {
    const sent = parseJson(
      '{"spec":{"size":123456789012345678901234567890,"free":{"a":0.1234567890123456789,"b":1.0,"c":2.50}}}',
    )
    const stored = parseJson(
      '{"spec":{"size":1.2345678901234568e+29,"free":{"a":0.12345678901234568,"b":1,"c":2.5}}}',
    )
    const schema = schemaOf('example.com/v1', 'Widget')
    expect(differences(schema, sent as JsonObject, stored as JsonObject)).toEqual([
      'lost-number spec.size',
      'lost-number spec.free.a',
    ])
    expect(isSameObject(sent as JsonObject, stored as JsonObject)).toBe(false)
  })
})

test('without a schema additions are left out: they may be defaults', () => {
  expect(differences(undefined, { a: { b: 1, c: 2 } }, { a: { b: 2, d: 3 } })).toEqual([
    'changed a.b',
    'dropped a.c',
  ])
})

test('a group such as storage.k8s.io has custom resources too', () => {
  const document = {
    components: {
      schemas: {
        'io.k8s.storage.snapshot.v1.VolumeSnapshot': {
          'x-kubernetes-group-version-kind': [
            { group: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', version: 'v1' },
          ],
          properties: {},
        },
      },
    },
  }
  const schema = rootSchema(document, 'snapshot.storage.k8s.io/v1', 'VolumeSnapshot')
  expect(schema?.definition).toBe('')
  expect(rootSchema(document, 'snapshot.storage.k8s.io/v2', 'VolumeSnapshot')).toBeUndefined()
})

test.each([
  ['1', '1e0'],
  ['1.0', '1e0'],
  ['10', '1e1'],
  ['100e-1', '1e1'],
  ['-0.050', '-5e-2'],
  ['0.0', '0'],
  ['-0', '0'],
  ['12345678901234567890', '1234567890123456789e1'],
])('the exact value of %s', (literal, expected) => {
  expect(exactNumber(literal)).toBe(expected)
})

test('what the server owns is taken out', () => {
  const metadata = {
    name: 'a',
    uid: 'u',
    resourceVersion: '1',
    generation: 1,
    creationTimestamp: 't',
    managedFields: [],
  }
  expect(ownersPart({ apiVersion: 'v1', kind: 'Endpoints', metadata, subsets: [], status: {} })).toEqual({
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'a' },
  })
  expect(ownersPart({ kind: 'ClusterRole', rules: [1], aggregationRule: {} })).toEqual({
    kind: 'ClusterRole',
    metadata: {},
    aggregationRule: {},
  })
  expect(ownersPart({ kind: 'ClusterRole', rules: [1] })).toMatchObject({ rules: [1] })
})

test.each([
  [['spec', 'containers', 0, 'image'], 'spec.containers[0].image'],
  [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels[app.kubernetes.io/name]'],
  [['data', 'tls.crt'], 'data[tls.crt]'],
] as const)('the path %j', (path, text) => {
  expect(pathText(path)).toBe(text)
})
