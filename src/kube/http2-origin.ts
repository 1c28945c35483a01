import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { type HttpOrigin, type HttpRequest, type HttpResponse, TransportError } from './http-origin.ts'
import { dialTls } from './tls.ts'

/** Lists come in megabytes: a window of 64 KiB would make each of them wait for round trips. */
const STREAM_WINDOW = 4 * 1024 * 1024
const SESSION_WINDOW = 16 * 1024 * 1024

/** One HTTP/2 session to one server, opened again when it ends. */
export function openHttp2Origin(url: URL, tls: ConnectionOptions, firstSocket: TLSSocket): HttpOrigin {
  const basePath = url.pathname.replace(/\/$/, '')
  let current: Promise<ClientHttp2Session> | undefined = Promise.resolve(openSession(url, firstSocket))
  let isClosed = false

  async function session(): Promise<ClientHttp2Session> {
    const live = await current
    if (live !== undefined && !live.closed && !live.destroyed) return live
    if (isClosed) throw new TransportError('the connection was closed', false)
    const opening = dialTls(tls).then((socket) => openSession(url, socket))
    current = opening
    opening.catch(() => {
      if (current === opening) current = undefined
    })
    return await opening
  }

  return {
    async send(request) {
      request.signal.throwIfAborted()
      const live = await session()
      return await exchange(live, basePath, request)
    },
    close() {
      isClosed = true
      current?.then((live) => live.destroy()).catch(() => undefined)
    },
  }
}

function openSession(url: URL, socket: TLSSocket): ClientHttp2Session {
  const session = connect(url.origin, {
    createConnection: () => socket,
    settings: { initialWindowSize: STREAM_WINDOW, enablePush: false },
  })
  session.setMaxListeners(0)
  session.once('connect', () => session.setLocalWindowSize(SESSION_WINDOW))
  // A session that fails ends its streams with an error each; they report it.
  session.on('error', () => session.destroy())
  session.on('goaway', () => session.close())
  return session
}

function exchange(
  session: ClientHttp2Session,
  basePath: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let stream: ClientHttp2Stream
    try {
      stream = session.request({
        ':method': request.method,
        ':path': basePath + request.path,
        ...request.headers,
      })
    } catch (error) {
      reject(new TransportError('the connection was closed before the request', false, error))
      return
    }
    let status = 0
    let headers = {}
    const chunks: Buffer[] = []
    const stop = (reason: unknown): void => {
      settle()
      stream.on('error', () => undefined)
      stream.close(constants.NGHTTP2_CANCEL)
      reject(reason)
    }
    const onAbort = (): void => stop(request.signal.reason)
    const timer = setTimeout(
      () => stop(new TransportError(`no answer within ${request.timeoutMs / 1000} s`, true)),
      request.timeoutMs,
    )
    const settle = (): void => {
      clearTimeout(timer)
      request.signal.removeEventListener('abort', onAbort)
    }
    const fail = (error?: Error): void => {
      settle()
      const refused = stream.rstCode === constants.NGHTTP2_REFUSED_STREAM
      reject(
        new TransportError(
          `the connection broke: ${error?.message ?? 'stream closed early'}`,
          !refused,
          error,
        ),
      )
    }
    let ended = false
    stream.on('response', (received) => {
      status = Number(received[':status'])
      headers = received
    })
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      if (status === 0 || stream.rstCode !== constants.NGHTTP2_NO_ERROR) return
      ended = true
      settle()
      resolve({ status, headers, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) })
    })
    stream.on('error', fail)
    stream.on('close', () => {
      if (!ended) fail()
    })
    request.signal.addEventListener('abort', onAbort, { once: true })
    stream.end(request.body)
  })
}
