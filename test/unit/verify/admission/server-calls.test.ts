// Backups that are written down here, and whom an API server would ask about them.
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readArchive } from '../../../../src/backup/read-archive.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import { withArchiveCrds } from '../../../../src/rehearsal/offline-discovery.ts'
import { admissionFindings } from '../../../../src/report/server-calls/findings.ts'
import type { ServerCall } from '../../../../src/report/server-calls/model.ts'
import type { ItemOutcome } from '../../../../src/restore/item-outcome.ts'
import {
  EMPTY_TARGET,
  type ServerCallsInput,
  serverCalls,
} from '../../../../src/verify/admission/server-calls.ts'
import { webhooksOf } from '../../../../src/verify/admission/webhooks.ts'
import { buildArchive } from '../../../build/archive.ts'
import { configMap, crd, filesOf, namespace, object, secret } from '../../../itg/engine/objects.ts'

const CREATED = { kind: 'created', reason: 'restored' } as const

/** Everything was created, unless the changes say otherwise. Types go by name. */
async function callsFor(
  objects: readonly JsonObject[],
  changes: (catalog: ServerCallsInput['catalog']) => Partial<ServerCallsInput> = () => ({}),
) {
  const source = Readable.from([buildArchive(filesOf(...objects))])
  const catalog = await readArchive(source, { signal: new AbortController().signal })
  try {
    return serverCalls({
      catalog,
      outcomeOf: () => CREATED,
      targetNamespaceOf: (item) => item.namespace,
      targetNameOf: (item) => item.name,
      sentBody: () => undefined,
      blankNamespaces: [],
      isInForce: () => false,
      discovery: withArchiveCrds(catalog),
      order: catalog.groupResources,
      target: EMPTY_TARGET,
      ...changes(catalog),
    })
  } finally {
    catalog.close()
  }
}

function hook(fields: JsonObject = {}, name = 'hook'): JsonObject {
  return object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', name, {
    webhooks: [
      {
        name: `${name}.example.com`,
        clientConfig: { service: { namespace: 'ops', name: 'hook' } },
        rules: [{ operations: ['*'], apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'] }],
        ...fields,
      },
    ],
  })
}

const SERVICE = object('v1', 'Service', 'ops', 'hook', { spec: { selector: { app: 'hook' } } })
const POD_TEMPLATE = {
  spec: { template: { metadata: { labels: { app: 'hook', more: 'x' } }, spec: {} } },
}
const DEPLOYMENT = object('apps/v1', 'Deployment', 'ops', 'hook', POD_TEMPLATE)

function only({ calls }: { readonly calls: readonly ServerCall[] }): ServerCall {
  expect(calls).toHaveLength(1)
  return calls[0] as ServerCall
}

test('how many, which first, where to, and what without an answer', async () => {
  const maps = ['a', 'b', 'c', 'd'].map((name) => configMap('shop', name))
  expect(only(await callsFor([...maps, secret('shop', 's'), hook()]))).toEqual({
    kind: 'validating-webhook',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      namespace: '',
      name: 'hook',
    },
    webhook: 'hook.example.com',
    origin: 'backup',
    wasAsked: false,
    destination: 'ops/hook:443',
    answerer: 'no-service',
    asked: 4,
    askedAfter: 0,
    blocked: 4,
    examples: ['a', 'b', 'c'].map((name) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'shop',
      name,
    })),
  })
})

test('a failure policy of Ignore blocks nothing', async () => {
  const call = only(await callsFor([configMap('shop', 'a'), hook({ failurePolicy: 'Ignore' })]))
  expect(call).toMatchObject({ asked: 1, blocked: 0 })
})

test.each<[answerer: string, objects: readonly JsonObject[], clientConfig?: JsonObject]>([
  ['no-service', []],
  ['no-service', [object('v1', 'Service', 'elsewhere', 'hook', { spec: {} })]],
  ['no-pods', [SERVICE]],
  ['no-pods', [SERVICE, object('apps/v1', 'Deployment', 'elsewhere', 'hook', POD_TEMPLATE)]],
  ['its-pods', [SERVICE, DEPLOYMENT]],
  ['no-pods', [object('v1', 'Service', 'ops', 'hook', { spec: {} })]],
  [
    'outside',
    [object('v1', 'Service', 'ops', 'hook', { spec: {} }), object('v1', 'Endpoints', 'ops', 'hook')],
  ],
  ['outside', [object('v1', 'Service', 'ops', 'hook', { spec: { type: 'ExternalName' } })]],
  ['outside', [], { url: 'https://hooks.example.com/' }],
])('who would answer: %s', async (answerer, objects, clientConfig) => {
  const configured = hook(clientConfig === undefined ? {} : { clientConfig })
  const calls = await callsFor([configMap('shop', 'a'), configured, ...objects])
  expect(only(calls).answerer).toBe(answerer)
})

