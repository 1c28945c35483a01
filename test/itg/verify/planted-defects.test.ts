// Every defect that is planted here is found, and named by class, object and field.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JsonObject, stringifyJson } from '../../../src/core/json.ts'
import { sleep } from '../../../src/core/sleep.ts'
import type { KubeClient } from '../../../src/kube/kube-client.ts'
import { configMap, crd, namespace, object, pod, secret } from '../engine/objects.ts'
import { openTarget, type Target } from '../engine/restore-archive.ts'
import { foundIn, restoreWithDefects, stranger } from './restore-with-defects.ts'

let target: Target
let somebody: KubeClient

beforeAll(async () => {
  target = await openTarget()
  somebody = await stranger(target)
})
afterAll(async () => {
  somebody?.close()
  await target?.stop()
})

const pathOf = (resource: string, space: string, name: string): string =>
  `/api/v1/namespaces/${space}/${resource}/${name}`

async function patch(path: string, body: JsonObject): Promise<void> {
  await somebody.expect({
    method: 'PATCH',
    path,
    body: stringifyJson(body),
    contentType: 'application/merge-patch+json',
  })
}

test('an object that was removed and one that was replaced after their creation', async () => {
  const objects = ['gone', 'other', 'kept'].map((name) => configMap('lost', name, { data: { a: '1' } }))
  const report = await restoreWithDefects(target, objects, async () => {
    await somebody.expect({ method: 'DELETE', path: pathOf('configmaps', 'lost', 'gone') })
    await somebody.expect({ method: 'DELETE', path: pathOf('configmaps', 'lost', 'other') })
    await somebody.expect({
      method: 'POST',
      path: '/api/v1/namespaces/lost/configmaps',
      body: stringifyJson({ metadata: { name: 'other' }, data: { a: '1' } }),
    })
  })
  const outcomes = report.items.map(({ name, outcome, reason }) => [name, outcome, reason])
  expect(outcomes).toEqual([
    ['gone', 'failed', 'vanished'],
    ['kept', 'created', 'restored'],
    ['other', 'failed', 'replaced'],
  ])
  expect(report.readBack).toEqual({ asked: 4, found: 2, missing: 2, replaced: 1, unproved: 0 })
  expect(report.causes.map(({ cause, items }) => [cause, items])).toEqual([
    ['vanished', [0]],
    ['replaced', [2]],
  ])
  expect(report.verdict).toBe('fail')
  expect(report.because).toEqual(['2 of 3 items failed'])
})

/** A definition with a schema that knows `size` and `ratio`, and gives `size` a default. */
function widgets(): JsonObject {
  const properties = {
    size: { type: 'integer', default: 3 },
    ratio: { type: 'number' },
    parts: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  }
  const schema = { type: 'object', properties: { spec: { type: 'object', properties } } }
  return crd('planted.example.com', 'Widget', {
    spec: {
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  })
}

/** As it stands in a file: JavaScript would lose the digits before the server does. */
const LONG_NUMBER = (JSON as unknown as { rawJSON: (text: string) => number }).rawJSON(
  '0.12345678901234567890123',
)

test('a field that the schema of a definition does not know, and a number that loses digits', async () => {
  const widget = object('planted.example.com/v1', 'Widget', 'pruned', 'w', {
    spec: { ratio: LONG_NUMBER, colour: 'blue', parts: [{ name: 'a' }, { name: 'b', weight: 4 }] },
  })
  const report = await restoreWithDefects(target, [widgets(), widget])
  expect(foundIn(report, true)).toEqual([
    'dropped-field Widget pruned/w spec.colour',
    'dropped-field Widget pruned/w spec.parts[1].weight',
    'lost-number Widget pruned/w spec.ratio',
  ])
  expect(report.findings[0]?.message).toBe(
    'was sent as "blue" and is not stored: the schema of the server does not know this field',
  )
  expect(report.verdict).toBe('pass')
})

test('a label that a policy changes, and one that somebody changes later', async () => {
  await target.create(
    object('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', '', 'relabel', {
      spec: {
        matchConstraints: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'mutated' } },
          resourceRules: [
            { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] },
          ],
        },
        reinvocationPolicy: 'Never',
        mutations: [
          {
            patchType: 'ApplyConfiguration',
            applyConfiguration: {
              expression: 'Object{metadata: Object.metadata{labels: {"tier": "gold", "team": "platform"}}}',
            },
          },
        ],
      },
    }),
    object('admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicyBinding', '', 'relabel', {
      spec: { policyName: 'relabel' },
    }),
    namespace('mutated'),
  )
  await untilPolicyActs()
  const map = configMap('mutated', 'm', { metadata: { labels: { tier: 'silver', zone: 'a' } } })
  const report = await restoreWithDefects(target, [map], () =>
    patch(pathOf('configmaps', 'mutated', 'm'), { metadata: { labels: { zone: 'b' } }, data: { late: 'x' } }),
  )
  expect(foundIn(report, true)).toEqual([
    'changed-after-creation ConfigMap mutated/m data',
    'changed-after-creation ConfigMap mutated/m metadata.labels.zone',
    'changed-value ConfigMap mutated/m metadata.labels.tier',
    'added-field ConfigMap mutated/m metadata.labels.team',
  ])
  expect(report.findings.map(({ message }) => message)).toEqual([
    'was not sent; it is stored; stranger wrote it after the restore',
    'was sent as "a"; "b" is stored; stranger wrote it after the restore',
    'was sent as "silver"; "gold" is stored',
    'was not sent; it is stored as "platform"',
  ])
})

