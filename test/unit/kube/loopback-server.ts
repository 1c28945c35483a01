// Real servers on a loopback port, one per protocol, whose connections a test can break at will.
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createSecureServer, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server, Socket } from 'node:net'
import { type Credentials, makeCredentials } from '../../../src/cluster/control-plane/credentials.ts'
import type { KubeConnection } from '../../../src/kube/connection.ts'
import type { HttpOrigin, HttpRequest, HttpResponse } from '../../../src/kube/http-origin.ts'

const credentials: Promise<Credentials> = makeCredentials(new Date())

export interface LoopbackServer extends AsyncDisposable {
  readonly connection: KubeConnection
  /** Every connection that was ever accepted. */
  readonly sockets: readonly Socket[]
  stopListening(): Promise<void>
}

export interface Http2Server extends LoopbackServer {
  readonly sessions: readonly ServerHttp2Session[]
}

export type Protocol = 'http' | 'https'

export async function serveHttp1(protocol: Protocol, listener: RequestListener): Promise<LoopbackServer> {
  const { ca, serving } = await credentials
  const server = protocol === 'http' ? createHttpServer(listener) : createHttpsServer(serving, listener)
  return await listen(server, protocol, ca)
}

/** Speaks both protocols and tells each client which one it speaks. */
export async function serveBoth(): Promise<LoopbackServer> {
  const { ca, serving } = await credentials
  const server = createSecureServer({ ...serving, allowHTTP1: true }, (incoming, outgoing) =>
    outgoing.end(incoming.httpVersion),
  )
  return await listen(server, 'https', ca)
}

export async function serveHttp2(
  onStream: (stream: ServerHttp2Stream, path: string, session: ServerHttp2Session) => void,
): Promise<Http2Server> {
  const { ca, serving } = await credentials
  const server = createSecureServer(serving)
  const sessions: ServerHttp2Session[] = []
  server.on('session', (session) => {
    sessions.push(session)
    session.on('error', () => undefined)
    session.on('stream', (stream, headers) => {
      stream.on('error', () => undefined)
      onStream(stream, headers[':path'] ?? '', session)
    })
  })
  return Object.assign(await listen(server, 'https', ca), { sessions })
}

async function listen(server: Server, protocol: Protocol, ca: string): Promise<LoopbackServer> {
  const sockets: Socket[] = []
  server.on('connection', (socket: Socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stopListening = (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    return closed
  }
  return {
    connection: { server: `${protocol}://127.0.0.1:${port}`, ca },
    sockets,
    stopListening,
    async [Symbol.asyncDispose]() {
      if (server.listening) await stopListening()
    },
  }
}

/** A GET of a path, or what a test makes of it. */
export function request(path: string, overrides: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    path,
    headers: {},
    timeoutMs: 5_000,
    signal: new AbortController().signal,
    ...overrides,
  }
}

export async function textOf(answer: Promise<HttpResponse>): Promise<string> {
  const { status, body } = await answer
  return `${status} ${body.toString('utf8')}`
}

/** Closes with the test that opened it. */
export function disposable(origin: HttpOrigin): HttpOrigin & Disposable {
  return Object.assign(origin, { [Symbol.dispose]: () => origin.close() })
}
