// A create against a server that loses answers in every way; what is really stored decides.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { type Creation, createOnce } from '../../../src/kube/create-once.ts'
import { openKubeClient } from '../../../src/kube/kube-client.ts'
import { serveHttp1 } from './loopback-server.ts'

type Fault =
  /** The object is stored, and its answer is this status, or no answer at all. */
  | { readonly stored: number | 'reset' }
  /** The object is not stored. */
  | { readonly refused: number | 'reset' }

const TYPE = { group: '', version: 'v1', resource: 'configmaps' }
const NAME = '/api/v1/namespaces/shop/configmaps/one'

interface Shop {
  readonly posts: number
  readonly store: Map<string, object>
  create(overrides?: Partial<Creation>): ReturnType<typeof createOnce>
}

/** Each POST meets the next fault; without one it is carried out as it should be. */
async function open(faults: readonly Fault[], before: object | undefined = undefined): Promise<Shop> {
  const store = new Map<string, object>(before === undefined ? [] : [[NAME, before]])
  let posts = 0
  const server = await serveHttp1('http', (incoming, outgoing) => {
    if (incoming.method === 'GET') return answer(outgoing, store.has(NAME) ? 200 : 404, store.get(NAME) ?? {})
    const fault = faults[posts]
    posts += 1
    if (fault !== undefined && 'refused' in fault) return fail(incoming, outgoing, fault.refused)
    const isThere = store.has(NAME)
    if (!isThere)
      store.set(NAME, { metadata: { name: 'one', uid: `post-${posts}`, creationTimestamp: timestamp(0) } })
    if (fault !== undefined) return fail(incoming, outgoing, fault.stored)
    answer(outgoing, isThere ? 409 : 201, isThere ? ALREADY : (store.get(NAME) ?? {}))
  })
  const client = await openKubeClient(server.connection, {
    signal: new AbortController().signal,
    maxInFlight: 1,
    userAgent: 'test',
  })
  // The clock of the server is known from any answer.
  await client.send({ method: 'GET', path: '/version' })
  onTestFinished(async () => {
    client.close()
    await server[Symbol.asyncDispose]()
  })
  return {
    get posts() {
      return posts
    },
    store,
    create: (overrides) =>
      createOnce(client, {
        type: TYPE,
        namespace: 'shop',
        name: 'one',
        body: '{}',
        isOurs: () => true,
        signal: new AbortController().signal,
        ...overrides,
      }),
  }
}

const ALREADY = { kind: 'Status', reason: 'AlreadyExists', message: 'configmaps "one" already exists' }

function answer(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function fail(incoming: IncomingMessage, outgoing: ServerResponse, how: number | 'reset'): void {
  if (how === 'reset') incoming.socket.destroy()
  else answer(outgoing, how, {})
}

function timestamp(secondsAgo: number): string {
  return new Date(Date.now() - secondsAgo * 1000).toISOString().replace(/\.\d+/, '')
}

function uidOf({ body }: { readonly body: Buffer }): unknown {
  return JSON.parse(body.toString('utf8')).metadata?.uid
}

test.each<[faults: readonly Fault[], posts: number, uid: string]>([
  [[], 1, 'post-1'],
  [[{ stored: 'reset' }], 1, 'post-1'],
  [[{ stored: 500 }], 1, 'post-1'],
  [[{ stored: 503 }], 1, 'post-1'],
  [[{ stored: 504 }], 1, 'post-1'],
  [[{ refused: 'reset' }], 2, 'post-2'],
  [[{ refused: 502 }], 2, 'post-2'],
  [[{ refused: 'reset' }, { stored: 'reset' }], 2, 'post-2'],
  [[{ refused: 500 }, { refused: 'reset' }, { refused: 503 }], 4, 'post-4'],
])('%j: created, and created once', async (faults, posts, uid) => {
  const shop = await open(faults)
  const created = await shop.create()
  expect([created.status, uidOf(created), shop.posts]).toEqual([201, uid, posts])
})

test('a server that refuses to the end is believed, and nothing is there', async () => {
  const shop = await open(Array(4).fill({ refused: 500 }))
  expect([(await shop.create()).status, shop.posts, shop.store.size]).toEqual([500, 4, 0])
})

test('answers that are lost to the end leave it open', async () => {
  const shop = await open(Array(4).fill({ refused: 'reset' }))
  await expect(shop.create()).rejects.toMatchObject({ name: 'TransportError', mayHaveArrived: true })
})

test('AlreadyExists without a lost answer is an answer', async () => {
  const shop = await open([], { metadata: { name: 'one', creationTimestamp: timestamp(0) } })
  expect((await shop.create()).status).toBe(409)
})

test.each<[what: string, secondsAgo: number, isOurs: boolean]>([
  ['of somebody else', 0, false],
  ['of an earlier restore with the same label', 3600, true],
])('an object %s is not ours', async (_, secondsAgo, isOurs) => {
  const before = { metadata: { name: 'one', uid: 'other', creationTimestamp: timestamp(secondsAgo) } }
  const shop = await open([{ refused: 'reset' }], before)
  await expect(shop.create({ isOurs: () => isOurs })).rejects.toMatchObject({
    status: 409,
    reason: 'AlreadyExists',
  })
})

test.each<Fault>([{ refused: 503 }, { refused: 'reset' }, { stored: 'reset' }])(
  'an object that the server names is never sent twice (%j)',
  async (fault) => {
    const shop = await open([fault])
    await expect(shop.create({ name: '' })).rejects.toMatchObject({
      name: 'TransportError',
      mayHaveArrived: true,
    })
    expect(shop.posts).toBe(1)
  },
)
