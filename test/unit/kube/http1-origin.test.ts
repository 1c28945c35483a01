import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOrigin } from '../../../src/kube/open-origin.ts'
import { disposable, type Protocol, request, serveHttp1, textOf } from './loopback-server.ts'

const never = new AbortController().signal
const warnings: Error[] = []
const remember = (warning: Error): number => warnings.push(warning)
beforeEach(() => void process.on('warning', remember))
afterEach(() => {
  process.off('warning', remember)
  expect(warnings.splice(0)).toEqual([])
})

const PROTOCOLS = ['http', 'https'] as const satisfies readonly Protocol[]

test.each(PROTOCOLS)(
  '%s: method, path, headers and body arrive, and the answer comes back',
  async (protocol) => {
    await using server = await serveHttp1(protocol, async (incoming, outgoing) => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
      const { accept, 'content-length': length } = incoming.headers
      outgoing.writeHead(201, { 'x-seen': 'yes' })
      outgoing.end(`${incoming.method} ${incoming.url} ${accept} ${length} ${Buffer.concat(chunks)}`)
    })
    using origin = disposable(
      await openOrigin(
        { ...server.connection, server: `${server.connection.server}/k8s/clusters/c-1` },
        never,
      ),
    )
    const answer = await origin.send(
      request('/api?x=1', { method: 'POST', headers: { accept: 'a/b' }, body: Buffer.from('é') }),
    )
    expect(answer.headers['x-seen']).toBe('yes')
    expect(`${answer.status} ${answer.body}`).toBe('201 POST /k8s/clusters/c-1/api?x=1 a/b 2 é')
  },
)

test.each(PROTOCOLS)('%s: one connection serves one request after the other', async (protocol) => {
  await using server = await serveHttp1(protocol, (_, outgoing) => outgoing.end('ok'))
  using origin = disposable(await openOrigin(server.connection, never))
  for (let turn = 0; turn < 5; turn += 1) expect(await textOf(origin.send(request('/')))).toBe('200 ok')
  expect(server.sockets.length).toBe(1)
})

test('a hundred requests that share a signal leave no listener and no warning behind', async () => {
  await using server = await serveHttp1('http', (_, outgoing) => outgoing.end('ok'))
  using origin = disposable(await openOrigin(server.connection, never))
  const { signal } = new AbortController()
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => textOf(origin.send(request(`/${index}`, { signal })))),
  )
  expect(new Set(answers)).toEqual(new Set(['200 ok']))
  expect(server.sockets.length).toBeLessThanOrEqual(64)
})

test('an answer that ends with its connection is read to its end', async () => {
  await using server = await serveHttp1('http', (incoming) => {
    incoming.socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nto the end')
  })
  using origin = disposable(await openOrigin(server.connection, never))
  expect(await textOf(origin.send(request('/')))).toBe('200 to the end')
})

test.each<readonly [what: string, answer: string]>([
  ['before the answer', ''],
  ['in the middle of the head', 'HTTP/1.1 200 OK\r\nconte'],
  ['in the middle of the body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort'],
  ['in the middle of a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab'],
])('R-204: a connection that ends %s may have carried the request', async (_, answer) => {
  await using server = await serveHttp1('http', (incoming) => {
    if (answer === '') incoming.socket.destroy()
    else incoming.socket.end(answer)
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request('/'))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: true,
  })
})

