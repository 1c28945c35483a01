import { describe, expect, test } from 'vitest'
import { at, type Json, type JsonObject, listAt, parseJson } from '../../../../src/core/json.ts'
import { service, serviceAction } from '../../../../src/restore/actions/service.ts'
import { applied, failureOf } from './action-input.ts'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

interface ServiceParts {
  readonly spec?: JsonObject
  /** The last-applied configuration, as its text or as its `spec`. */
  readonly applied?: string | JsonObject
  /** `f:spec` of one manager each. */
  readonly managed?: readonly JsonObject[]
}

function build({ spec, applied, managed }: ServiceParts): JsonObject {
  const text = typeof applied === 'object' ? JSON.stringify({ spec: applied }) : applied
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'web',
      namespace: 'shop',
      ...(text === undefined ? {} : { annotations: { [LAST_APPLIED]: text } }),
      ...(managed ? { managedFields: managed.map((fields) => ({ fieldsV1: { 'f:spec': fields } })) } : {}),
    },
    spec: { type: 'NodePort', ...spec },
  }
}

/** The node ports that are left, one per port. */
async function nodePorts(
  parts: ServiceParts,
  ports: readonly JsonObject[],
  action: typeof service = service,
) {
  const result = await applied(action, build({ ...parts, spec: { ports, ...parts.spec } }))
  return listAt(result, 'spec', 'ports').map((port) => at(port, 'nodePort') ?? null)
}

const UNNAMED = [
  { port: 80, protocol: 'TCP', nodePort: 8080 },
  { port: 81, protocol: 'TCP', nodePort: 9090 },
]
const NAMED = [
  { name: 'http', port: 80, protocol: 'TCP', nodePort: 8080 },
  { name: 'admin', port: 81, protocol: 'TCP', nodePort: 9090 },
]

describe('A-SVC-1, C-212: cluster addresses', () => {
  test('of a normal service go, families stay', async () => {
    const spec = {
      clusterIP: '10.0.0.5',
      clusterIPs: ['10.0.0.5'],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    }
    expect((await applied(service, build({ spec }))).spec).toEqual({
      type: 'NodePort',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    })
  })

  test('None stays', async () => {
    const headless = build({ spec: { clusterIP: 'None', clusterIPs: ['None'] } })
    expect(await applied(service, headless)).toEqual(headless)
  })

  test('a service without a spec gets none', async () => {
    expect(await applied(service, { kind: 'Service' })).toEqual({ kind: 'Service' })
  })
})

describe('A-SVC-2, C-215: preserveNodePorts', () => {
  const spec = {
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    healthCheckNodePort: 32000,
    ports: NAMED,
  }

  test('keeps all ports, even with an annotation that cannot be read', async () => {
    const object = build({ spec, applied: '{' })
    expect(await applied(service, object, { spec: { preserveNodePorts: true } })).toEqual(object)
  })

  test.each([false, undefined])('%j is as if absent', async (preserveNodePorts) => {
    const wishes = preserveNodePorts === undefined ? {} : { preserveNodePorts }
    const ports = NAMED.map(({ nodePort: _, ...port }) => port)
    expect((await applied(service, build({ spec }), { spec: wishes })).spec).toEqual({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      ports,
    })
  })
})

