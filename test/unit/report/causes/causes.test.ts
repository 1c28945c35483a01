// The words are those of real API servers.
import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../../src/report/causes/causes.ts'
import { CAUSES } from '../../../../src/report/causes/table.ts'
import type { Refusal } from '../../../../src/restore/item-outcome.ts'
import { buildItem } from '../build-report.ts'

const INVALID: Refusal = { status: 422, reason: 'Invalid' }
const FORBIDDEN: Refusal = { status: 403, reason: 'Forbidden' }
const INTERNAL: Refusal = { status: 500, reason: 'InternalError' }
const BAD: Refusal = { status: 400, reason: 'BadRequest' }

describe('refusals', () => {
  test.each<readonly [cause: string, title: string, words: string, refusal: Refusal]>([
    [
      'admission-denied',
      'admission webhook "policy.example.com" denied the request',
      'admission webhook "policy.example.com" denied the request: no latest tags',
      FORBIDDEN,
    ],
    [
      'admission-denied',
      'ValidatingAdmissionPolicy "owners" denied the request',
      `deployments.apps "web" is forbidden: ValidatingAdmissionPolicy 'owners' with binding 'owners-b' denied request: no owner`,
      INVALID,
    ],
    [
      'admission-denied',
      'PodSecurity "restricted:latest" denied the request',
      'pods "a" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      FORBIDDEN,
    ],
    [
      'webhook-unreachable',
      'admission webhook "mutate.example.com" could not be called',
      'Internal error occurred: failed calling webhook "mutate.example.com": failed to call webhook: Post "https://x.y.svc:443/?timeout=10s": dial tcp: connect: connection refused',
      INTERNAL,
    ],
    [
      'conversion-webhook',
      'the conversion webhook for Widget of example.com/v1 could not be called',
      'conversion webhook for example.com/v1, Kind=Widget failed: Post "https://c.d.svc:443/convert?timeout=30s": service "c" not found',
      INTERNAL,
    ],
    [
      'quota',
      'quota compute leaves no room',
      'pods "a" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=4, limited: pods=4',
      FORBIDDEN,
    ],
    [
      'quota',
      'quota compute leaves no room',
      'pods "a" is forbidden: failed quota: compute: must specify limits.cpu for: main',
      FORBIDDEN,
    ],
    [
      'name-too-long',
      'metadata.name is longer than 253 characters',
      `ConfigMap "${'a'.repeat(260)}" is invalid: metadata.name: Invalid value: "${'a'.repeat(260)}": must be no more than 253 bytes`,
      INVALID,
    ],
    [
      'too-large',
      'objects are larger than the server takes',
      'ConfigMap "a" is invalid: []: Too long: may not be more than 1048576 bytes',
      INVALID,
    ],
    ['too-large', 'objects are larger than the server takes', 'etcdserver: request is too large', INTERNAL],
    [
      'storage-full',
      'the storage of the cluster is full',
      'rpc error: code = ResourceExhausted desc = etcdserver: mvcc: database space exceeded',
      INTERNAL,
    ],
    [
      'namespace-terminating',
      'the namespace is being deleted',
      'configmaps "a" is forbidden: unable to create new content in namespace shop because it is being terminated',
      FORBIDDEN,
    ],
    [
      'conflict',
      'the node port of a Service is taken',
      'Service "a" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
      INVALID,
    ],
    [
      'immutable',
      'a field that differs can only be set when the object is created',
      'Deployment.apps "a" is invalid: spec.selector: Invalid value: {}: field is immutable',
      INVALID,
    ],
    [
      'invalid',
      'Deployment is invalid: spec.template.spec.containers[].image: Required value',
      'Deployment.apps "a" is invalid: spec.template.spec.containers[3].image: Required value',
      INVALID,
    ],
    [
      'invalid',
      'Deployment is invalid: spec.replicas: Invalid value',
      'Deployment.apps "a" is invalid: [spec.replicas: Invalid value: -1: must be greater than or equal to 0, spec.x: Required value]',
      INVALID,
    ],
    [
      'forbidden',
      'the credentials may not create secrets',
      'secrets is forbidden: User "ci" cannot create resource "secrets" in API group "" in the namespace "shop"',
      FORBIDDEN,
    ],
    [
      'unauthorized',
      'the cluster does not know who is asking',
      'Unauthorized',
      { status: 401, reason: 'Unauthorized' },
    ],
    [
      'timeout',
      'the server took too long',
      'Timeout: request did not complete within requested timeout',
      { status: 504, reason: 'Timeout' },
    ],
    [
      'unreadable',
      'the server cannot read the object',
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field',
      BAD,
    ],
    ['server-error', 'the API server failed', 'Internal error occurred: unexpected', INTERNAL],
    ['refused', 'the API server refused it', 'no idea', { status: 418, reason: '' }],
  ])('%s: %s', (cause, title, words, refusal) => {
    const [found] = causesOf([buildItem({ detail: words })], () => refusal)
    expect(found).toMatchObject({ cause, title, words, items: [0] })
    expect(found?.nextStep).not.toBe('')
  })
})

test.each([
  ['undecodable', 'undecodable'],
  ['api-not-served', 'api-not-served'],
  ['crd-not-ready', 'definition-not-ready'],
  ['vanished', 'vanished'],
  ['replaced', 'replaced'],
  ['namespace-not-ready', 'namespace-not-ready'],
  ['action-failed', 'action-failed'],
  ['follow-up-failed', 'follow-up-failed'],
  ['exists-unreadable', 'conflict'],
] as const)('%s is the cause %s', (reason, cause) => {
  const { detail: _none, ...item } = buildItem({ reason })
  expect(causesOf([item], () => undefined)[0]?.cause).toBe(cause)
})

test('one cause that hits 400 items is one entry, the largest first', () => {
  const denied = 'admission webhook "p" denied the request: '
  const items = [
    buildItem({ detail: 'unlike the others' }),
    ...Array.from({ length: 400 }, (_, index) =>
      buildItem({ name: `web-${index}`, detail: `${denied}web-${index}` }),
    ),
    buildItem({ outcome: 'created', reason: 'restored' }),
  ]
  const causes = causesOf(items, () => undefined)
  expect(causes.map(({ cause, items: hit }) => [cause, hit.length, hit[0]])).toEqual([
    ['admission-denied', 400, 1],
    ['refused', 1, 0],
  ])
  expect(causes[0]?.words).toBe(`${denied}web-0`)
})

test('the last row takes everything', () => {
  const item = buildItem({ detail: '' })
  expect(CAUSES.at(-1)?.recognise({ item, refusal: undefined, words: '' })).toBeDefined()
})
