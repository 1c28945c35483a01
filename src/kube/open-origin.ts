// One API server, few connections. HTTP/2 where the server speaks it (one session, many streams), otherwise a pool
// of kept-alive HTTP/1.1 connections; ALPN decides on the first connection.
import type { KubeConnection } from './connection.ts'
import { plainDialer, tlsDialer } from './dial.ts'
import type { HttpOrigin } from './http-origin.ts'
import { openHttp1Origin } from './http1-origin.ts'
import { openHttp2Origin } from './http2-origin.ts'
import { PATIENCE } from './patience.ts'
import { tlsOptionsOf } from './tls.ts'

export interface OriginOptions {
  /** Default true: HTTP/2 where the server speaks it. */
  readonly http2?: boolean | undefined
  /** See `Patience`. */
  readonly silenceMs?: number
}

/** Connects once to learn the protocol, and keeps that connection. The signal ends every later attempt to connect too. @throws TransportError */
export async function openOrigin(
  connection: KubeConnection,
  signal: AbortSignal,
  { http2 = true, silenceMs = PATIENCE.silenceMs }: OriginOptions = {},
): Promise<HttpOrigin> {
  signal.throwIfAborted()
  const url = new URL(connection.server)
  if (url.protocol === 'http:') return openHttp1Origin(url, plainDialer(url, signal))
  const offered = http2 ? {} : { ALPNProtocols: ['http/1.1'] }
  const dial = tlsDialer({ ...tlsOptionsOf(connection, url), ...offered }, signal)
  const socket = await dial()
  if (socket.alpnProtocol === 'h2') return openHttp2Origin(url, socket, dial, silenceMs)
  return openHttp1Origin(url, dial, socket)
}
