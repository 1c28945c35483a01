// A server on loopback that speaks the exec protocol of the API server: WebSocket messages whose first byte is a channel.
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

export const STDOUT = 1
export const STDERR = 2
export const RESULT = 3

export const SUCCESS = '{"metadata":{},"status":"Success"}'

export interface ExecServer {
  readonly url: string
  /** Every request for the channel, with what it asked for. */
  readonly requests: readonly IncomingMessage[]
  close(): Promise<void>
}

export interface ExecServerOptions {
  /** What the server speaks; the first that the client offers too is used. */
  readonly protocols?: readonly string[]
  readonly tls?: ServerOptions
  /** Instead of the channel: an answer as to any other request. */
  readonly refusal?: { readonly status: number; readonly body: string }
  /** What happens on the channel. */
  readonly serve?: (socket: WebSocket, request: IncomingMessage) => void
}

export function frame(channel: number, text: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from([channel]), Buffer.from(text)])
}

export async function startExecServer(options: ExecServerOptions): Promise<ExecServer> {
  const requests: IncomingMessage[] = []
  const known = options.protocols ?? ['v5.channel.k8s.io', 'v4.channel.k8s.io']
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered].find((name) => known.includes(name)) ?? false,
  })
  const server = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls)
  server.on('upgrade', (request, socket, head) => {
    requests.push(request)
    if (options.refusal !== undefined) {
      const { status, body } = options.refusal
      socket.end(
        `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
      return
    }
    sockets.handleUpgrade(request, socket, head, (channel) => options.serve?.(channel, request))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const scheme = options.tls === undefined ? 'http' : 'https'
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
