import { createServer } from 'node:http'
import { constants } from 'node:http2'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type KubeClientOptions, type KubeRequest, openKubeClient } from '../../../src/kube/kube-client.ts'
import { serveHttp1, serveHttp2 } from './loopback-server.ts'

const GET = { method: 'GET', path: '/x' } as const satisfies KubeRequest
const POST = { method: 'POST', path: '/x', body: '{}' } as const satisfies KubeRequest
const PATCH = { method: 'PATCH', path: '/x', body: '{}' } as const satisfies KubeRequest

function options(overrides: Partial<KubeClientOptions> = {}): KubeClientOptions {
  return { signal: new AbortController().signal, maxInFlight: 4, userAgent: 'test/1', ...overrides }
}

test.each<[status: number, request: KubeRequest]>([
  [429, GET],
  [429, POST],
  [500, GET],
  [502, GET],
  [503, PATCH],
  [504, PATCH],
])('R-204: %i is asked again after the pause that the server names (%o)', async (status, request) => {
  let asked = 0
  await using server = await serveHttp1('http', (_, outgoing) => {
    asked += 1
    outgoing.writeHead(asked < 3 ? status : 201, { 'retry-after': '0.01' })
    outgoing.end('{}')
  })
  const client = await openKubeClient(server.connection, options())
  expect((await client.send(request)).status).toBe(201)
  expect(client.log.figures()).toMatchObject({ count: 3, retries: 2 })
  client.close()
})

test.each([500, 502, 503, 504])(
  'R-204: %i to a create says nothing about its effect: it is an answer',
  async (status) => {
    let asked = 0
    await using server = await serveHttp1('http', (_, outgoing) => {
      asked += 1
      outgoing.writeHead(status, { 'retry-after': '0.01' }).end('{}')
    })
    const client = await openKubeClient(server.connection, options())
    expect([(await client.send(POST)).status, asked]).toEqual([status, 1])
    client.close()
  },
)

test.each([400, 404, 409, 422])('R-204: %i is an answer', async (status) => {
  let asked = 0
  await using server = await serveHttp1('http', (_, outgoing) => {
    asked += 1
    outgoing.writeHead(status)
    outgoing.end('{"kind":"Status","message":"no","reason":"Because"}')
  })
  const client = await openKubeClient(server.connection, options())
  await expect(client.expect(POST)).rejects.toMatchObject({ name: 'KubeError', status, message: 'no' })
  expect(asked).toBe(1)
  client.close()
})

test('a web page in place of an answer is no answer: reads are repeated, a create is in doubt', async () => {
  let asked = 0
  await using server = await serveHttp1('http', (_, outgoing) => {
    asked += 1
    const isPage = asked !== 2
    outgoing.writeHead(200, { 'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json' })
    outgoing.end(isPage ? '<p>Please log in</p>' : '{}')
  })
  const client = await openKubeClient(server.connection, options())
  expect((await client.send(GET)).body.toString()).toBe('{}')
  await expect(client.send(POST)).rejects.toMatchObject({ name: 'TransportError', mayHaveArrived: true })
  expect(asked).toBe(3)
  client.close()
})

test.each([429, 503])(
  'a server that says nothing but %i for too long is lost, and every request with it',
  async (status) => {
    let asked = 0
    await using server = await serveHttp1('http', (_, outgoing) => {
      asked += 1
      outgoing.writeHead(status, { 'retry-after': '0.01' }).end()
    })
    const client = await openKubeClient(server.connection, options({ patience: { outageMs: 200 } }))
    const requests = [client.send(GET), client.send(GET)]
    for (const { status: end, reason } of (await Promise.allSettled(requests)) as PromiseRejectedResult[]) {
      expect([end, reason.code]).toEqual(['rejected', 'CLUSTER_UNREACHABLE'])
    }
    expect(client.lost.reason).toMatchObject({ code: 'CLUSTER_UNREACHABLE' })
    const before = asked
    await expect(client.send(GET)).rejects.toBe(client.lost.reason)
    expect(asked).toBe(before)
    client.close()
  },
)

test('a request that fails while others are answered is believed after its sixth failure', async () => {
  const asked: string[] = []
  await using server = await serveHttp1('http', ({ url }, outgoing) => {
    asked.push(url ?? '')
    outgoing.writeHead(url === '/x' ? 503 : 200, { 'retry-after': '0.01' }).end()
  })
  const client = await openKubeClient(server.connection, options())
  const controller = new AbortController()
  const others = (async () => {
    while (!controller.signal.aborted) await client.send({ ...GET, path: '/other' })
  })()
  expect((await client.send(GET)).status).toBe(503)
  controller.abort()
  await others
  expect(asked.filter((path) => path === '/x').length).toBeGreaterThanOrEqual(6)
  expect(client.lost.aborted).toBe(false)
  client.close()
})

