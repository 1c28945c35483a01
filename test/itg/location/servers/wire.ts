// Between the client and a store's server: sees each request, and can cut, stall or slow down the answers.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire extends AsyncDisposable {
  readonly port: number
  /** `GET /bucket/key`, one for each request that went through. */
  readonly requests: readonly string[]
  /** Connections of the client that are open. */
  open(): number
  /** The next so many answers break after so many bytes. */
  cut(answers: number, afterBytes: number): void
  /** The next so many answers stop after so many bytes, their connections stay open. */
  stall(answers: number, afterBytes: number): void
  /** From now on each piece of an answer takes so long. */
  slow(ms: number): void
  /** No faults any more. */
  calm(): void
}

/** What the next answers suffer. */
interface Fault {
  readonly kind: 'cut' | 'stall'
  answers: number
  readonly afterBytes: number
}

const REQUEST = /^(GET|HEAD|PUT|POST|PATCH|DELETE|OPTIONS) (\S+) HTTP\/1\.1\r$/gm

export async function openWire(target: number): Promise<Wire> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let clients = 0
  let fault: Fault | undefined
  let delayMs = 0
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    clients += 1
    client.on('close', () => {
      clients -= 1
    })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => upstream.destroy())
    let answered = 0
    let isStalled = false
    // What came before the end is still on its way; what stalls, stalls for good.
    upstream.on('close', () => {
      if (!isStalled) setTimeout(() => client.destroySoon(), delayMs)
    })
    client.on('data', (chunk) => {
      answered = 0
      for (const [, method, path] of chunk.toString('latin1').matchAll(REQUEST)) {
        requests.push(`${method} ${path}`)
      }
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (isStalled) return
      const before = answered
      answered += chunk.length
      if (fault !== undefined && fault.answers > 0 && answered > fault.afterBytes) {
        fault.answers -= 1
        const last = chunk.subarray(0, Math.max(0, fault.afterBytes - before))
        if (fault.kind === 'stall') {
          isStalled = true
          client.write(last)
        } else client.write(last, () => client.destroy())
        return
      }
      if (delayMs === 0) return void client.write(chunk)
      upstream.pause()
      setTimeout(() => {
        client.write(chunk)
        upstream.resume()
      }, delayMs)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    open: () => clients,
    cut(answers, afterBytes) {
      fault = { kind: 'cut', answers, afterBytes }
    },
    stall(answers, afterBytes) {
      fault = { kind: 'stall', answers, afterBytes }
    },
    slow(ms) {
      delayMs = ms
    },
    calm() {
      fault = undefined
      delayMs = 0
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
