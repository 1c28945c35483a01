// In front of a store's server, with or without TLS: sees every request with its headers, and may answer in its place.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { makeCredentials } from '../../../../src/cluster/control-plane/credentials.ts'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface FrontOptions {
  /** Where requests go; without it everything must be answered here. */
  readonly target?: number
  readonly isSecure?: boolean
  answer?(seen: Seen): Answer | undefined
}

export interface Front extends AsyncDisposable {
  readonly port: number
  /** `https://127.0.0.1:port` */
  readonly url: string
  /** PEM of its authority, when it speaks TLS. */
  readonly ca: string
  readonly seen: readonly Seen[]
}

export async function openFront({ target, isSecure = false, answer }: FrontOptions): Promise<Front> {
  const seen: Seen[] = []
  const onRequest: RequestListener = async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const body = await text(incoming)
    const one = { method, url, headers, body }
    seen.push(one)
    const own = answer?.(one)
    if (own !== undefined || target === undefined) {
      outgoing.writeHead(own?.status ?? 404, { connection: 'close', ...own?.headers }).end(own?.body)
      return
    }
    const options = { host: '127.0.0.1', port: target, method, path: url, headers, agent: false }
    const forwarded = request(options, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(outgoing)
    })
    forwarded.on('error', () => outgoing.destroy())
    forwarded.end(body)
  }
  const credentials = isSecure ? await makeCredentials(new Date()) : undefined
  const server =
    credentials === undefined
      ? createServer(onRequest)
      : createTlsServer({ cert: credentials.serving.cert, key: credentials.serving.key }, onRequest)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${isSecure ? 'https' : 'http'}://127.0.0.1:${port}`,
    ca: credentials?.ca ?? '',
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
