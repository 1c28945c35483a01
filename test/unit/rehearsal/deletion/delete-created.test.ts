// What a real API server does is tested against one; here are APIs of other servers, which go down.
import { expect, test } from 'vitest'
import type { KubeClient, KubeRequest } from '../../../../src/kube/kube-client.ts'
import { type Deletion, deleteCreated } from '../../../../src/rehearsal/deletion/delete-created.ts'
import type { CreatedObject } from '../../../../src/restore/engine/context.ts'

const VERBS = ['create', 'delete', 'get', 'list']

function resource(name: string, kind: string): object {
  return { resource: name, responseKind: { kind }, scope: 'Namespaced', verbs: VERBS }
}

function groupOf(name: string, resources: readonly object[]): object {
  return { metadata: { name }, versions: [{ version: 'v1', resources }] }
}

/** Serves ConfigMaps, which it holds until they are deleted, and widgets, which it cannot list. */
function halfDown(): { readonly client: KubeClient; readonly deleted: string[] } {
  const deleted: string[] = []
  const answer = (status: number, value: unknown) => ({ status, body: Buffer.from(JSON.stringify(value)) })
  const discovery = (items: readonly object[]) => answer(200, { kind: 'APIGroupDiscoveryList', items })
  const send = ({ method, path }: KubeRequest) => {
    if (path === '/api') return discovery([groupOf('', [resource('configmaps', 'ConfigMap')])])
    if (path === '/apis') return discovery([groupOf('example.com', [resource('widgets', 'Widget')])])
    if (path.startsWith('/apis/example.com/')) return answer(503, { reason: 'ServiceUnavailable' })
    if (method === 'DELETE') deleted.push(path)
    const items = deleted.length > 0 ? [] : [{ metadata: { namespace: 'shop', name: 'one', uid: 'uid-one' } }]
    return answer(200, method === 'DELETE' ? {} : { metadata: {}, items })
  }
  const client = {
    send: (request: KubeRequest) => Promise.resolve(send(request)),
    expect: (request: KubeRequest) => Promise.resolve(send(request).body),
  } as unknown as KubeClient
  return { client, deleted }
}

function made(
  apiVersion: string,
  kind: string,
  name: string,
  changes: Partial<CreatedObject> = {},
): CreatedObject {
  const plural = `${kind.toLowerCase()}s`
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : []
  return {
    index: 0,
    groupResource: group === '' ? plural : `${plural}.${group}`,
    apiVersion,
    kind,
    resource: plural,
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    updated: false,
    sent: undefined,
    ...changes,
  }
}

async function deletionOf(client: KubeClient, created: readonly CreatedObject[]): Promise<Deletion> {
  const signal = new AbortController().signal
  const types = ['configmaps', 'widgets.example.com', 'gadgets.example.com']
  return await deleteCreated({ client, restoreName: 'r', created, types, waitMs: 0, signal })
}

test('what cannot be listed or is not served any more is left and told, and the rest goes', async () => {
  const { client, deleted } = halfDown()
  const created = [
    made('v1', 'ConfigMap', 'one'),
    made('example.com/v1', 'Widget', 'two'),
    made('example.com/v1', 'Gadget', 'three'),
  ]
  const deletion = await deletionOf(client, created)
  expect(deleted).toEqual(['/api/v1/namespaces/shop/configmaps/one'])
  expect(deletion.deleted).toBe(1)
  expect(deletion.left).toEqual([
    {
      kind: 'Gadget',
      namespace: 'shop',
      name: 'three',
      why: 'the server does not serve its type any more',
      isFailure: true,
    },
    {
      kind: 'Widget',
      namespace: 'shop',
      name: 'two',
      why: 'the server does not list its type: 503 ServiceUnavailable',
      isFailure: true,
    },
  ])
})

test('a type of the backup that nothing was made of may be out of reach', async () => {
  const { client } = halfDown()
  expect(await deletionOf(client, [made('v1', 'ConfigMap', 'one')])).toEqual({ deleted: 1, left: [] })
})

test('an object that was sent as another type than the archive says is found under that', async () => {
  const { client, deleted } = halfDown()
  const moved = made('v1', 'ConfigMap', 'one', { groupResource: 'configmaps.old.example.com' })
  expect(await deletionOf(client, [moved])).toEqual({ deleted: 1, left: [] })
  expect(deleted).toHaveLength(1)
})
