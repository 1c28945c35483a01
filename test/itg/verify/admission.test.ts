// What we say an API server asks its webhooks, against what it asks: a real one counts its calls, per webhook and operation. None of
// them answers, and all of them let through what they are not asked about in the end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { sleep } from '../../../src/core/sleep.ts'
import { configMap, crd, filesOf, namespace, object, secret } from '../engine/objects.ts'
import { openTarget, type Target } from '../engine/restore-archive.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

const WIDE: JsonObject = {
  operations: ['CREATE'],
  apiGroups: ['', 'apps', 'example.com', 'networking.k8s.io', 'rbac.authorization.k8s.io'],
  apiVersions: ['*'],
  resources: ['*'],
}
const rule = (fields: JsonObject): JsonObject => ({ rules: [{ ...WIDE, ...fields }] })
const inNamespaces = (selector: JsonObject): JsonObject => ({ ...rule({}), namespaceSelector: selector })
const widgets = (version: string, matchPolicy: string): JsonObject => ({
  ...rule({ apiGroups: ['example.com'], apiVersions: [version], resources: ['widgets'] }),
  matchPolicy,
})
const when = (...expressions: readonly string[]): JsonObject => ({
  ...rule({}),
  matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })),
})

/** By name: what differs from a webhook that is asked about everything. */
const WEBHOOKS: Readonly<Record<string, JsonObject>> = {
  all: rule({}),
  'with-subresources': rule({ resources: ['*/*'] }),
  'any-group': { ...rule({ apiGroups: ['*'] }), objectSelector: { matchLabels: { tier: 'web' } } },
  'one-resource': rule({ apiGroups: [''], resources: ['configmaps', 'secrets'] }),
  'another-version': rule({ apiVersions: ['v1beta1'] }),
  'only-subresources': rule({ resources: ['configmaps/status', '*/scale'] }),
  'all-of-one-resource': rule({ resources: ['configmaps/*'] }),
  cluster: rule({ scope: 'Cluster' }),
  namespaced: rule({ scope: 'Namespaced' }),
  namespaces: { ...rule({ resources: ['namespaces'] }), namespaceSelector: { matchLabels: { team: 'red' } } },
  'of-a-team': inNamespaces({ matchLabels: { team: 'red' } }),
  'of-no-team': inNamespaces({ matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] }),
  'by-name': inNamespaces({
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['red'] }],
  }),
  labelled: { ...rule({}), objectSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } },
  exact: widgets('v2', 'Exact'),
  equivalent: widgets('v2', 'Equivalent'),
  unserved: widgets('v3', 'Equivalent'),
  'by-condition': when("object.metadata.name.startsWith('a')"),
  'by-request': when("request.namespace == 'red'", "request.resource.resource in ['configmaps', 'widgets']"),
  'by-user': when("!('nobody' in request.userInfo.groups)"),
  'never-by-user': when("request.userInfo.username == 'x'", "object.kind == 'ConfigMap' && false"),
  'on-update': rule({ operations: ['DELETE'] }),
}

function version(name: string, storage: boolean): JsonObject {
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
  return { name, served: true, storage, schema: { openAPIV3Schema } }
}

const EXEMPT = object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'restored', {
  webhooks: [],
})

