// A forward proxy that knows CONNECT only, as those of companies for HTTPS.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface ConnectProxy extends AsyncDisposable {
  /** With a user and a password that it asks for. */
  readonly url: string
  /** `host:port`, one for each tunnel. */
  readonly tunnels: readonly string[]
}

/** @param instead loopback ports for servers that are somewhere else: `host:port` → port */
export async function openConnectProxy(
  instead: Readonly<Record<string, number>> = {},
): Promise<ConnectProxy> {
  const tunnels: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((_request, response) => void response.writeHead(405).end())
  const login = `Basic ${Buffer.from('proxy-user:planted-proxy-77').toString('base64')}`
  server.on('connect', (request, client: Socket) => {
    if (request.headers['proxy-authorization'] !== login) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    tunnels.push(request.url ?? '')
    const [host = '', port = ''] = (request.url ?? '').split(':')
    const local = instead[request.url ?? '']
    const upstream = connect(local ?? Number(port), local === undefined ? host : '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://proxy-user:planted-proxy-77@127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
