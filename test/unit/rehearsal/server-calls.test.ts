// The same question without a cluster: of a plan, and of a whole backup.
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Catalog } from '../../../src/backup/catalog.ts'
import { readArchive } from '../../../src/backup/read-archive.ts'
import { withArchiveCrds } from '../../../src/rehearsal/offline-discovery.ts'
import { serverCallsOfCatalog, serverCallsOfPlan } from '../../../src/rehearsal/server-calls.ts'
import { buildArchive } from '../../build/archive.ts'
import { configMap, filesOf, object } from '../../itg/engine/objects.ts'

const HOOK = object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'hook', {
  webhooks: [
    {
      name: 'hook.example.com',
      clientConfig: { url: 'https://hooks.example.com/' },
      rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['*'] }],
    },
  ],
})
const SERVICE_ACCOUNT = object('v1', 'ServiceAccount', 'shop', 'aide')
const QUOTA = object('v1', 'ResourceQuota', 'shop', 'q', { spec: {} })
const EVENT = object('v1', 'Event', 'shop', 'e')

async function withCatalog<T>(use: (catalog: Catalog) => T): Promise<T> {
  const files = filesOf(HOOK, SERVICE_ACCOUNT, QUOTA, EVENT, configMap('shop', 'a'))
  const source = Readable.from([buildArchive(files)])
  const catalog = await readArchive(source, { signal: new AbortController().signal })
  try {
    return use(catalog)
  } finally {
    catalog.close()
  }
}

test('a whole backup, in the order of Velero', async () => {
  const calls = await withCatalog((catalog) => serverCallsOfCatalog(catalog, (type) => type !== 'events'))
  expect(calls?.calls).toMatchObject([{ asked: 3, askedAfter: 0, wasAsked: false, answerer: 'outside' }])
})

test('a plan: only what it takes, in its order, in the namespaces that it maps to', async () => {
  const calls = await withCatalog((catalog) => {
    const group = (groupResource: string) => ({
      groupResource,
      resolved: groupResource,
      isServed: true,
      items: catalog
        .itemsOf(groupResource)
        .map((item) => ({ item, targetNamespace: item.namespace, body: item.body })),
    })
    const groups = [
      'configmaps',
      'validatingwebhookconfigurations.admissionregistration.k8s.io',
      'resourcequotas',
    ]
    const plan = { groups: groups.map(group), staysBehind: [] }
    return serverCallsOfPlan(catalog, { shop: 'copy' }, { plan, discovery: withArchiveCrds(catalog) })
  })
  expect(calls?.calls).toMatchObject([
    { asked: 2, askedAfter: 1, examples: [{ namespace: 'copy' }, { namespace: 'copy' }] },
  ])
})

test('a backup without anybody to ask', async () => {
  const calls = await withCatalog((catalog) => serverCallsOfCatalog(catalog, (type) => type === 'configmaps'))
  expect(calls).toBeUndefined()
})
