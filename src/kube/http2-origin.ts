import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2'
import type { TLSSocket } from 'node:tls'
import { endWhenDead } from './dead-session.ts'
import { type ExchangeOutcome, exchange, type Sending } from './exchange.ts'
import { type HttpOrigin, type HttpRequest, TransportError } from './http-origin.ts'

/** Lists come in megabytes: a window of 64 KiB would make each of them wait for round trips. */
const STREAM_WINDOW = 4 * 1024 * 1024
const SESSION_WINDOW = 16 * 1024 * 1024

/** One HTTP/2 session to one server, opened again when it ends or is found dead. */
export function openHttp2Origin(
  url: URL,
  firstSocket: TLSSocket,
  dial: () => Promise<TLSSocket>,
  silenceMs: number,
): HttpOrigin {
  const basePath = url.pathname.replace(/\/$/, '')
  let current: Promise<ClientHttp2Session> | undefined = Promise.resolve(
    openSession(url, firstSocket, silenceMs),
  )
  let isClosed = false

  /** Many requests find out together that the session has ended; one of them opens the next, the others wait for it. */
  async function session(): Promise<ClientHttp2Session> {
    for (;;) {
      if (isClosed) throw new TransportError('the connection was closed', false)
      const asked = current
      const live = await asked
      if (live !== undefined && !live.closed && !live.destroyed) return live
      if (current === asked) current = openNext()
    }
  }

  function openNext(): Promise<ClientHttp2Session> {
    const opening = dial().then((socket) => openSession(url, socket, silenceMs))
    opening.catch(() => {
      if (current === opening) current = undefined
    })
    return opening
  }

  return {
    async send(request) {
      request.signal.throwIfAborted()
      const live = await session()
      return await exchange(request, (outcome) => send(live, basePath, request, outcome))
    },
    close() {
      isClosed = true
      current?.then((live) => live.destroy()).catch(() => undefined)
    },
  }
}

function openSession(url: URL, socket: TLSSocket, silenceMs: number): ClientHttp2Session {
  const session = connect(url.origin, {
    createConnection: () => socket,
    settings: { initialWindowSize: STREAM_WINDOW, enablePush: false },
  })
  session.setMaxListeners(0)
  session.once('connect', () => {
    if (!session.destroyed) session.setLocalWindowSize(SESSION_WINDOW)
  })
  // A session that fails ends its streams with an error each; they report it.
  session.on('error', () => session.destroy())
  session.on('goaway', () => session.close())
  endWhenDead(session, socket, silenceMs)
  return session
}

/** @throws TransportError when the session ended a moment ago */
function send(
  session: ClientHttp2Session,
  basePath: string,
  request: HttpRequest,
  outcome: ExchangeOutcome,
): Sending {
  const stream = openStream(session, basePath, request)
  let status = 0
  let headers = {}
  const chunks: Buffer[] = []
  stream.on('response', (received) => {
    status = Number(received[':status'])
    headers = received
  })
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('end', () => {
    // A stream that was reset ends as well, with what has come so far.
    if (status === 0 || stream.rstCode !== constants.NGHTTP2_NO_ERROR) return
    const [only] = chunks
    outcome.answered({
      status,
      headers,
      body: only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks),
    })
  })
  stream.on('error', outcome.broke)
  stream.on('close', () => outcome.broke(undefined))
  stream.end(request.body)
  return {
    mayHaveArrived: () => !stream.pending && stream.rstCode !== constants.NGHTTP2_REFUSED_STREAM,
    cancel: () => stream.close(constants.NGHTTP2_CANCEL),
  }
}

function openStream(session: ClientHttp2Session, basePath: string, request: HttpRequest): ClientHttp2Stream {
  try {
    return session.request(
      { ':method': request.method, ':path': basePath + request.path, ...request.headers },
      // Node takes a DELETE for one without a body.
      { endStream: request.body === undefined },
    )
  } catch (error) {
    throw new TransportError('the connection was closed before the request', false, error)
  }
}
