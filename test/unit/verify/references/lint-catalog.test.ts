// A backup that is written down here, linted as a whole.
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readArchive } from '../../../../src/backup/read-archive.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import { excuses, missingFindings } from '../../../../src/verify/references/findings.ts'
import { lintCatalog } from '../../../../src/verify/references/lint-catalog.ts'
import { createReferences } from '../../../../src/verify/references/missing.ts'
import { buildArchive } from '../../../build/archive.ts'
import { configMap, crd, filesOf, object, pod, secret } from '../../../itg/engine/objects.ts'

async function catalogOf(objects: readonly JsonObject[]) {
  const source = Readable.from([buildArchive(filesOf(...objects))])
  return await readArchive(source, { signal: new AbortController().signal })
}

/** `weight class Kind namespace/name: message`. */
async function lint(...objects: readonly JsonObject[]): Promise<readonly string[]> {
  const catalog = await catalogOf(objects)
  try {
    return lintCatalog(catalog, (resource) => resource !== 'events').map(
      ({ weight, class: name, object: { kind, namespace, name: called }, message }) =>
        `${weight} ${name} ${kind} ${namespace}/${called}: ${message}`,
    )
  } finally {
    catalog.close()
  }
}

const needs = (secretName: string): JsonObject => ({ volumes: [{ name: 'v', secret: { secretName } }] })
const phase = (name: string): JsonObject => ({ status: { phase: name } })

test('a pod that was running had everything it needs; of others nobody knows', async () => {
  const other = secret('shop', 'other')
  expect(await lint(pod('shop', 'a', { spec: needs('db'), ...phase('Running') }), other)).toEqual([
    'fail missing-secret Pod shop/a: Secret shop/db is not there',
  ])
  expect(await lint(pod('shop', 'a', { spec: needs('db'), ...phase('Pending') }), other)).toEqual([
    'warn missing-secret Pod shop/a: Secret shop/db is not there',
  ])
  expect(await lint(pod('shop', 'a', { spec: needs('db'), ...phase('Succeeded') }), other)).toEqual([])
  const dying = { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' }, ...phase('Running') }
  expect((await lint(pod('shop', 'a', { spec: needs('db'), ...dying }), other))[0]).toMatch(/^warn/)
})

test('a backup without any Secret does not want to bring them', async () => {
  expect(await lint(pod('shop', 'a', { spec: needs('db'), ...phase('Running') }))).toEqual([
    'info missing-secret Pod shop/a: Secret shop/db is not there; the backup holds no Secret, so the target has to bring it',
  ])
})

test('nor does it want to bring what lies in a namespace that it leaves out', async () => {
  const service = { clientConfig: { service: { name: 'hook', namespace: 'ops' } } }
  const hooks = object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'h', {
    webhooks: [service],
  })
  expect(await lint(hooks, object('v1', 'Service', 'shop', 'web', { spec: {} }))).toEqual([
    'info missing-webhook-service ValidatingWebhookConfiguration /h: Service ops/hook is not there; the backup holds nothing of namespace ops',
  ])
})

test('a workload and its pods are one finding, and it weighs as the gravest of them', async () => {
  const template = { metadata: { labels: { app: 'a' } }, spec: needs('db') }
  const deployment = object('apps/v1', 'Deployment', 'shop', 'web', { spec: { template } })
  const running = pod('shop', 'web-1', { spec: needs('db'), ...phase('Running') })
  expect(await lint(running, deployment, secret('shop', 'other'))).toEqual([
    'fail missing-secret Deployment shop/web: Secret shop/db is not there; 1 more names it',
  ])
})

test('custom resources need their definition, or an aggregated API', async () => {
  const widget = (name: string): JsonObject => object('example.com/v1', 'Widget', 'shop', name)
  expect(await lint(widget('a'), widget('b'))).toEqual([
    'warn missing-definition Widget shop/a: CustomResourceDefinition widgets.example.com is not in the backup; a and 1 more cannot be restored where it is not served',
  ])
  expect(await lint(widget('a'), crd('example.com', 'Widget'))).toEqual([])
  const api = object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.example.com', {
    spec: { group: 'example.com', version: 'v1', service: { name: 's', namespace: 'shop' } },
  })
  expect(await lint(widget('a'), api, object('v1', 'Service', 'shop', 's', { spec: {} }))).toEqual([])
})

test('what no restore brings back is not looked at', async () => {
  expect(await lint(object('v1', 'Event', 'shop', 'e'), configMap('shop', 'c'))).toEqual([])
})

test('after a restore: what is in the backup and was left behind is no loss', async () => {
  const needy = pod('copy', 'a', { spec: needs('db') })
  const catalog = await catalogOf([
    pod('shop', 'a', { spec: needs('db'), ...phase('Running') }),
    secret('shop', 'db'),
  ])
  const references = createReferences()
  references.look(needy, { apiVersion: 'v1', kind: 'Pod', namespace: 'copy', name: 'a' }, 0, [])
  const excuse = excuses(catalog, () => ['shop'], false)
  const [finding] = missingFindings(references.missing(), excuse, catalog)
  catalog.close()
  expect(finding).toMatchObject({
    weight: 'info',
    message: 'Secret copy/db is not there; it is in the backup, and was not restored',
  })
})
