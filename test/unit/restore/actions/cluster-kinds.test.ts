import { describe, expect, test } from 'vitest'
import { type JsonObject, parseJson, stringifyJson } from '../../../../src/core/json.ts'
import { admissionWebhookConfiguration } from '../../../../src/restore/actions/admission-webhook-configuration.ts'
import { apiservice } from '../../../../src/restore/actions/apiservice.ts'
import { crdPreserveFields } from '../../../../src/restore/actions/crd-preserve-fields.ts'
import { job, jobAction } from '../../../../src/restore/actions/job.ts'
import { actionInput, applied, failureOf, resultOf } from './action-input.ts'

describe('A-JOB, C-210: the UID of the old controller', () => {
  const labels = { 'controller-uid': 'u', 'batch.kubernetes.io/controller-uid': 'u', 'job-name': 'j' }
  const object = {
    metadata: { name: 'j', labels },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels } } },
  }

  test('goes from the selector and the template, not from the Job itself', async () => {
    const kept = { 'job-name': 'j' }
    expect(await applied(job, object)).toEqual({
      metadata: { name: 'j', labels },
      spec: { selector: { matchLabels: kept }, template: { metadata: { labels: kept } } },
    })
  })

  test.each<readonly [before: JsonObject]>([
    [{ spec: {} }],
    [{ spec: { selector: {}, template: { metadata: {} } } }],
    [{}],
  ])('missing maps are fine: %j', async (before) => {
    expect(await applied(job, before)).toEqual(before)
  })

  test('D-40: Velero 1.9 knows the short key only', async () => {
    const kept = { 'batch.kubernetes.io/controller-uid': 'u', 'job-name': 'j' }
    expect((await applied(jobAction(['controller-uid']), object)).spec).toEqual({
      selector: { matchLabels: kept },
      template: { metadata: { labels: kept } },
    })
  })
})

describe('A-CRD: preserveUnknownFields', () => {
  const schema = { openAPIV3Schema: { type: 'object' } }
  const crd = (
    preserveUnknownFields: boolean | undefined,
    apiVersion = 'apiextensions.k8s.io/v1',
  ): JsonObject => ({
    apiVersion,
    spec: {
      preserveUnknownFields,
      versions: [{ name: 'v1', schema }, { name: 'v0' }, { name: 'v2', schema: {} }],
    },
  })

  test('A-CRD-2: true moves into every schema there is', async () => {
    const preserved = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
    expect(await applied(crdPreserveFields, crd(true))).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      spec: { versions: [{ name: 'v1', schema: preserved }, { name: 'v0' }, { name: 'v2', schema: {} }] },
    })
  })

  test.each([
    [crd(false), true],
    [crd(undefined), true],
    [crd(true, 'apiextensions.k8s.io/v1beta1'), false],
  ])('A-CRD-1, A-CRD-3: %j stays, typed: %j', async (object, isTyped) => {
    expect(await applied(crdPreserveFields, object)).toBe(object)
    expect(crdPreserveFields.isTyped(actionInput(object))).toBe(isTyped)
  })

  test('C-226: a whole number in a float field keeps its spelling', async () => {
    const text =
      '{"apiVersion":"apiextensions.k8s.io/v1","spec":{"preserveUnknownFields":true,"versions":[{"schema":{"openAPIV3Schema":{"maximum":1.0}}}]}}'
    const object = parseJson(text) as JsonObject
    expect(stringifyJson(await applied(crdPreserveFields, object))).toContain('"maximum":1.0')
  })
})

describe('A-API, C-227: APIServices', () => {
  test('those that the API server makes are skipped, by their label', async () => {
    expect(apiservice.labelKey).toBe('kube-aggregator.kubernetes.io/automanaged')
    expect((await resultOf(apiservice, { metadata: { name: 'v1.apps' } })).kind).toBe('skip')
  })
})

describe('A-WH-1, A-WH-2, C-228: sideEffects', () => {
  const webhooks = (...list: readonly JsonObject[]): JsonObject => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    webhooks: list,
  })

  test.each<readonly [before: JsonObject, after: string]>([
    [{ sideEffects: 'Unknown' }, 'None'],
    [{ sideEffects: 'Some' }, 'None'],
    [{}, 'None'],
    [{ sideEffects: 'None' }, 'None'],
    [{ sideEffects: 'NoneOnDryRun' }, 'NoneOnDryRun'],
  ])('%j', async (before, after) => {
    const object = webhooks({ name: 'w', ...before }, { name: 'x', sideEffects: 'None' })
    expect(await applied(admissionWebhookConfiguration, object)).toEqual(
      webhooks({ name: 'w', sideEffects: after }, { name: 'x', sideEffects: 'None' }),
    )
  })

  test('entries that are no objects are dropped', async () => {
    const object = { ...webhooks(), webhooks: ['x', { sideEffects: 'None' }, null] }
    expect(await applied(admissionWebhookConfiguration, object)).toEqual(webhooks({ sideEffects: 'None' }))
  })

  test.each<readonly [object: JsonObject]>([
    [{ apiVersion: 'admissionregistration.k8s.io/v1beta1', webhooks: [{ sideEffects: 'Some' }] }],
    [{ apiVersion: 'admissionregistration.k8s.io/v1' }],
    [webhooks()],
  ])('%j stays', async (object) => {
    expect(await applied(admissionWebhookConfiguration, object)).toEqual(object)
  })

  test('webhooks that are no list fail the item', async () => {
    const object = { ...webhooks(), webhooks: null }
    expect(await failureOf(admissionWebhookConfiguration, object)).toBe(
      'failed to get webhooks slice from input item: .webhooks accessor error: <nil> is of the type <nil>, expected []interface{}',
    )
  })
})
