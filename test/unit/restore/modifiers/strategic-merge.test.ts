import { describe, expect, test } from 'vitest'
import { type JsonObject, listAt, objectAt } from '../../../../src/core/json.ts'
import { needsPatchStrategies } from '../../../../src/restore/modifiers/apply-modifiers.ts'
import { strategicSchemaOf } from '../../../../src/restore/modifiers/strategic-schema.ts'
import { apply, modifiers, OPEN_API } from './fixtures.ts'

const schema = strategicSchemaOf([OPEN_API])

const POD: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'shop', labels: { app: 'web', old: 'x' }, finalizers: ['f1', 'f2'] },
  spec: {
    nodeSelector: { zone: 'a' },
    containers: [
      { name: 'web', image: 'web:1', args: ['a', 'b'], ports: [{ containerPort: 80, protocol: 'TCP' }] },
      { name: 'proxy', image: 'proxy:1' },
      { name: 'log', image: 'log:1' },
    ],
    volumes: [
      { name: 'scratch', emptyDir: {} },
      { name: 'data', hostPath: { path: '/x' } },
    ],
    tolerations: [{ key: 'a' }],
  },
}

function patchPod(patch: object | string) {
  const patchData = typeof patch === 'string' ? patch : JSON.stringify(patch)
  return apply(
    [{ conditions: { groupResource: 'pods' }, strategicPatches: [{ patchData }] }],
    POD,
    'pods',
    schema,
  )
}

/** What became of `spec`. */
function spec(patch: object): JsonObject {
  const { object, errors } = patchPod({ spec: patch })
  expect(errors).toEqual([])
  return objectAt(object, 'spec')
}

function names(patch: object): string {
  return listAt(spec(patch), 'containers')
    .map((entry) => objectAt(entry).name)
    .join(' ')
}

describe('M-14, C-248: lists merge by their key', () => {
  test('a container by name', () => {
    expect(listAt(spec({ containers: [{ name: 'proxy', image: 'proxy:2' }] }), 'containers')).toEqual([
      { name: 'web', image: 'web:1', args: ['a', 'b'], ports: [{ containerPort: 80, protocol: 'TCP' }] },
      { name: 'proxy', image: 'proxy:2' },
      { name: 'log', image: 'log:1' },
    ])
  })

  test('a port inside a container; lists without a strategy are replaced', () => {
    const [web] = listAt(
      spec({
        containers: [
          { name: 'web', args: ['c'], ports: [{ containerPort: 80, name: 'http' }, { containerPort: 81 }] },
        ],
      }),
      'containers',
    )
    expect(web).toEqual({
      name: 'web',
      image: 'web:1',
      args: ['c'],
      ports: [{ containerPort: 80, protocol: 'TCP', name: 'http' }, { containerPort: 81 }],
    })
  })

  test('YAML; one is deleted, one is added', () => {
    const yaml =
      'spec:\n  containers:\n  - {name: proxy, $patch: delete}\n  - {name: extra, image: "extra:1"}\n'
    const { object } = patchPod(yaml)
    expect(listAt(object, 'spec', 'containers').map((entry) => objectAt(entry).name)).toEqual([
      'extra',
      'web',
      'log',
    ])
  })

  test('a list of scalars with the strategy merge', () => {
    const { object } = patchPod({ metadata: { finalizers: ['f3', 'f2'] } })
    expect(listAt(object, 'metadata', 'finalizers')).toEqual(['f3', 'f1', 'f2'])
  })

  test('service ports by port, added ones first', () => {
    const service: JsonObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's' },
      spec: { ports: [{ port: 80, nodePort: 30000 }] },
    }
    const patchData = '{"spec":{"ports":[{"port":80,"targetPort":9999},{"port":81,"name":"more"}]}}'
    const { object } = apply(
      [{ conditions: { groupResource: 'services' }, strategicPatches: [{ patchData }] }],
      service,
      'services',
      schema,
    )
    expect(listAt(object, 'spec', 'ports')).toEqual([
      { port: 80, nodePort: 30000, targetPort: 9999 },
      { port: 81, name: 'more' },
    ])
  })

  test('several patches see each other', () => {
    const strategicPatches = [
      '{"spec":{"containers":[{"name":"new","image":"a"}]}}',
      '{"spec":{"containers":[{"name":"new","image":"b"}]}}',
    ]
    const rules = [
      {
        conditions: { groupResource: 'pods' },
        strategicPatches: strategicPatches.map((patchData) => ({ patchData })),
      },
    ]
    const [added] = listAt(apply(rules, POD, 'pods', schema).object, 'spec', 'containers')
    expect(added).toEqual({ name: 'new', image: 'b' })
  })
})

