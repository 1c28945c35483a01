// A web server with files in memory, that does what RFC 9110 says of ranges and of entity tags.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestedStore } from '../tested-store.ts'

export interface WebServerOptions {
  /** Without: each answer is the whole file. */
  readonly ranges?: boolean
  readonly weakTags?: boolean
  /** `user:password`. */
  readonly login?: string
  /** What the query of each request must be. */
  readonly query?: string
}

export interface WebStore extends TestedStore {
  readonly port: number
  /** Headers of all requests, for what they ask for. */
  readonly asked: readonly IncomingMessage['headers'][]
}

export async function openWebServer(options: WebServerOptions = {}): Promise<WebStore> {
  const files = new Map<string, Buffer>()
  const asked: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    asked.push(request.headers)
    answer(files, options, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const query = options.query === undefined ? '' : `?${options.query}`
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    put: async (key, content) => void files.set(`/${key}`, content),
    address: (prefix, port) =>
      `http://${options.login === undefined ? '' : `${options.login}@`}127.0.0.1:${port}/${prefix
        .split('/')
        .map(encodeURIComponent)
        .join('/')}${query}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function answer(
  files: ReadonlyMap<string, Buffer>,
  { ranges = true, weakTags = false, login, query }: WebServerOptions,
  { headers, method, url = '/' }: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname, search } = new URL(url, 'http://localhost')
  const basic = `Basic ${Buffer.from(login ?? '').toString('base64')}`
  const refused =
    login !== undefined && headers.authorization !== basic
      ? 401
      : query !== undefined && search !== `?${query}`
        ? 403
        : undefined
  const file = files.get(decodeURIComponent(pathname))
  if (refused !== undefined || file === undefined || (method !== 'GET' && method !== 'HEAD')) {
    response.writeHead(refused ?? 404).end()
    return
  }
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 16)
  const etag = weakTags ? `W/"${hash}"` : `"${hash}"`
  const [, from] = /^bytes=(\d+)-/.exec(headers.range ?? '') ?? []
  const [, , to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
  const condition = headers['if-range']
  const isRange = ranges && from !== undefined && (condition === undefined || condition === etag)
  if (!isRange) {
    response.writeHead(200, { etag, 'content-length': file.length }).end(file)
    return
  }
  if (Number(from) >= file.length) {
    response.writeHead(416, { etag, 'content-range': `bytes */${file.length}` }).end()
    return
  }
  const part = file.subarray(Number(from), to === undefined ? file.length : Number(to) + 1)
  const contentRange = `bytes ${from}-${Number(from) + part.length - 1}/${file.length}`
  response.writeHead(206, { etag, 'content-length': part.length, 'content-range': contentRange }).end(part)
}
