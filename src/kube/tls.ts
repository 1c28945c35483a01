import type { Socket } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import type { KubeConnection } from './connection.ts'
import { TransportError } from './http-origin.ts'

const CONNECT_TIMEOUT_MS = 10_000

/** What Node's TLS needs to reach this server, both protocols offered. */
export function tlsOptionsOf(connection: KubeConnection, url: URL): ConnectionOptions {
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 443),
    ALPNProtocols: ['h2', 'http/1.1'],
    rejectUnauthorized: connection.insecureSkipTlsVerify !== true,
    ...(connection.ca === undefined ? {} : { ca: connection.ca }),
    ...(connection.cert === undefined ? {} : { cert: connection.cert }),
    ...(connection.key === undefined ? {} : { key: connection.key }),
    ...serverName(connection, url),
  }
}

/** SNI must not carry an address; a host name is the default. */
function serverName(connection: KubeConnection, url: URL): { servername?: string } {
  if (connection.tlsServerName !== undefined) return { servername: connection.tlsServerName }
  return /^[\d.]+$|:/.test(url.hostname) ? {} : { servername: url.hostname }
}

/** Opens one TLS connection. @throws TransportError; nothing was sent. The signal's reason after an abort */
export function dialTls(options: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const socket = connect(options)
    const release = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.off('error', fail)
      socket.on('error', () => socket.destroy())
    }
    const giveUp = (reason: unknown): void => {
      release()
      socket.destroy()
      reject(reason)
    }
    const fail = (error: Error): void =>
      giveUp(new TransportError(`connection failed: ${error.message}`, false, error))
    const onAbort = (): void => giveUp(signal.reason)
    const timer = setTimeout(
      () => fail(new Error(`no answer within ${CONNECT_TIMEOUT_MS / 1000} s`)),
      CONNECT_TIMEOUT_MS,
    )
    signal.addEventListener('abort', onAbort, { once: true })
    socket.once('error', fail)
    socket.once('secureConnect', () => {
      release()
      tune(socket)
      resolve(socket)
    })
  })
}

/** Small requests must not wait for each other's acknowledgements; a dead peer must be noticed. */
function tune(socket: Socket): void {
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 15_000)
}
