// One API server, few connections. HTTP/2 where the server speaks it (one session, many streams), otherwise a pool
// of kept-alive HTTP/1.1 connections; ALPN decides on the first connection.
import type { IncomingHttpHeaders } from 'node:http'
import type { KubeConnection } from './connection.ts'
import { openHttp1Origin } from './http1-origin.ts'
import { openHttp2Origin } from './http2-origin.ts'
import { dialTls, tlsOptionsOf } from './tls.ts'

export interface HttpRequest {
  readonly method: string
  /** Absolute path with query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends requests; settles every promise. Rejects with `TransportError`, or with the signal's reason after an abort. */
export interface HttpOrigin {
  send(request: HttpRequest): Promise<HttpResponse>
  close(): void
}

/**
 * The connection failed. `mayHaveArrived` is false only when the server cannot have acted on the request; a POST that
 * may have arrived must be read back before it is sent again.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly mayHaveArrived: boolean

  constructor(message: string, mayHaveArrived: boolean, cause?: unknown) {
    super(message, { cause })
    this.mayHaveArrived = mayHaveArrived
  }
}

/** Connects once to learn the protocol, then keeps that connection. @throws TransportError */
export async function openOrigin(connection: KubeConnection, signal: AbortSignal): Promise<HttpOrigin> {
  const url = new URL(connection.server)
  if (url.protocol === 'http:') return openHttp1Origin(url, undefined)
  const tls = tlsOptionsOf(connection, url)
  const socket = await dialTls(tls, signal)
  if (socket.alpnProtocol === 'h2') return openHttp2Origin(url, tls, socket)
  socket.destroy()
  return openHttp1Origin(url, tls)
}
