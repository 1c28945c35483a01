import { connect as connectPlain, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, createSecureContext, type TLSSocket } from 'node:tls'
import { TransportError } from './http-origin.ts'

const CONNECT_TIMEOUT_MS = 10_000

/** Opens TLS connections to one server. Certificates are read once, and every connection but the first takes up where another one was. */
export function tlsDialer(options: ConnectionOptions, signal: AbortSignal): () => Promise<TLSSocket> {
  const secureContext = createSecureContext(options)
  let session: Buffer | undefined
  return async () => {
    const earlier = session === undefined ? {} : { session }
    const socket = connectTls({ ...options, secureContext, ...earlier })
    socket.on('session', (given) => {
      session = given
    })
    return await whenReady(socket, 'secureConnect', signal)
  }
}

export function plainDialer(url: URL, signal: AbortSignal): () => Promise<Socket> {
  const place = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80) }
  return () => whenReady(connectPlain(place), 'connect', signal)
}

/** @throws TransportError; nothing was sent. The signal's reason after an abort */
function whenReady<T extends Socket>(
  socket: T,
  readyEvent: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
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
    socket.once(readyEvent, () => {
      release()
      tune(socket)
      resolve(socket)
    })
    if (signal.aborted) onAbort()
  })
}

/** Small requests must not wait for each other's acknowledgements; a dead peer must be noticed. */
function tune(socket: Socket): void {
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 15_000)
}