describe('A-SVC-3: node ports', () => {
  test('an ExternalName service keeps them', async () => {
    expect(await nodePorts({ spec: { type: 'ExternalName' }, applied: '{' }, UNNAMED)).toEqual([8080, 9090])
  })

  test('A-SVC-3c, C-213: without annotation and managedFields they go', async () => {
    expect(await nodePorts({}, UNNAMED)).toEqual([null, null])
  })

  test.each<readonly [what: string, ports: Json, expected: readonly (number | null)[]]>([
    ['no ports', undefined as unknown as Json, [null, null]],
    ['no node port', [{ port: 80 }], [null, null]],
    ['one number', [{ nodePort: 8080 }], [8080, null]],
    ['a number as text', [{ nodePort: '8080' }], [8080, null]],
    ['a number with a fraction', [{ nodePort: 9090.7 }], [null, 9090]],
    ['zero and a negative number', [{ nodePort: 0 }, { nodePort: -1 }], [null, null]],
    ['a port of a named entry only', [{ name: 'http', nodePort: 8080 }], [null, null]],
    ['a port of an entry with an empty name', [{ name: '', nodePort: 8080 }], [null, null]],
    ['something else than a number', [{ nodePort: true }, { nodePort: null }, 5], [null, null]],
  ])('A-SVC-3a, C-214: unnamed ports, the annotation holds %s', async (_what, ports, expected) => {
    expect(await nodePorts({ applied: { ports } }, UNNAMED)).toEqual(expected)
  })

  test('A-SVC-3a: named ports go by name', async () => {
    const ports = [{ name: 'http', nodePort: 1 }, { nodePort: 9090 }]
    expect(await nodePorts({ applied: { ports } }, NAMED)).toEqual([8080, null])
  })

  test('A-SVC-3a: where there is an annotation, only it counts', async () => {
    const managed = [{ 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { 'f:nodePort': {} } } }]
    expect(await nodePorts({ applied: {}, managed }, UNNAMED)).toEqual([null, null])
    expect(await nodePorts({ applied: 'null', managed }, UNNAMED)).toEqual([null, null])
  })

  test.each<readonly [text: string, message: string]>([
    ['{ this is not json', "invalid character 't' looking for beginning of object key string"],
    ['', 'unexpected end of JSON input'],
    ['[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
    ['5', 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
    ['"x"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
    ['true', 'json: cannot unmarshal bool into Go value of type map[string]interface {}'],
    ['{"spec":5}', '.spec.ports accessor error: 5 is of the type float64, expected map[string]interface{}'],
    [
      '{"spec":{"ports":null}}',
      '.spec.ports accessor error: <nil> is of the type <nil>, expected []interface{}',
    ],
    [
      '{"spec":{"ports":{}}}',
      '.spec.ports accessor error: … is of the type map[string]interface {}, expected []interface{}',
    ],
    ['{"spec":{"ports":[{"nodePort":"x1"}]}}', 'strconv.Atoi: parsing "x1": invalid syntax'],
  ])('A-SVC-3a: the annotation %s fails the item', async (text, message) => {
    expect(await failureOf(service, build({ applied: text, spec: { ports: UNNAMED } }))).toBe(message)
  })

  test('A-SVC-3b, C-216: a port that some manager owns stays', async () => {
    const managed = [
      { 'f:ports': { '.': {}, 'k:{"port":80,"protocol":"UDP"}': { 'f:nodePort': {} } } },
      { 'f:type': {} },
      { 'f:ports': { 'k:{"port":81,"protocol":"TCP"}': { 'f:nodePort': {}, 'f:port': {} } } },
      { 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { 'f:port': {} } } },
    ]
    expect(await nodePorts({ managed }, UNNAMED)).toEqual([null, 9090])
    expect(await nodePorts({ managed }, NAMED)).toEqual([null, 9090])
  })

  test('A-SVC-3b: a port number that was kept as a literal', async () => {
    const managed = [{ 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { 'f:nodePort': {} } } }]
    const ports = parseJson('[{"port":80.0,"protocol":"TCP","nodePort":8080}]') as readonly JsonObject[]
    expect(await nodePorts({ managed }, ports)).toEqual([8080])
  })
})

describe('A-SVC-4, C-217: healthCheckNodePort', () => {
  const LOCAL = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 32000 }
  const left = async (parts: ServiceParts) =>
    at(await applied(service, build({ spec: LOCAL, ...parts })), 'spec', 'healthCheckNodePort')

  test.each<readonly [what: string, parts: ServiceParts, stays: boolean]>([
    ['picked by the server', {}, false],
    [
      'of a service that no policy makes it for',
      { spec: { ...LOCAL, externalTrafficPolicy: 'Cluster' } },
      true,
    ],
    ['of another type', { spec: { ...LOCAL, type: 'NodePort' } }, true],
    ['in the annotation', { applied: { healthCheckNodePort: 32000 } }, true],
    ['in the annotation as 0', { applied: { healthCheckNodePort: 0 } }, false],
    ['not in the annotation', { applied: {} }, false],
    ['not in the annotation, but managed', { applied: {}, managed: [{ 'f:healthCheckNodePort': {} }] }, true],
    ['managed', { managed: [{}, { 'f:healthCheckNodePort': {} }] }, true],
  ])('%s', async (_what, parts, stays) => {
    expect(await left(parts)).toBe(stays ? 32000 : undefined)
  })

  test.each([
    ['null', '<nil> is of the type <nil>'],
    ['"32000"', '32000 is of the type string'],
  ])('%s in the annotation fails the item', async (value, message) => {
    const object = build({ spec: LOCAL, applied: `{"spec":{"healthCheckNodePort":${value}}}` })
    expect(await failureOf(service, object)).toBe(
      `.spec.healthCheckNodePort accessor error: ${message}, expected float64`,
    )
  })
})

describe('D-38, D-39: Velero 1.9', () => {
  const old = serviceAction({ readsManagedFields: false, dropsHealthCheckPort: false })

  test('only the annotation keeps a node port', async () => {
    const managed = [{ 'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { 'f:nodePort': {} } } }]
    expect(await nodePorts({ managed }, UNNAMED, old)).toEqual([null, null])
    expect(await nodePorts({ applied: { ports: [{ nodePort: 8080 }] } }, UNNAMED, old)).toEqual([8080, null])
  })

  test('the health check port stays', async () => {
    const spec = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 32000 }
    expect(await applied(old, build({ spec }))).toEqual(build({ spec }))
  })
})
