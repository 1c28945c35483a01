import { expect, test } from 'vitest'
import type { Catalog } from '../../../../src/backup/catalog.ts'
import type { KubeClient } from '../../../../src/kube/kube-client.ts'
import type { CreatedObject } from '../../../../src/restore/engine/context.ts'
import { awaitWorkloads, type WorkloadsInput } from '../../../../src/verify/workloads/await-workloads.ts'

const IN_SECRET = 'correct-horse-battery-staple'
const IN_ENVIRONMENT = 'hunter2hunter2'

/** A cluster of which only these lists are not empty. */
function clusterWith(lists: Readonly<Record<string, readonly object[]>>): KubeClient {
  const send = ({ path }: { readonly path: string }) => {
    const items = lists[path.replace(/\?.*/, '')] ?? []
    return Promise.resolve({ status: 200, body: Buffer.from(JSON.stringify({ metadata: {}, items })) })
  }
  return { send } as unknown as KubeClient
}

const web: CreatedObject = {
  index: 0,
  groupResource: 'deployments.apps',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  resource: 'deployments',
  namespace: 'shop',
  name: 'web',
  uid: 'uid-web',
  updated: false,
  sent: undefined,
}
const metadata = { namespace: 'shop', name: 'web', uid: 'uid-web' }

function event(message: string): object {
  return { involvedObject: { uid: 'uid-web' }, type: 'Warning', reason: 'FailedCreate', message }
}

function inputWith(client: KubeClient, body: object): WorkloadsInput {
  const catalog = { items: [{ body: undefined }], read: () => JSON.stringify(body) } as unknown as Catalog
  return {
    client,
    nodes: 'simulated',
    stored: [web],
    catalog,
    manager: undefined,
    mask: (texts) => Promise.resolve(texts.map((text) => text.replaceAll(IN_SECRET, '***'))),
    timeoutMs: 0,
    stillMs: undefined,
    progress: () => undefined,
    signal: new AbortController().signal,
    clock: () => performance.now(),
  }
}

test('what is secret in a line is masked before the line is cut', async () => {
  const lists = {
    '/apis/apps/v1/namespaces/shop/deployments': [{ metadata, spec: { replicas: 1 } }],
    '/api/v1/namespaces/shop/services': [
      { metadata: { namespace: 'shop', name: 'storefront', uid: 'uid-s' } },
    ],
    '/api/v1/namespaces/shop/events': [
      event(`${'x'.repeat(475)}${IN_SECRET}`),
      event(`exec lifecycle hook: ${IN_ENVIRONMENT} of storefront`),
      event('cannot pull https://robot:s3cret@registry.example.com/web'),
    ],
  }
  const env = [{ value: IN_ENVIRONMENT }, { value: 'storefront' }]
  const body = { spec: { template: { spec: { containers: [{ env }] } } } }
  const { section, findings } = await awaitWorkloads(inputWith(clusterWith(lists), body))
  expect(section.notReady[0]?.why).toEqual([
    `FailedCreate: ${'x'.repeat(475)}***`,
    'FailedCreate: exec lifecycle hook: *** of storefront',
    'FailedCreate: cannot pull https://registry.example.com/web',
  ])
  expect(JSON.stringify(findings)).not.toContain(IN_SECRET.slice(0, 6))
})

test('whoever masks is told which names are no secrets: those of the workloads, of their pods and of what was restored', async () => {
  const pod = { metadata: { namespace: 'shop', name: 'web-1', uid: 'uid-pod' }, spec: {} }
  const lists = {
    '/apis/apps/v1/namespaces/shop/deployments': [{ metadata, spec: { replicas: 1 } }],
    '/api/v1/namespaces/shop/pods': [pod],
    '/api/v1/namespaces/shop/events': [event('pods "web-1" is forbidden')],
  }
  const told: string[][] = []
  await awaitWorkloads({
    ...inputWith(clusterWith(lists), {}),
    mask: async (texts, names) => {
      told.push([...names].toSorted())
      return texts
    },
  })
  expect(told).toEqual([['Deployment', 'Pod', 'shop', 'web', 'web-1']])
})