/** The API server hears of a policy some time after it was stored. */
async function untilPolicyActs(): Promise<void> {
  const signal = AbortSignal.timeout(20_000)
  for (;;) {
    const answer = await somebody.expect({
      method: 'POST',
      path: '/api/v1/namespaces/mutated/configmaps?dryRun=All',
      body: stringifyJson({ metadata: { name: 'probe' } }),
    })
    if (answer.toString().includes('"tier":"gold"')) return
    await sleep(50, signal)
  }
}

test('a Secret that a running pod needs and the backup does not hold', async () => {
  const volumes = [
    { name: 'a', secret: { secretName: 'not-saved' } },
    { name: 'b', secret: { secretName: 'here' } },
    { name: 'c', secret: { secretName: 'maybe', optional: true } },
  ]
  const running = pod('needy', 'web', { spec: { volumes }, status: { phase: 'Running' } })
  const waiting = pod('needy', 'new', { spec: { volumes }, status: { phase: 'Pending' } })
  const report = await restoreWithDefects(target, [running, waiting, secret('needy', 'here')])
  expect(report.findings).toEqual([
    {
      source: 'references',
      class: 'missing-secret',
      weight: 'fail',
      object: { apiVersion: 'v1', kind: 'Pod', namespace: 'needy', name: 'new' },
      path: 'spec.volumes[0].secret.secretName',
      message: 'Secret needy/not-saved is not there; 1 more names it',
      target: { group: '', kind: 'Secret', namespace: 'needy', name: 'not-saved' },
    },
  ])
  expect(report.verdict).toBe('fail')
})

test('no value of a Secret gets into a finding, whatever happens to it', async () => {
  const canaries = ['correct-horse-battery', 'tr0ub4dor-and-3']
  const [first = '', second = ''] = canaries.map((text) => Buffer.from(text).toString('base64'))
  const kept = secret('hidden', 'db', {
    metadata: { labels: { hint: 'horse-label' } },
    data: { password: first, user: first },
  })
  const report = await restoreWithDefects(target, [kept], () =>
    patch(pathOf('secrets', 'hidden', 'db'), {
      metadata: { labels: { hint: 'horse-label-2' } },
      data: { password: second, user: null, more: second },
    }),
  )
  expect(foundIn(report)).toEqual([
    'changed-after-creation Secret hidden/db data.more',
    'changed-after-creation Secret hidden/db data.password',
    'changed-after-creation Secret hidden/db data.user',
    'changed-after-creation Secret hidden/db metadata.labels.hint',
  ])
  const text = JSON.stringify(report)
  for (const value of [...canaries, first, second, 'horse']) expect(text).not.toContain(value)
})

test('what still mentions the old name of a mapped namespace', async () => {
  const url = Buffer.from('postgres://db.first.svc:5432').toString('base64')
  const report = await restoreWithDefects(
    target,
    [
      configMap('first', 'app', { data: { host: 'db.first.svc.cluster.local', name: 'first' } }),
      secret('first', 'url', { data: { url } }),
      configMap('first', 'harmless', { data: { host: 'db.first.svcs', text: 'at first' } }),
    ],
    undefined,
    { spec: { namespaceMapping: { first: 'second' } } },
  )
  expect(foundIn(report)).toEqual([
    'old-namespace ConfigMap second/app data.host',
    'old-namespace Secret second/url data.url',
  ])
  expect(JSON.stringify(report)).not.toContain('postgres')
})
