import * as http from 'node:http'
import * as https from 'node:https'
import type { ConnectionOptions } from 'node:tls'
import { type HttpOrigin, type HttpRequest, type HttpResponse, TransportError } from './http-origin.ts'

const MAX_SOCKETS = 64

/** A pool of kept-alive HTTP/1.1 connections, for servers and proxies that do not speak HTTP/2. */
export function openHttp1Origin(url: URL, tls: ConnectionOptions | undefined): HttpOrigin {
  const pool = { keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' as const }
  const agent =
    tls === undefined
      ? new http.Agent(pool)
      : new https.Agent({ ...pool, ...tls, ALPNProtocols: ['http/1.1'] })
  const module = tls === undefined ? http : https
  const basePath = url.pathname.replace(/\/$/, '')
  return {
    send: (request) => exchange(module, agent, url, basePath, request),
    close: () => agent.destroy(),
  }
}

function exchange(
  module: typeof http | typeof https,
  agent: http.Agent,
  url: URL,
  basePath: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const length = request.body === undefined ? {} : { 'content-length': String(request.body.length) }
    const outgoing = module.request({
      agent,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      method: request.method,
      path: basePath + request.path,
      headers: { ...request.headers, ...length },
      signal: request.signal,
    })
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no answer within ${request.timeoutMs / 1000} s`)),
      request.timeoutMs,
    )
    const fail = (error: Error): void => {
      clearTimeout(timer)
      if (request.signal.aborted) reject(request.signal.reason)
      else
        reject(
          new TransportError(
            `the connection broke: ${error.message}`,
            outgoing.socket?.connecting !== true,
            error,
          ),
        )
    }
    outgoing.on('error', fail)
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', fail)
      incoming.on('end', () => {
        clearTimeout(timer)
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) })
      })
    })
    outgoing.end(request.body)
  })
}