test('those that are sent after it meet it, the others only where it is there before', async () => {
  const rules = [
    { operations: ['CREATE'], apiGroups: ['*'], apiVersions: ['*'], resources: ['configmaps', 'services'] },
  ]
  const objects = [configMap('shop', 'a'), configMap('shop', 'b'), SERVICE, hook({ rules })]
  const order = ['configmaps', 'validatingwebhookconfigurations.admissionregistration.k8s.io', 'services']
  const found = await callsFor(objects, () => ({ order }))
  expect(only(found)).toMatchObject({ asked: 3, askedAfter: 1, blocked: 3 })
  expect(
    admissionFindings(found).map(({ weight, class: name, message }) => `${weight} ${name} ${message}`),
  ).toEqual([
    'warn webhook-would-block validating webhook hook.example.com would have been asked about 3 items, 1 of them after it, first ConfigMap shop/a; refused without an answer; at ops/hook:443: no restored workload is behind its Service',
  ])
})

test('it informs where nothing comes after it, where it lets through, and where its pods come along', async () => {
  const weigh = async (...objects: readonly JsonObject[]) =>
    admissionFindings(await callsFor([configMap('shop', 'a'), ...objects], () => ({ order: [] }))).map(
      ({ weight }) => weight,
    )
  // Without an order nothing comes after anything.
  expect(await weigh(hook())).toEqual(['info'])
  expect(await weigh(hook({ failurePolicy: 'Ignore' }))).toEqual(['info'])
  expect(await weigh(hook(), SERVICE, DEPLOYMENT)).toEqual(['info'])
})

test.each<[asked: number, outcome: Pick<ItemOutcome, 'kind' | 'reason'>]>([
  [1, CREATED],
  [1, { kind: 'updated', reason: 'patched' }],
  [1, { kind: 'failed', reason: 'refused' }],
  [1, { kind: 'unknown', reason: 'ambiguous' }],
  [0, { kind: 'unknown', reason: 'not-reached' }],
  [0, { kind: 'failed', reason: 'api-not-served' }],
  [0, { kind: 'skipped', reason: 'exists-differs' }],
  [0, { kind: 'unchanged', reason: 'exists-equal' }],
])('asked %i times about an item that ended as %j', async (asked, outcome) => {
  const { calls } = await callsFor([configMap('shop', 'a'), hook()], () => ({
    outcomeOf: ({ kind }) => (kind === 'ConfigMap' ? outcome : CREATED),
  }))
  expect(calls[0]?.asked ?? 0).toBe(asked)
})

test('a webhook that stays behind asks nobody', async () => {
  const { calls } = await callsFor([configMap('shop', 'a'), hook()], () => ({
    outcomeOf: ({ kind }) =>
      kind === 'ConfigMap' ? CREATED : { kind: 'skipped', reason: 'resource-filtered' },
  }))
  expect(calls).toEqual([])
})

test('labels of the namespace that an item goes to decide, not of the one it comes from', async () => {
  const namespaceSelector = { matchLabels: { team: 'red' } }
  const objects = [
    namespace('shop'),
    namespace('copy', { metadata: { labels: { team: 'red' } } }),
    configMap('shop', 'a'),
    hook({ namespaceSelector }),
  ]
  expect((await callsFor(objects)).calls).toEqual([])
  const moved = await callsFor(objects, () => ({
    targetNamespaceOf: ({ namespace: from }) => (from === 'shop' ? 'copy' : from),
  }))
  expect(only(moved)).toMatchObject({ asked: 1, examples: [{ namespace: 'copy' }] })
})

test('labels and fields are those that were sent', async () => {
  const objectSelector = { matchLabels: { sent: 'yes' } }
  const found = await callsFor(
    [configMap('shop', 'a'), configMap('shop', 'b'), hook({ objectSelector })],
    () => ({
      sentBody: ({ name }) =>
        name === 'b' ? configMap('shop', 'b', { metadata: { labels: { sent: 'yes' } } }) : undefined,
    }),
  )
  expect(only(found)).toMatchObject({ asked: 1, examples: [{ name: 'b' }] })
})

test('a condition that cannot be evaluated counts as met, and the report says so', async () => {
  const conditions = (...expressions: readonly string[]): JsonObject =>
    hook({
      matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })),
    })
  const maps = [configMap('shop', 'a'), configMap('shop', 'b')]
  const exactly = only(await callsFor([...maps, conditions("object.metadata.name == 'a'")]))
  expect(exactly).toMatchObject({ asked: 1 })
  expect(exactly.unsure).toBeUndefined()
  const unsure = 'match conditions could not be evaluated here and count as true: c0'
  expect(only(await callsFor([...maps, conditions("request.userInfo.username == 'x'")]))).toMatchObject({
    asked: 2,
    unsure,
  })
  expect(
    only(
      await callsFor([
        ...maps,
        conditions('authorizer.requestResource.check("get").allowed()', "object.metadata.name == 'a'"),
      ]),
    ),
  ).toMatchObject({ asked: 1, unsure })
})

