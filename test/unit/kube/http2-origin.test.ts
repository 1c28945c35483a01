import { once } from 'node:events'
import { constants, type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TransportError } from '../../../src/kube/http-origin.ts'
import { openOrigin } from '../../../src/kube/open-origin.ts'
import { disposable, request, serveBoth, serveHttp1, serveHttp2, textOf } from './loopback-server.ts'

const never = new AbortController().signal
const warnings: Error[] = []
const remember = (warning: Error): number => warnings.push(warning)
beforeEach(() => void process.on('warning', remember))
afterEach(() => {
  process.off('warning', remember)
  expect(warnings.splice(0)).toEqual([])
})

function answer(stream: ServerHttp2Stream, text: string): void {
  stream.respond({ ':status': 200 })
  stream.end(text)
}

test.each(['POST', 'DELETE'] as const)(
  'method, path, headers and body of a %s arrive, and the answer comes back',
  async (method) => {
    await using server = await serveHttp2(async (stream, path) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      stream.respond({ ':status': 201, 'retry-after': '7' })
      stream.end(`${path} ${Buffer.concat(chunks)}`)
    })
    using origin = disposable(
      await openOrigin({ ...server.connection, server: `${server.connection.server}/proxy/` }, never),
    )
    const got = await origin.send(request('/api?x=1', { method, body: Buffer.from('é') }))
    expect([got.status, got.headers['retry-after'], got.body.toString()]).toEqual([
      201,
      '7',
      '/proxy/api?x=1 é',
    ])
  },
)

test.each([
  [true, '2.0'],
  [false, '1.1'],
])('a server that speaks both; HTTP/2 wanted: %j', async (http2, version) => {
  await using server = await serveBoth()
  using origin = disposable(await openOrigin(server.connection, never, { http2 }))
  expect(await textOf(origin.send(request('/')))).toBe(`200 ${version}`)
})

test('many requests share one connection, megabytes included', async () => {
  const large = 'x'.repeat(3_000_000)
  await using server = await serveHttp2((stream, path) => answer(stream, path === '/large' ? large : path))
  using origin = disposable(await openOrigin(server.connection, never))
  const { signal } = new AbortController()
  const paths = Array.from({ length: 100 }, (_, index) => `/${index}`)
  const answers = await Promise.all(
    [...paths, '/large'].map((path) => textOf(origin.send(request(path, { signal })))),
  )
  expect(answers).toEqual([...paths, large].map((text) => `200 ${text}`))
  expect(server.sockets.length).toBe(1)
})

test('R-204: a refused stream has not been worked on', async () => {
  await using server = await serveHttp2((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM))
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request('/'))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: false,
  })
})

test.each<readonly [what: string, breakIt: (stream: ServerHttp2Stream) => void]>([
  ['a stream that is reset before its answer', (stream) => stream.close(constants.NGHTTP2_INTERNAL_ERROR)],
  ['a stream that is cancelled by the server', (stream) => stream.close(constants.NGHTTP2_CANCEL)],
  [
    'a stream that is reset in the middle of its answer',
    (stream) => {
      stream.respond({ ':status': 200 })
      stream.write('half', () => stream.destroy(new Error('the handler gave up')))
    },
  ],
  [
    'a stream that is closed without an error in the middle of its answer',
    (stream) => {
      stream.respond({ ':status': 200, 'content-length': '100' })
      stream.write('half', () => stream.close(constants.NGHTTP2_NO_ERROR))
    },
  ],
  ['a connection that breaks before the answer', (stream) => stream.session?.socket.destroy()],
  [
    'a connection that breaks in the middle of the answer',
    (stream) => {
      stream.respond({ ':status': 200 })
      stream.write('half', () => stream.session?.destroy())
    },
  ],
])('R-204: %s may have carried the request', async (_, breakIt) => {
  await using server = await serveHttp2(breakIt)
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request('/'))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: true,
  })
})

test('after a broken connection the next request opens another one', async () => {
  await using server = await serveHttp2((stream, path) => {
    if (path === '/break') stream.session?.destroy()
    else answer(stream, path)
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request('/break'))).rejects.toThrow('the connection broke')
  expect(await textOf(origin.send(request('/next')))).toBe('200 /next')
  expect(server.sockets.length).toBe(2)
})

test('GOAWAY: what is in flight is answered, what comes after it goes over one new connection', async () => {
  const slow = Promise.withResolvers<ServerHttp2Stream>()
  await using server = await serveHttp2((stream, path, session) => {
    if (path !== '/slow') return answer(stream, path)
    slow.resolve(stream)
    session.goaway(constants.NGHTTP2_NO_ERROR)
  })
  using origin = disposable(await openOrigin(server.connection, never))
  const first = textOf(origin.send(request('/slow')))
  const stream = await slow.promise
  // A request that crosses the GOAWAY is refused, and can be sent again.
  const crossing = await textOf(origin.send(request('/next'))).catch(
    (error: TransportError) => error.mayHaveArrived,
  )
  expect([false, '200 /next']).toContain(crossing)
  expect(await textOf(origin.send(request('/next')))).toBe('200 /next')
  answer(stream, 'slow')
  expect(await first).toBe('200 slow')
  expect(server.sockets.length).toBe(2)
})

