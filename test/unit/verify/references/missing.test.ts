import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import type { ObjectReference } from '../../../../src/report/findings.ts'
import { createReferences } from '../../../../src/verify/references/missing.ts'
import { mentionsOf, oldNamespaces } from '../../../../src/verify/references/old-namespaces.ts'
import { createSelectors } from '../../../../src/verify/references/selectors.ts'

function named(apiVersion: string, kind: string, name: string, namespace = 'shop'): ObjectReference {
  return { apiVersion, kind, namespace, name }
}

function bodyOf(name: ObjectReference, fields: JsonObject): JsonObject {
  const { apiVersion, kind, namespace } = name
  return { apiVersion, kind, metadata: { namespace, name: name.name }, ...fields }
}

const NEEDS = { spec: { template: { spec: { volumes: [{ configMap: { name: 'c' } }] } } } }
const DEPLOYMENT = named('apps/v1', 'Deployment', 'web')

describe('missing objects', () => {
  test('one entry for all who name it, the workload first', () => {
    const references = createReferences()
    const set = named('apps/v1', 'ReplicaSet', 'web-1')
    references.look(bodyOf(set, NEEDS), set, 1, [])
    references.look(bodyOf(DEPLOYMENT, NEEDS), DEPLOYMENT, 2, [])
    const [missing, ...others] = references.missing()
    expect(others).toEqual([])
    expect(missing).toMatchObject({ class: 'missing-config-map', count: 2 })
    expect(missing?.referrers.map(({ object }) => object.kind)).toEqual(['Deployment', 'ReplicaSet'])
  })

  test.each<readonly [what: string, there: ObjectReference]>([
    ['that is there', named('v1', 'ConfigMap', 'c')],
  ])('an object %s, whether it comes before or after', (_what, there) => {
    for (const isFirst of [true, false]) {
      const references = createReferences()
      if (isFirst) references.exists(there)
      references.look(bodyOf(DEPLOYMENT, NEEDS), DEPLOYMENT, 0, [])
      if (!isFirst) references.exists(there)
      expect(references.missing()).toEqual([])
    }
  })

  test('the same name in another namespace does not count', () => {
    const references = createReferences()
    references.exists(named('v1', 'ConfigMap', 'c', 'other'))
    references.look(bodyOf(DEPLOYMENT, NEEDS), DEPLOYMENT, 0, [])
    expect(references.missing()).toHaveLength(1)
  })

  test('what every cluster brings is there', () => {
    const references = createReferences()
    const spec = { serviceAccountName: 'default', priorityClassName: 'system-node-critical' }
    const pod = named('v1', 'Pod', 'p')
    references.look(bodyOf(pod, { spec }), pod, 0, [])
    expect(references.missing()).toEqual([])
  })

  test('a class that only volumes made by hand share is there', () => {
    const references = createReferences()
    const claim = named('v1', 'PersistentVolumeClaim', 'd')
    const volume = named('v1', 'PersistentVolume', 'pv', '')
    references.look(bodyOf(claim, { spec: { storageClassName: 'manual' } }), claim, 0, [])
    references.look(bodyOf(volume, { spec: { storageClassName: 'manual' } }), volume, 1, [])
    expect(references.missing()).toEqual([])
  })

  test('owners may be of the namespace or of the cluster; nodes own nothing that is restored', () => {
    const references = createReferences()
    const owned = named('v1', 'Pod', 'p')
    references.exists(named('example.com/v2', 'Tenant', 't', ''))
    references.look(bodyOf(owned, {}), owned, 0, [
      { apiVersion: 'example.com/v1', kind: 'Tenant', name: 't' },
      { apiVersion: 'v1', kind: 'Node', name: 'n' },
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'gone' },
    ])
    expect(references.missing().map(({ class: name, target }) => [name, target.name])).toEqual([
      ['owner-left-behind', 'gone'],
    ])
  })
})

describe('selectors of Services', () => {
  const service = named('v1', 'Service', 'web')
  const template = (labels: JsonObject): JsonObject =>
    bodyOf(DEPLOYMENT, { spec: { template: { metadata: { labels }, spec: {} } } })

  test.each<readonly [what: string, selector: JsonObject, labels: JsonObject, isFound: boolean]>([
    ['the same labels', { app: 'a' }, { app: 'a', x: 'y' }, false],
    ['another value', { app: 'a' }, { app: 'b' }, true],
    [
      'a label that controllers write',
      { 'statefulset.kubernetes.io/pod-name': 'web-0', app: 'a' },
      { app: 'a' },
      false,
    ],
    ['no selector', {}, { app: 'b' }, false],
  ])('%s', (_what, selector, labels, isFound) => {
    const selectors = createSelectors()
    selectors.look(bodyOf(service, { spec: { selector } }), service)
    selectors.look(template(labels), DEPLOYMENT)
    expect(selectors.unmatched()).toEqual(isFound ? [service] : [])
  })

  test('where nothing makes pods, or an operator may, nothing is said', () => {
    const alone = createSelectors()
    alone.look(bodyOf(service, { spec: { selector: { app: 'a' } } }), service)
    expect(alone.unmatched()).toEqual([])
    const operated = createSelectors()
    operated.look(bodyOf(service, { spec: { selector: { app: 'a' } } }), service)
    operated.look(template({ app: 'b' }), DEPLOYMENT)
    const database = named('db.example.com/v1', 'Database', 'd')
    operated.look(bodyOf(database, {}), database)
    expect(operated.unmatched()).toEqual([])
  })
})

describe('old names of namespaces', () => {
  test('a name that is mapped onto, or that is kept, is not old', () => {
    expect(oldNamespaces({ a: 'b', c: 'a', d: 'd', e: 'f' })).toEqual(['c', 'e'])
  })

  test.each<readonly [what: string, fields: JsonObject, expected: readonly string[]]>([
    ['a host name', { data: { url: 'http://db.old.svc:80/x' } }, ['data/url']],
    ['the end of a host name', { data: { url: 'db.old.svc' } }, ['data/url']],
    ['a longer name', { data: { url: 'db.old.svcx db.older.svc xold.svc' } }, []],
    ['a word', { data: { text: 'the old one' } }, []],
    ['a field called namespace', { spec: { from: [{ namespace: 'old' }] } }, ['spec/from/0/namespace']],
    [
      'a selector of namespaces',
      { spec: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'old' } } } },
      ['spec/namespaceSelector/matchLabels/kubernetes.io/metadata.name'],
    ],
    [
      'an annotation, but not the last applied object',
      {
        metadata: {
          namespace: 'old',
          annotations: {
            auth: 'http://auth.old.svc',
            'kubectl.kubernetes.io/last-applied-configuration': '{"host":"db.old.svc"}',
          },
        },
      },
      ['metadata/annotations/auth'],
    ],
    ['a status', { status: { host: 'db.old.svc' } }, []],
  ])('%s', (_what, fields, expected) => {
    const mentions = mentionsOf({ apiVersion: 'v1', kind: 'ConfigMap', ...fields }, ['old'])
    expect(mentions.map(({ path }) => path.join('/'))).toEqual(expected)
  })

  test('the data of a Secret is read as what it stands for', () => {
    const data = { url: Buffer.from('db.old.svc').toString('base64') }
    expect(mentionsOf({ kind: 'Secret', data }, ['old'])).toHaveLength(1)
    expect(mentionsOf({ kind: 'ConfigMap', data }, ['old'])).toEqual([])
  })
})
