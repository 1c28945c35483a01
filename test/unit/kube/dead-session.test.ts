// A connection whose other end is gone without a word: nothing is refused, nothing is reset, nothing comes. Silence is a matter of
// the clock, and the clock is the test's: a machine that is busy cannot make a live connection look dead.
import { EventEmitter } from 'node:events'
import type { ClientHttp2Session } from 'node:http2'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { endWhenDead } from '../../../src/kube/dead-session.ts'
import { openOrigin } from '../../../src/kube/open-origin.ts'
import { disposable, request, serveHttp2, textOf } from './loopback-server.ts'

const never = new AbortController().signal

const SILENCE_MS = 1_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  return () => vi.useRealTimers()
})

interface Relay {
  readonly port: number
  readonly connections: number
  /** How many times the server has sent something. */
  readonly answers: number
  /** What goes through the present connections is swallowed from now on, both ways. */
  swallow(): void
}

async function relayTo(port: number): Promise<Relay> {
  const pairs: (readonly [Socket, Socket])[] = []
  let answers = 0
  const server = createServer((socket) => {
    const other = connect(port, '127.0.0.1')
    pairs.push([socket, other])
    for (const one of [socket, other]) one.on('error', () => undefined)
    socket.pipe(other)
    other.pipe(socket)
    other.on('data', () => {
      answers += 1
    })
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
    get answers() {
      return answers
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
  using origin = disposable(await openOrigin(connection, never, { silenceMs: SILENCE_MS }))
  expect(await textOf(origin.send(request('/a')))).toBe('200 /a')
  relay.swallow()
  const lost = expect(origin.send(request('/b', { timeoutMs: 60_000 }))).rejects.toMatchObject({
    name: 'TransportError',
    mayHaveArrived: true,
    isTimeout: false,
  })
  // Takes notice, asks, gives up.
  for (let look = 0; look < 3; look += 1) {
    await turns()
    vi.advanceTimersByTime(SILENCE_MS)
  }
  await lost
  expect(await textOf(origin.send(request('/c')))).toBe('200 /c')
  expect(relay.connections).toBe(2)
})

test('a connection on which nothing happens is asked and kept', async () => {
  const { relay, connection } = await serveThroughRelay()
  using origin = disposable(await openOrigin(connection, never, { silenceMs: SILENCE_MS }))
  expect(await textOf(origin.send(request('/a')))).toBe('200 /a')
  await turns()
  vi.advanceTimersByTime(SILENCE_MS)
  for (let round = 0; round < 5; round += 1) {
    const before = relay.answers
    vi.advanceTimersByTime(SILENCE_MS)
    await vi.waitUntil(() => relay.answers > before, { timeout: 30_000 })
    await turns()
    vi.advanceTimersByTime(SILENCE_MS)
  }
  expect(await textOf(origin.send(request('/b')))).toBe('200 /b')
  expect(relay.connections).toBe(1)
})

test('one that has ended, while its socket has not, is left alone', () => {
  const session = Object.assign(new EventEmitter(), {
    destroyed: true,
    ping: () => {
      throw new Error('ERR_HTTP2_INVALID_SESSION')
    },
  })
  const socket = { bytesRead: 0, destroy: () => undefined }
  endWhenDead(session as unknown as ClientHttp2Session, socket as unknown as Socket, SILENCE_MS)
  expect(() => vi.advanceTimersByTime(3 * SILENCE_MS)).not.toThrow()
  expect(vi.getTimerCount()).toBe(0)
})

/** What was written to a loopback socket is read in the next turns. */
async function turns(): Promise<void> {
  for (let count = 0; count < 10; count += 1) await nextTurn()
}