const BACKUP = [
  namespace('red', { metadata: { labels: { team: 'red' } } }),
  namespace('plain'),
  ...['red', 'plain', 'blank'].flatMap((place) => [
    configMap(place, 'a', { metadata: { labels: { tier: 'web' } } }),
    configMap(place, 'b'),
    secret(place, 'a', { metadata: { labels: { tier: 'db' } } }),
    object('example.com/v1', 'Widget', place, 'a'),
  ]),
  object('networking.k8s.io/v1', 'NetworkPolicy', 'plain', 'n', { spec: { podSelector: {} } }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', '', 'aide', { rules: [] }),
  crd('example.com', 'Widget', { spec: { versions: [version('v1', true), version('v2', false)] } }),
  EXEMPT,
]

test('a real API server asks about exactly so many items', async () => {
  await target.create(configuration('Validating'), configuration('Mutating'))
  await inForce()
  const before = await calls()
  const { report } = await target.restore({ files: filesOf(...BACKUP) })
  const after = await calls()
  expect(report.counts).toMatchObject({ failed: 0, unknown: 0 })
  const said = new Map(
    report.serverCalls?.calls.map(({ kind, webhook, asked }) => [`${kind} ${webhook}`, asked]),
  )
  const names = ['validating', 'mutating'].flatMap((kind) =>
    Object.keys(WEBHOOKS).map((name) => `${kind}-webhook ${name}.example.com`),
  )
  const real = names.map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)])
  expect(names.map((name) => [name, said.get(name) ?? 0])).toEqual(real)
  // Not all of them are the same, or the comparison would say little.
  expect(new Set(real.map(([, count]) => count)).size).toBeGreaterThan(8)
  // In a cluster that can call they had their say, so nothing is found.
  expect(report.findings.filter(({ source }) => source === 'admission')).toEqual([])
})

test('one that is held back asks nobody, and what it would have refused is found', async () => {
  const name = 'held.example.com'
  const clientConfig = { service: { namespace: 'nowhere', name: 'hook' } }
  const more = { clientConfig, sideEffects: 'None', admissionReviewVersions: ['v1'], failurePolicy: 'Fail' }
  const hook = object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', '', 'held', {
    webhooks: [{ name, ...more, ...rule({ apiGroups: ['networking.k8s.io'] }) }],
  })
  const policy = object('networking.k8s.io/v1', 'NetworkPolicy', 'held', 'n', { spec: { podSelector: {} } })
  const { report } = await target.restore({
    files: filesOf(hook, policy),
    safety: { profile: 'guarded', rules: [] },
  })
  expect(report.items.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['MutatingWebhookConfiguration', 'held'],
    ['NetworkPolicy', 'created'],
  ])
  expect(report.serverCalls?.calls.find(({ webhook }) => webhook === name)).toMatchObject({
    wasAsked: false,
    answerer: 'no-service',
    asked: 1,
    askedAfter: 1,
    blocked: 1,
  })
  expect(report.findings.filter(({ source }) => source === 'admission')).toMatchObject([
    { class: 'webhook-would-block', weight: 'warn', object: { name: 'held' } },
  ])
})

/** Nobody listens there, and the server has no way out in any case. */
const NOWHERE = { url: 'https://127.0.0.1:1/' }

function configuration(kind: 'Validating' | 'Mutating'): JsonObject {
  const more = {
    clientConfig: NOWHERE,
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Ignore',
  }
  return object('admissionregistration.k8s.io/v1', `${kind}WebhookConfiguration`, '', 'asked', {
    webhooks: Object.entries(WEBHOOKS).map(([name, fields]) => ({
      name: `${name}.example.com`,
      ...more,
      ...fields,
    })),
  })
}

/** The server takes notice of a configuration some time after it was stored. */
async function inForce(): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    await target.client.send({
      method: 'POST',
      path: '/api/v1/namespaces/default/configmaps?dryRun=All',
      body: JSON.stringify(configMap('default', 'look')),
    })
    const counted = await calls()
    if (['validating', 'mutating'].every((kind) => counted.has(`${kind}-webhook all.example.com`))) return
    await sleep(50, new AbortController().signal)
  }
  throw new Error('the webhooks never took effect')
}

/** `validating-webhook all.example.com` → how often it was called about something new. */
async function calls(): Promise<ReadonlyMap<string, number>> {
  const { body } = await target.client.send({ method: 'GET', path: '/metrics' })
  const found = new Map<string, number>()
  for (const line of body.toString('utf8').split('\n')) {
    if (!line.startsWith('apiserver_admission_webhook_request_total{')) continue
    const label = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(line)?.[1] ?? ''
    if (label('operation') !== 'CREATE') continue
    const kind = label('type') === 'admit' ? 'mutating' : 'validating'
    const key = `${kind}-webhook ${label('name')}`
    found.set(key, (found.get(key) ?? 0) + Number(line.slice(line.lastIndexOf(' ') + 1)))
  }
  return found
}
