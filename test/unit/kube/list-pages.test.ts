import { expect, test } from 'vitest'
import { type KubeClient, openKubeClient } from '../../../src/kube/kube-client.ts'
import { listObjects } from '../../../src/kube/verbs.ts'
import { serveHttp1 } from './loopback-server.ts'

const CONFIG_MAPS = { group: '', version: 'v1', resource: 'configmaps' }

interface Page {
  readonly uids?: readonly string[]
  readonly status?: number
  readonly next?: string
}

/** A server that gives these answers in turn; what it was asked to continue with is in `tokens`. */
async function serve(pages: readonly Page[]) {
  const tokens: (string | null)[] = []
  const server = await serveHttp1('http', ({ url }, outgoing) => {
    const { uids = [], status = 200, next } = pages[tokens.length] ?? {}
    tokens.push(new URL(url ?? '', 'http://localhost').searchParams.get('continue'))
    outgoing.writeHead(status)
    const items = uids.map((uid) => ({ metadata: { uid } }))
    outgoing.end(
      JSON.stringify({ kind: status === 200 ? 'List' : 'Status', metadata: { continue: next }, items }),
    )
  })
  const client = await openKubeClient(server.connection, {
    signal: new AbortController().signal,
    maxInFlight: 1,
    userAgent: 'test',
  })
  return { server, client, tokens }
}

async function uidsOf(client: KubeClient): Promise<readonly unknown[]> {
  const objects = await listObjects(client, CONFIG_MAPS, '')
  return objects.map((object) => (object.metadata as { uid?: unknown }).uid)
}

test.each<[what: string, pages: readonly Page[], uids: string, tokens: readonly (string | null)[]]>([
  ['one page', [{ uids: ['a', 'b'] }], 'a b', [null]],
  [
    'three pages',
    [{ uids: ['a'], next: '1' }, { uids: ['b'], next: '2' }, { uids: ['c'] }],
    'a b c',
    [null, '1', '2'],
  ],
  [
    'expired, and the server says how to go on',
    [{ uids: ['a'], next: '1' }, { status: 410, next: 'from-b' }, { uids: ['b', 'c'] }],
    'a b c',
    [null, '1', 'from-b'],
  ],
  [
    'expired, and nobody says how to go on',
    [{ uids: ['a', 'b'], next: '1' }, { status: 410 }, { uids: ['b', 'c'], next: '2' }, { uids: ['d'] }],
    'a b c d',
    [null, '1', null, '2'],
  ],
])('a list: %s', async (_, pages, uids, tokens) => {
  const { server, client, tokens: asked } = await serve(pages)
  await using _server = server
  expect((await uidsOf(client)).join(' ')).toBe(uids)
  expect(asked).toEqual(tokens)
  client.close()
})

test('a list that always expires is an error, and so is a first page that does', async () => {
  const always = Array.from({ length: 9 }, (_, index) =>
    index % 2 === 0 ? { uids: [`${index}`], next: 'x' } : { status: 410 },
  )
  for (const pages of [always, [{ status: 410 }]]) {
    const { server, client } = await serve(pages)
    await using _server = server
    await expect(uidsOf(client)).rejects.toMatchObject({ name: 'KubeError', status: 410 })
    client.close()
  }
})