test('when a session has ended, requests that come together open one new session, not one each', async () => {
  await using server = await serveHttp2((stream, path) => answer(stream, path))
  using origin = disposable(await openOrigin(server.connection, never))
  await origin.send(request('/'))
  server.sessions[0]?.close()
  await once(server.sockets[0] as Socket, 'close')
  const paths = Array.from({ length: 20 }, (_, index) => `/${index}`)
  const send = (path: string): Promise<string> => textOf(origin.send(request(path)))
  const answers = await Promise.all(paths.map((path) => send(path).catch(() => send(path))))
  expect(answers).toEqual(paths.map((path) => `200 ${path}`))
  expect(server.sockets.length).toBe(2)
})

test('a server that is gone is asked again by the next request, and nothing has arrived', async () => {
  await using server = await serveHttp2((stream, path) => answer(stream, path))
  using origin = disposable(await openOrigin(server.connection, never))
  await origin.send(request('/'))
  await server.stopListening()
  await origin.send(request('/')).catch(() => undefined)
  for (let turn = 0; turn < 2; turn += 1) {
    await expect(origin.send(request('/'))).rejects.toMatchObject({
      mayHaveArrived: false,
      message: expect.stringContaining('ECONNREFUSED'),
    })
  }
})

test('a request that gets no answer in time ends with its time limit; the others go on', async () => {
  await using server = await serveHttp2((stream, path) => {
    if (path !== '/silent') answer(stream, path)
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(origin.send(request('/silent', { timeoutMs: 50 }))).rejects.toMatchObject({
    mayHaveArrived: true,
    message: 'no answer within 0.05 s',
  })
  expect(await textOf(origin.send(request('/next')))).toBe('200 /next')
  expect(server.sockets.length).toBe(1)
})

test.each(['/silent', '/half'])(
  'an abort rejects with the reason of the signal and resets the stream: %s',
  async (path) => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const reset = Promise.withResolvers<number | undefined>()
    await using server = await serveHttp2((stream) => {
      stream.on('close', () => reset.resolve(stream.rstCode))
      if (path === '/half') {
        stream.respond({ ':status': 200 })
        stream.write('half')
      }
      setImmediate(() => controller.abort(reason))
    })
    using origin = disposable(await openOrigin(server.connection, never))
    await expect(origin.send(request(path, { signal: controller.signal }))).rejects.toBe(reason)
    expect(await reset.promise).toBe(constants.NGHTTP2_CANCEL)
  },
)

test('a request with an aborted signal is not sent', async () => {
  const seen: string[] = []
  await using server = await serveHttp2((stream, path) => {
    seen.push(path)
    answer(stream, path)
  })
  using origin = disposable(await openOrigin(server.connection, never))
  await expect(
    origin.send(request('/no', { signal: AbortSignal.abort(new Error('too late')) })),
  ).rejects.toThrow('too late')
  await origin.send(request('/yes'))
  expect(seen).toEqual(['/yes'])
})

test('closing ends what is in flight, and what comes later is told so', async () => {
  await using server = await serveHttp2(() => origin.close())
  const origin = await openOrigin(server.connection, never)
  await expect(origin.send(request('/'))).rejects.toMatchObject({ name: 'TransportError' })
  await expect(origin.send(request('/'))).rejects.toMatchObject({
    message: 'the connection was closed',
    mayHaveArrived: false,
  })
})

test('ALPN decides: a server without HTTP/2 is spoken to in HTTP/1.1', async () => {
  await using server = await serveHttp1('https', (incoming, outgoing) => outgoing.end(incoming.httpVersion))
  using origin = disposable(await openOrigin(server.connection, never))
  expect(await textOf(origin.send(request('/')))).toBe('200 1.1')
})

test('a server whose certificate nobody vouches for is not spoken to, unless it is asked for', async () => {
  await using server = await serveHttp2((stream, path) => answer(stream, path))
  const { ca: _, ...withoutCa } = server.connection
  await expect(openOrigin(withoutCa, never)).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: false,
  })
  using origin = disposable(await openOrigin({ ...withoutCa, insecureSkipTlsVerify: true }, never))
  expect(await textOf(origin.send(request('/a')))).toBe('200 /a')
})

test.each([false, true])(
  'an abort ends an attempt to connect and its socket (insecure: %s)',
  async (isInsecure) => {
    const accepted = Promise.withResolvers<Socket>()
    const silent = createServer((socket) => accepted.resolve(socket))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const controller = new AbortController()
    const opening = openOrigin(
      { server: `https://127.0.0.1:${port}`, insecureSkipTlsVerify: isInsecure },
      controller.signal,
    )
    const socket = await accepted.promise
    socket.on('error', () => undefined).resume()
    const ended = once(socket, 'close')
    controller.abort(new Error('enough'))
    await expect(opening).rejects.toThrow('enough')
    await ended
    silent.close()
  },
)