test('a server that comes back in time is asked again, also by a create that never reached it', async () => {
  const first = await serveHttp1('http', (_, outgoing) => outgoing.end('{}'))
  const { server } = first.connection
  const client = await openKubeClient({ server }, options({ patience: { outageMs: 20_000 } }))
  await first.stopListening()
  const sent = [client.send(POST), client.send(GET)]
  const port = Number(new URL(server).port)
  const again = createServer((_, outgoing) => outgoing.end('{}'))
  await sleep(300)
  await new Promise<void>((resolve) => again.listen(port, '127.0.0.1', resolve))
  for (const { status } of await Promise.all(sent)) expect(status).toBe(200)
  client.close()
  again.close()
})

test('the clock of the server is known from its answers', async () => {
  await using server = await serveHttp1('http', (_, outgoing) => {
    outgoing.setHeader('date', 'Sun, 06 Nov 1994 08:49:37 GMT')
    outgoing.end('{}')
  })
  const client = await openKubeClient(server.connection, options())
  expect(client.serverTime()).toBeUndefined()
  await client.send(GET)
  expect(client.serverTime()).toBe(Date.UTC(1994, 10, 6, 8, 49, 37))
  client.close()
})

test('R-204: a read is repeated after a broken connection; a write that may have arrived is not', async () => {
  const asked: string[] = []
  await using server = await serveHttp1('http', (incoming, outgoing) => {
    asked.push(incoming.method ?? '')
    if (asked.filter((method) => method === incoming.method).length === 1) incoming.socket.destroy()
    else outgoing.end('{}')
  })
  const client = await openKubeClient(server.connection, options())
  expect((await client.send(GET)).status).toBe(200)
  await expect(client.send(POST)).rejects.toMatchObject({ name: 'TransportError', mayHaveArrived: true })
  expect(asked).toEqual(['GET', 'GET', 'POST'])
  client.close()
})

test('R-204: a write that cannot have arrived is sent again', async () => {
  let asked = 0
  await using server = await serveHttp2((stream) => {
    asked += 1
    if (asked === 1) return stream.close(constants.NGHTTP2_REFUSED_STREAM)
    stream.respond({ ':status': 201 })
    stream.end('{}')
  })
  const client = await openKubeClient(server.connection, options())
  expect((await client.send(POST)).status).toBe(201)
  client.close()
})

test('never more in flight than allowed', async () => {
  let inFlight = 0
  let peak = 0
  await using server = await serveHttp1('http', (_, outgoing) => {
    inFlight += 1
    peak = Math.max(peak, inFlight)
    setTimeout(() => {
      inFlight -= 1
      outgoing.end('{}')
    }, 5)
  })
  const client = await openKubeClient(server.connection, options({ maxInFlight: 3 }))
  await Promise.all(Array.from({ length: 12 }, () => client.send(GET)))
  expect([peak, client.log.figures().maxInFlight]).toEqual([3, 3])
  client.close()
})

test('the headers say who asks, for what and with which token, asked for each time', async () => {
  const seen: unknown[] = []
  await using server = await serveHttp1('http', ({ headers }, outgoing) => {
    seen.push([headers['user-agent'], headers.accept, headers['content-type'], headers.authorization])
    outgoing.end('{}')
  })
  let token = 0
  const authorization = () => Promise.resolve(`Bearer ${++token}`)
  const client = await openKubeClient({ ...server.connection, authorization }, options())
  await client.send(GET)
  await client.send({ ...POST, contentType: 'application/merge-patch+json', accept: 'a/b' })
  expect(seen).toEqual([
    ['test/1', 'application/json', undefined, 'Bearer 1'],
    ['test/1', 'a/b', 'application/merge-patch+json', 'Bearer 2'],
  ])
  client.close()
})

test('an abort ends the pause before the next attempt', async () => {
  const controller = new AbortController()
  await using server = await serveHttp1('http', (_, outgoing) => {
    outgoing.writeHead(429, { 'retry-after': '3600' })
    outgoing.end()
    setTimeout(() => controller.abort(new Error('enough')), 5)
  })
  const client = await openKubeClient(server.connection, options({ signal: controller.signal }))
  await expect(client.send(GET)).rejects.toThrow('enough')
  await expect(client.send(GET)).rejects.toThrow('enough')
  client.close()
})
