// A reverse proxy in front of a real API server, with TLS on both sides, that lets requests meet faults.
import type { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createPlainServer, type Server as PlainServer } from 'node:http'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import { Agent, createServer, type Server, request as startRequest } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCredentials } from '../../../src/cluster/control-plane/credentials.ts'
import { kubeconfigText } from '../../../src/cluster/control-plane/kubeconfig.ts'
import type { KubeConnection } from '../../../src/kube/connection.ts'
import { type FaultName, faultOf, type SeenRequest } from './faults.ts'
import { keyOf } from './plan.ts'
import { type Answer, type Incoming, type Outgoing, wireOf } from './wire.ts'

export interface FaultProxyOptions {
  /** `plain`: HTTP/1.1 without TLS. */
  readonly protocol: 'h2' | 'http/1.1' | 'plain'
  /** The fault for the n-th time that a request is seen. */
  readonly faultFor: (request: SeenRequest, nth: number) => FaultName | undefined
  /** Lists come in pages of this size, so that a small cluster has several. */
  readonly pageSize?: number
  /** Called for every request before anything else, with its number from 1. */
  readonly onRequest?: (count: number, request: SeenRequest) => void
  /** The request waits for it. */
  readonly hold?: (request: SeenRequest) => Promise<void>
  /** How a request gets to the real server; by Node's own client when absent. */
  readonly forward?: Forward
}

export type Forward = (request: Passed) => Promise<Answer>

/** What the real server sees of a request. */
export interface Passed {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Met {
  readonly request: SeenRequest
  readonly fault: FaultName
}

export interface FaultProxy extends AsyncDisposable {
  readonly connection: KubeConnection
  readonly kubeconfig: string
  /** Every fault that a request met. */
  readonly met: readonly Met[]
  /** How many requests came. */
  readonly count: number
  /** How many connections came. */
  readonly connections: number
  /** Resolves when the real server has answered everything that was passed on, whether or not the client still waits. */
  idle(): Promise<void>
}

/** Made once: keys take long on a busy machine. */
let credentials: ReturnType<typeof makeCredentials> | undefined

export async function openFaultProxy(real: KubeConnection, options: FaultProxyOptions): Promise<FaultProxy> {
  credentials ??= makeCredentials(new Date())
  const { ca, serving } = await credentials
  const sockets = new Map<number, Socket>()
  const seenBefore = new Map<string, number>()
  const met: Met[] = []
  let count = 0
  const passedOn = new Set<Promise<unknown>>()
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ca: real.ca, cert: real.cert, key: real.key })
  const forward = options.forward ?? ((passed) => forwardBy(agent, real, passed))
  const answer = async (incoming: Incoming, outgoing: Outgoing): Promise<void> => {
    const body = await bodyOf(incoming)
    const request = seenRequest(incoming, body)
    count += 1
    options.onRequest?.(count, request)
    await options.hold?.(request)
    const nth = seenBefore.get(keyOf(request)) ?? 0
    seenBefore.set(keyOf(request), nth + 1)
    const connection = sockets.get(incoming.socket.remotePort ?? 0)
    const wire = wireOf(request, outgoing, connection, () => {
      const answered = forward(passedOf(incoming, body, options.pageSize))
      const settled: Promise<unknown> = answered.then(
        () => passedOn.delete(settled),
        () => passedOn.delete(settled),
      )
      passedOn.add(settled)
      return answered
    })
    const fault = options.faultFor(request, nth)
    try {
      if (fault === undefined) return wire.reply(await wire.forward())
      met.push({ request, fault })
      await faultOf(fault).run(wire)
    } catch {
      // The real server is gone: the client finds its connection broken, as it would without a proxy.
      wire.breakConnection()
    }
  }
  let connections = 0
  const server = listening(options.protocol, serving, answer, sockets)
  server.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const connection = {
    server: `${options.protocol === 'plain' ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca,
    ...(real.token === undefined ? {} : { token: real.token }),
  }
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-faults-'))
  const kubeconfig = join(folder, 'kubeconfig')
  writeFileSync(kubeconfig, kubeconfigText(connection, 'faults'), { mode: 0o600 })
  return {
    connection,
    kubeconfig,
    met,
    get count() {
      return count
    },
    get connections() {
      return connections
    },
    async idle() {
      await Promise.all(passedOn)
    },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true })
      agent.destroy()
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets.values()) socket.destroy()
      await closed
    },
  }
}

type Listener = (incoming: Incoming, outgoing: Outgoing) => void
interface KeyPair {
  readonly cert: string
  readonly key: string
}

const LISTEN: Readonly<
  Record<
    FaultProxyOptions['protocol'],
    (pair: KeyPair, listener: Listener) => PlainServer | Server | Http2SecureServer
  >
> = {
  h2: (pair, listener) => createSecureServer(pair, listener),
  'http/1.1': (pair, listener) => createServer(pair, listener),
  plain: (_pair, listener) => createPlainServer(listener),
}

function listening(
  protocol: FaultProxyOptions['protocol'],
  pair: KeyPair,
  answer: (incoming: Incoming, outgoing: Outgoing) => Promise<void>,
  sockets: Map<number, Socket>,
): PlainServer | Server | Http2SecureServer {
  const listener: Listener = (incoming, outgoing) => {
    for (const one of [incoming, outgoing]) one.on('error', () => undefined)
    // A client that is gone before its request was read.
    void answer(incoming, outgoing).catch(() => undefined)
  }
  const server = LISTEN[protocol](pair, listener)
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (sockets.get(port) === socket) sockets.delete(port)
    })
  })
  server.on('session', (session: EventEmitter) => session.on('error', () => undefined))
  server.on('tlsClientError', () => undefined)
  return server
}

function seenRequest({ method = '', url = '' }: Incoming, body: Buffer): SeenRequest {
  const { pathname: path, searchParams: query } = new URL(url, 'http://localhost')
  const name = body.length === 0 || method !== 'POST' ? '' : nameIn(body)
  return { method, path, query, name }
}

function nameIn(body: Buffer): string {
  const object = JSON.parse(body.toString('utf8')) as {
    metadata?: { name?: string; labels?: Record<string, string> }
  }
  return object.metadata?.name ?? object.metadata?.labels?.item ?? ''
}

async function bodyOf(incoming: Incoming): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function passedOf({ method = '', url = '', headers }: Incoming, body: Buffer, pageSize?: number): Passed {
  const target = new URL(url, 'http://localhost')
  if (pageSize !== undefined && target.searchParams.has('limit'))
    target.searchParams.set('limit', String(pageSize))
  const kept = ['accept', 'authorization', 'content-type', 'user-agent'].flatMap((name) => {
    const value = headers[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { method, path: `${target.pathname}${target.search}`, headers: Object.fromEntries(kept), body }
}

function forwardBy(
  agent: Agent,
  { server }: KubeConnection,
  { method, path, headers, body }: Passed,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body.length === 0 ? {} : { 'content-length': String(body.length) }
    const outgoing = startRequest(
      new URL(path, server),
      { method, agent, headers: { ...headers, ...length } },
      (incoming) => {
        bodyOf(incoming).then(
          (content) =>
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: content }),
          reject,
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
