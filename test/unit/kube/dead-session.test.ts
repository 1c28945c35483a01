// A connection whose other end is gone without a word: nothing is refused, nothing is reset, nothing comes.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openOrigin } from '../../../src/kube/open-origin.ts'
import { disposable, request, serveHttp2, textOf } from './loopback-server.ts'

const never = new AbortController().signal

interface Relay {
  readonly port: number
  readonly connections: number
  /** What goes through the present connections is swallowed from now on, both ways. */
  swallow(): void
}

async function relayTo(port: number): Promise<Relay> {
  const pairs: (readonly [Socket, Socket])[] = []
  const server = createServer((socket) => {
    const other = connect(port, '127.0.0.1')
    pairs.push([socket, other])
    for (const one of [socket, other]) one.on('error', () => undefined)
    socket.pipe(other)
    other.pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of pairs.flat()) socket.destroy()
  })
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return pairs.length
    },
    swallow() {
      for (const [socket, other] of pairs) {
        socket.unpipe(other).resume()
        other.unpipe(socket).resume()
      }
    },
  }
}

async function serveThroughRelay() {
  const server = await serveHttp2((stream, path) => {
    stream.respond({ ':status': 200 })
    stream.end(path)
  })
  onTestFinished(async () => await server[Symbol.asyncDispose]())
  const relay = await relayTo(Number(new URL(server.connection.server).port))
  return { relay, connection: { ...server.connection, server: `https://127.0.0.1:${relay.port}` } }
}

test('its requests end long before their time limit, and the next one gets a new connection', async () => {
  const { relay, connection } = await serveThroughRelay()
  using origin = disposable(await openOrigin(connection, never, { silenceMs: 50 }))
  expect(await textOf(origin.send(request('/a')))).toBe('200 /a')
  relay.swallow()
  await expect(origin.send(request('/b', { timeoutMs: 60_000 }))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: true,
    isTimeout: false,
  })
  expect(await textOf(origin.send(request('/c')))).toBe('200 /c')
  expect(relay.connections).toBe(2)
})

test('a connection on which nothing happens is asked and kept', async () => {
  const { relay, connection } = await serveThroughRelay()
  using origin = disposable(await openOrigin(connection, never, { silenceMs: 20 }))
  expect(await textOf(origin.send(request('/a')))).toBe('200 /a')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await textOf(origin.send(request('/b')))).toBe('200 /b')
  expect(relay.connections).toBe(1)
})
