import { expect, test } from 'vitest'
import { admissionFindings } from '../../../src/report/server-calls/findings.ts'
import type { ServerCall, ServerCalls } from '../../../src/report/server-calls/model.ts'
import { callsTally } from '../../../src/report/server-calls/words.ts'

const OBJECT = { apiVersion: 'v1', kind: 'ValidatingWebhookConfiguration', namespace: '', name: 'policy' }

function call(changes: Partial<ServerCall> = {}): ServerCall {
  return {
    kind: 'validating-webhook',
    object: OBJECT,
    webhook: 'policy.example.com',
    origin: 'backup',
    wasAsked: false,
    destination: 'policy/hook:443',
    answerer: 'no-service',
    asked: 3,
    askedAfter: 1,
    blocked: 3,
    examples: [{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' }],
    ...changes,
  }
}

const section = (...calls: readonly ServerCall[]): ServerCalls => ({
  policies: 0,
  calls,
  notLookedAt: 0,
})

test.each<[name: string, weight: string, changes: Partial<ServerCall>]>([
  ['webhook-would-block', 'warn', {}],
  ['webhook-would-block', 'warn', { answerer: 'outside' }],
  ['webhook-would-block', 'warn', { answerer: 'no-pods', kind: 'mutating-webhook' }],
  ['webhook-not-asked', 'info', { answerer: 'its-pods' }],
  ['webhook-not-asked', 'info', { blocked: 0 }],
  ['webhook-not-asked', 'info', { askedAfter: 0 }],
  ['conversion-would-block', 'warn', { kind: 'conversion-webhook' }],
  ['conversion-not-asked', 'info', { kind: 'conversion-webhook', answerer: 'its-pods' }],
  ['aggregated-api-not-asked', 'info', { kind: 'aggregated-api' }],
])('%s weighs %s: %j', (name, weight, changes) => {
  expect(admissionFindings(section(call(changes)))).toMatchObject([
    { source: 'admission', class: name, weight, object: OBJECT },
  ])
})

test('who was asked has said it: nothing is found', () => {
  expect(admissionFindings(section(call({ wasAsked: true })))).toEqual([])
})

test('one line for all', () => {
  const calls = [call(), call({ kind: 'mutating-webhook', blocked: 0 }), call({ kind: 'validating-webhook' })]
  expect(callsTally(section(...calls))).toBe(
    '1 mutating webhook, 2 validating webhooks would have been asked, 2 of them must answer',
  )
  expect(callsTally(section(call(), call({ wasAsked: true, blocked: 0 })))).toBe(
    '1 validating webhook would have been asked, 1 of them must answer; 1 validating webhook had a say',
  )
  expect(callsTally(section())).toBeUndefined()
})
