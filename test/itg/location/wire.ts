// Between the client and a store's server: sees each request, and can cut the connections that carry answers.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire extends AsyncDisposable {
  readonly port: number
  /** `GET /bucket/key`, one for each request that went through. */
  readonly requests: readonly string[]
  /** The next so many connections break after so many bytes of answers. */
  cut(connections: number, afterBytes: number): void
  /** From now on answers stop coming, and connections stay open. */
  hang(): void
}

const REQUEST = /^(GET|HEAD|PUT|POST|PATCH|DELETE|OPTIONS) (\S+) HTTP\/1\.1\r$/gm

export async function openWire(target: number): Promise<Wire> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let cuts = 0
  let cutAfter = 0
  let isHanging = false
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => {
      for (const [, method, path] of chunk.toString('latin1').matchAll(REQUEST)) {
        requests.push(`${method} ${path}`)
      }
      upstream.write(chunk)
    })
    let answered = 0
    upstream.on('data', (chunk) => {
      if (isHanging) return
      answered += chunk.length
      if (cuts > 0 && answered > cutAfter) {
        cuts -= 1
        client.write(chunk.subarray(0, Math.max(0, chunk.length - (answered - cutAfter))), () =>
          client.destroy(),
        )
        return
      }
      client.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    cut(connections, afterBytes) {
      cuts = connections
      cutAfter = afterBytes
    },
    hang() {
      isHanging = true
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