describe('M-14: directives', () => {
  test('$patch: replace on a map', () => {
    expect(
      objectAt(
        patchPod({ metadata: { labels: { $patch: 'replace', only: 'this' } } }).object,
        'metadata',
        'labels',
      ),
    ).toEqual({ only: 'this' })
  })

  test('$patch: delete on a map, null on a key', () => {
    expect(spec({ nodeSelector: { $patch: 'delete' } }).nodeSelector).toEqual({})
    expect(spec({ nodeSelector: null })).not.toHaveProperty('nodeSelector')
    expect(spec({ nodeSelector: { zone: null, pool: 'x' } }).nodeSelector).toEqual({ pool: 'x' })
  })

  test('$patch: replace in a list keeps only entries without a directive', () => {
    expect(
      spec({ volumes: [{ name: 'scratch', $patch: 'replace', hostPath: { path: '/tmp' } }] }).volumes,
    ).toEqual([])
    expect(names({ containers: [{ $patch: 'replace' }, { name: 'one' }] })).toBe('one')
  })

  test('$retainKeys', () => {
    const volumes = [{ name: 'scratch', $retainKeys: ['name', 'hostPath'], hostPath: { path: '/q' } }]
    expect(listAt(spec({ volumes }), 'volumes')[0]).toEqual({ name: 'scratch', hostPath: { path: '/q' } })
  })

  test('$deleteFromPrimitiveList', () => {
    const { object } = patchPod({ metadata: { '$deleteFromPrimitiveList/finalizers': ['f1', 'zz'] } })
    expect(listAt(object, 'metadata', 'finalizers')).toEqual(['f2'])
  })

  test.each<readonly [order: string[], expected: string]>([
    [['log', 'web'], 'proxy log web'],
    [['log', 'proxy', 'web'], 'log proxy web'],
    [['web'], 'web proxy log'],
  ])('$setElementOrder: %j', (order, expected) => {
    expect(names({ '$setElementOrder/containers': order.map((name) => ({ name })) })).toBe(expected)
  })

  test('$setElementOrder with a change', () => {
    const order = ['new', 'proxy', 'web'].map((name) => ({ name }))
    expect(
      names({
        '$setElementOrder/containers': order,
        containers: [{ name: 'new' }, { name: 'web', image: 'x' }],
      }),
    ).toBe('new proxy web log')
  })
})

describe('M-14, M-15: errors, and the object stays as it is', () => {
  const APPLYING = 'error in applying patch error in applying Strategic Patch'

  test.each<readonly [patch: object | string, error: string]>([
    [{ spec: { containers: [{ image: 'x' }] } }, `${APPLYING} map does not contain declared merge key: name`],
    [{ spec: { containers: [{ name: 'web', $patch: 'bad' }] } }, `${APPLYING} unknown patch type: bad`],
    [
      { spec: { containers: [{ name: 'web', $patch: 'merge' }] } },
      `${APPLYING} merging lists cannot yet be specified in the patch`,
    ],
    [{ spec: { containers: ['x'] } }, `${APPLYING} list element types are not identical`],
    [
      { spec: { volumes: [{ name: 'scratch', $retainKeys: ['name'], hostPath: {} }] } },
      `${APPLYING} invalid patch format of retainKeys`,
    ],
    [
      { spec: { '$setElementOrder/containers': [{ name: 'web' }], containers: [{ name: 'new' }] } },
      `${APPLYING} The order in patch list doesn't match $setElementOrder list`,
    ],
    [
      { spec: { '$setElementOrder/containers': 'x' } },
      `${APPLYING} expected a []interface {}, but received a string`,
    ],
    ['[]', `${APPLYING} json: cannot unmarshal array into Go value of type map[string]interface {}`],
    [
      '{',
      'error in applying patch error in converting YAML to JSON yaml: line 1: did not find expected node content',
    ],
  ])('%j', (patch, error) => {
    expect(patchPod(patch)).toEqual({ object: POD, errors: [error], matchedRules: [0] })
  })

  test('a field that the type does not have', () => {
    const strange: JsonObject = { ...POD, spec: { strange: { a: 1 } } }
    const rules = [
      {
        conditions: { groupResource: 'pods' },
        strategicPatches: [{ patchData: '{"spec":{"strange":{"a":2}}}' }],
      },
    ]
    expect(apply(rules, strange, 'pods', schema).errors).toEqual([
      `${APPLYING} unable to find api field in struct PodSpec for the json field "strange"`,
    ])
  })

  test.each<readonly [apiVersion: string, kind: string]>([
    ['factory.example.com/v1', 'Widget'],
    ['networking.k8s.io/v1', 'Ingress'],
    ['v1', 'Unheard'],
  ])('C-253: %s %s is not known to Velero’s patcher', (apiVersion, kind) => {
    const object: JsonObject = {
      apiVersion,
      kind,
      metadata: { name: 'numbers', namespace: 'factory' },
      spec: { mode: 'x' },
    }
    const rules = [
      { conditions: { groupResource: '**' }, strategicPatches: [{ patchData: '{"spec":{"mode":"auto"}}' }] },
    ]
    expect(apply(rules, object, 'x', schema)).toEqual({
      object,
      errors: [
        `error in applying patch no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:110"`,
      ],
      matchedRules: [0],
    })
  })
})

test('an empty patch changes nothing', () => {
  expect(patchPod('')).toEqual({ object: POD, errors: [], matchedRules: [0] })
})

test('only strategic patches need the schema of the target', () => {
  const rule = { conditions: { groupResource: 'pods' } }
  expect(needsPatchStrategies(modifiers([{ ...rule, mergePatches: [{ patchData: '{}' }] }]))).toBe(false)
  expect(needsPatchStrategies(modifiers([rule, { ...rule, strategicPatches: [{ patchData: '{}' }] }]))).toBe(
    true,
  )
})
