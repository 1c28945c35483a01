// One API server, few connections. HTTP/2 where the server speaks it (one session, many streams), otherwise a pool
// of kept-alive HTTP/1.1 connections; ALPN decides on the first connection.
import type { KubeConnection } from './connection.ts'
import type { HttpOrigin } from './http-origin.ts'
import { openHttp1Origin } from './http1-origin.ts'
import { openHttp2Origin } from './http2-origin.ts'
import { PATIENCE } from './patience.ts'
import { dialTls, tlsOptionsOf } from './tls.ts'

export interface OriginOptions {
  /** Default true: HTTP/2 where the server speaks it. */
  readonly http2?: boolean | undefined
  /** See `Patience`. */
  readonly silenceMs?: number
}

/** Connects once to learn the protocol, then keeps that connection. The signal ends every later attempt to connect too. @throws TransportError */
export async function openOrigin(
  connection: KubeConnection,
  signal: AbortSignal,
  { http2 = true, silenceMs = PATIENCE.silenceMs }: OriginOptions = {},
): Promise<HttpOrigin> {
  const url = new URL(connection.server)
  if (url.protocol === 'http:') return openHttp1Origin(url, undefined)
  const tls = tlsOptionsOf(connection, url)
  if (!http2) return openHttp1Origin(url, tls)
  const socket = await dialTls(tls, signal)
  if (socket.alpnProtocol === 'h2') return openHttp2Origin(url, socket, () => dialTls(tls, signal), silenceMs)
  socket.destroy()
  return openHttp1Origin(url, tls)
}