test('R-204: a kept connection that is reset under the next request may have carried it', async () => {
  await using server = await serveHttp1('http', (incoming, outgoing) => {
    if (incoming.url === '/reset') incoming.socket.resetAndDestroy()
    else outgoing.end('ok')
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await origin.send(request('/'))
  await expect(origin.send(request('/reset'))).rejects.toMatchObject({ mayHaveArrived: true })
})

test.each(PROTOCOLS)('R-204: a connection that is refused has carried nothing (%s)', async (protocol) => {
  await using server = await serveHttp1(protocol, (_, outgoing) => outgoing.end('ok'))
  using origin = disposable(await openOrigin(server.connection, never))
  await server.stopListening()
  // The connection that was open before may be found dead only under a request.
  await origin.send(request('/')).catch(() => undefined)
  await expect(origin.send(request('/'))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: false,
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

test('a request that gets no answer in time ends with its time limit', async () => {
  await using server = await serveHttp1('http', ({ url }, outgoing) => {
    if (url === '/connect') outgoing.end()
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await textOf(origin.send(request('/connect')))
  await expect(origin.send(request('/', { timeoutMs: 50 }))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: true,
    message: 'no answer within 0.05 s',
  })
})

test('an answer that does not end ends with the time limit', async () => {
  await using server = await serveHttp1('http', (_, outgoing) => void outgoing.write('half'))
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request('/', { timeoutMs: 50 }))).rejects.toMatchObject({
    mayHaveArrived: true,
    message: 'no answer within 0.05 s',
  })
})

test.each<readonly [when: string, path: string]>([
  ['before the answer', '/silent'],
  ['in the middle of the answer', '/half'],
])('an abort %s rejects with the reason of the signal', async (_, path) => {
  const controller = new AbortController()
  const reason = new Error('enough')
  await using server = await serveHttp1('http', (incoming, outgoing) => {
    if (incoming.url === '/half') outgoing.write('half')
    setImmediate(() => controller.abort(reason))
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request(path, { signal: controller.signal }))).rejects.toBe(reason)
})

test('a request with an aborted signal is not sent', async () => {
  await using server = await serveHttp1('http', (_, outgoing) => outgoing.end('ok'))
  using origin = disposable(await openOrigin(server.connection, never))
  const signal = AbortSignal.abort(new Error('too late'))
  await expect(origin.send(request('/', { signal }))).rejects.toThrow('too late')
  expect(server.sockets).toEqual([])
})

test('closing ends what is in flight', async () => {
  await using server = await serveHttp1('http', () => origin.close())
  const origin = await openOrigin(server.connection, never)
  await expect(origin.send(request('/'))).rejects.toMatchObject({ name: 'TransportError' })
})

test('more requests than connections: all are answered, and a dead server fails them all', async () => {
  await using server = await serveHttp1('https', (_, outgoing) => setImmediate(() => outgoing.end('ok')))
  using origin = disposable(await openOrigin(server.connection, never))
  const all = () =>
    Promise.allSettled(Array.from({ length: 200 }, (_, index) => textOf(origin.send(request(`/${index}`)))))
  expect(new Set((await all()).map(({ status }) => status))).toEqual(new Set(['fulfilled']))
  expect(server.sockets.length).toBeLessThanOrEqual(64)
  await server.stopListening()
  expect(new Set((await all()).map(({ status }) => status))).toEqual(new Set(['rejected']))
})

test('an answer that nobody asked for ends the connection, and is not taken for the next one', async () => {
  await using server = await serveHttp1('http', (incoming, outgoing) => {
    if (incoming.url !== '/twice') return void outgoing.end(incoming.url)
    incoming.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\na')
    setImmediate(() => incoming.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nb'))
  })
  using origin = disposable(await openOrigin(server.connection, never))
  const get = (path: string) => textOf(origin.send(request(path))).catch((error: Error) => error.name)
  // Both may come in one packet.
  expect(['200 a', 'TransportError']).toContain(await get('/twice'))
  expect(['200 /next', 'TransportError']).toContain(await get('/next'))
  expect(await get('/next')).toBe('200 /next')
})

test.each<readonly [what: string, change: Parameters<typeof request>[1], path: string]>([
  ['a line end in a header', { headers: { authorization: 'Bearer a\r\nx: y' } }, '/'],
  ['a space in a path', {}, '/a b'],
  ['a line end in a path', {}, '/a\r\nb'],
])('%s is not sent', async (_, change, path) => {
  await using server = await serveHttp1('http', (_incoming, outgoing) => outgoing.end('ok'))
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request(path, change))).rejects.toMatchObject({ mayHaveArrived: false })
  expect(server.sockets).toEqual([])
})
