import * as http from 'node:http'
import * as https from 'node:https'
import type { ConnectionOptions } from 'node:tls'
import { type ExchangeOutcome, exchange, type Sending } from './exchange.ts'
import type { HttpOrigin, HttpRequest } from './http-origin.ts'

const MAX_SOCKETS = 64

/** A pool of kept-alive HTTP/1.1 connections, for servers and proxies that do not speak HTTP/2. */
export function openHttp1Origin(url: URL, tls: ConnectionOptions | undefined): HttpOrigin {
  const pool = { keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' as const }
  const agent =
    tls === undefined
      ? new http.Agent(pool)
      : new https.Agent({ ...pool, ...tls, ALPNProtocols: ['http/1.1'] })
  const target = {
    agent,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    basePath: url.pathname.replace(/\/$/, ''),
    start: tls === undefined ? http.request : https.request,
    readyEvent: tls === undefined ? 'connect' : 'secureConnect',
  }
  return {
    send: (request) => exchange(request, (outcome) => send(target, request, outcome)),
    close: () => agent.destroy(),
  }
}

interface Target {
  readonly agent: http.Agent
  readonly host: string
  readonly port: string
  readonly basePath: string
  readonly start: typeof http.request
  /** Of a new socket: from then on the request is on its way. */
  readonly readyEvent: string
}

function send(target: Target, request: HttpRequest, outcome: ExchangeOutcome): Sending {
  const length = request.body === undefined ? {} : { 'content-length': String(request.body.length) }
  const outgoing = target.start({
    agent: target.agent,
    host: target.host,
    port: target.port,
    method: request.method,
    path: target.basePath + request.path,
    headers: { ...request.headers, ...length },
  })
  let isOnItsWay = false
  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) isOnItsWay = true
    else
      socket.once(target.readyEvent, () => {
        isOnItsWay = true
      })
  })
  outgoing.on('error', outcome.broke)
  let hasResponse = false
  outgoing.on('close', () => {
    // An answer that ends with its connection is read to its end afterwards.
    if (!hasResponse) outcome.broke(undefined)
  })
  outgoing.on('response', (incoming) => {
    hasResponse = true
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('error', outcome.broke)
    incoming.on('close', () => outcome.broke(undefined))
    incoming.on('end', () =>
      outcome.answered({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      }),
    )
  })
  outgoing.end(request.body)
  return { mayHaveArrived: () => isOnItsWay, cancel: () => outgoing.destroy() }
}