test('a rule or a selector that no server would have stored asks nobody, and throws nothing', async () => {
  const broken: readonly JsonObject[] = [
    { rules: 'all' },
    { rules: [{ operations: '*' }, null, 7] },
    { namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Likes' }] } },
    { objectSelector: { matchLabels: { 'no key!': 'x' } } },
  ]
  const hooks = broken.map((fields, index) => hook(fields, `h${index}`))
  expect((await callsFor([namespace('shop'), configMap('shop', 'a'), ...hooks])).calls).toEqual([])
})

test('items in another version than the stored one need the conversion webhook', async () => {
  const version = (name: string, storage: boolean): JsonObject => ({ name, served: true, storage })
  const definition = crd('example.com', 'Widget', {
    spec: {
      versions: [version('v1', true), version('v1beta1', false)],
      conversion: { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://convert.example.com/' } } },
    },
  })
  const objects = [
    definition,
    object('example.com/v1', 'Widget', 'shop', 'new'),
    object('example.com/v1beta1', 'Widget', 'shop', 'old'),
  ]
  const found = await callsFor(objects)
  expect(only(found)).toMatchObject({
    kind: 'conversion-webhook',
    asked: 1,
    blocked: 1,
    answerer: 'outside',
    examples: [{ name: 'old' }],
  })
  expect(admissionFindings(found)).toMatchObject([{ class: 'conversion-would-block', weight: 'warn' }])
  // Where it was in force, it was asked.
  const inForce = await callsFor(objects, () => ({ isInForce: () => true }))
  expect(only(inForce).wasAsked).toBe(true)
  expect(admissionFindings(inForce)).toEqual([])
})

test('items of an API that another server answers', async () => {
  const api = object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.example.com', {
    spec: { group: 'example.com', version: 'v1', service: { namespace: 'ops', name: 'api' } },
  })
  const own = object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.apps', {
    spec: { group: 'apps', version: 'v1' },
  })
  const found = await callsFor(
    [api, own, DEPLOYMENT, object('example.com/v1', 'Thing', 'shop', 'a')],
    () => ({
      outcomeOf: ({ kind }) => (kind === 'Thing' ? { kind: 'failed', reason: 'api-not-served' } : CREATED),
    }),
  )
  expect(only(found)).toMatchObject({ kind: 'aggregated-api', asked: 1, destination: 'ops/api:443' })
})

test('policies run in the API server itself: they are only counted', async () => {
  const binding = object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', '', 'b', {
    spec: {},
  })
  expect(await callsFor([binding, configMap('shop', 'a')])).toEqual({
    policies: 1,
    calls: [],
    notLookedAt: 0,
  })
})

test('webhooks of the target count as there before everything, and were asked', async () => {
  const target = { ...EMPTY_TARGET, configurations: [hook({}, 'theirs'), hook()] }
  const found = await callsFor([configMap('shop', 'a'), hook()], () => ({ target }))
  const told = ({ calls }: typeof found) =>
    calls.map(({ webhook, origin, askedAfter, wasAsked }) => [webhook, origin, askedAfter, wasAsked])
  expect(told(found)).toEqual([
    ['hook.example.com', 'backup', 0, false],
    ['theirs.example.com', 'target', 1, true],
  ])
  // One that is held back because it is there keeps what it says there.
  const held = await callsFor([configMap('shop', 'a'), hook()], () => ({
    target,
    outcomeOf: ({ kind }) => (kind === 'ConfigMap' ? CREATED : { kind: 'held', reason: 'held-by-rule' }),
  }))
  expect(told(held)).toEqual([
    ['theirs.example.com', 'target', 1, true],
    ['hook.example.com', 'target', 1, true],
  ])
})

test('a backup of webhooks does not keep us busy for ever', async () => {
  const webhooks = Array.from({ length: 700 }, (_none, index) => ({
    name: `w${index}.example.com`,
    rules: [{ operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*'] }],
  }))
  const many = object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', '', 'many', {
    webhooks,
  })
  const { calls, notLookedAt } = await callsFor([configMap('shop', 'a'), many])
  expect([calls.length, notLookedAt]).toEqual([500, 200])
})

test('many webhooks behind Services of one namespace read its pods once', async () => {
  const hooks = Array.from({ length: 40 }, (_none, index) =>
    hook({ clientConfig: { service: { namespace: 'ops', name: `hook-${index}` } } }, `hook-${index}`),
  )
  const services = hooks.map((_hook, index) =>
    object('v1', 'Service', 'ops', `hook-${index}`, { spec: { selector: { app: `nobody-${index}` } } }),
  )
  let reads = 0
  const { calls } = await callsFor([configMap('shop', 'a'), DEPLOYMENT, ...services, ...hooks], (catalog) => {
    const [deployment] = catalog.itemsOf('deployments.apps')
    const read: typeof catalog.read = (range) => {
      if (range === deployment?.body) reads += 1
      return catalog.read(range)
    }
    return { catalog: { items: catalog.items, itemsOf: (name) => catalog.itemsOf(name), read } }
  })
  expect(calls.map(({ answerer }) => answerer)).toEqual(hooks.map(() => 'no-pods'))
  expect(reads).toBe(1)
})

test('a configuration of a kind that every object of JavaScript has asks nobody', () => {
  expect(webhooksOf(hook())).toHaveLength(1)
  expect(webhooksOf({ ...hook(), kind: 'constructor' })).toEqual([])
})
