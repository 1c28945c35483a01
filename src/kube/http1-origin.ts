// A pool of kept-alive HTTP/1.1 connections. Node's own client takes more than three times the CPU of this for each request, and the
// API server, which in a rehearsal has the same processors, takes a fifth less than for HTTP/2 (decision 0012).
import type { Socket } from 'node:net'
import { type ExchangeOutcome, exchange, type Sending } from './exchange.ts'
import { type HttpOrigin, type HttpRequest, TransportError } from './http-origin.ts'
import { Http1Connection } from './http1-connection.ts'

const MAX_CONNECTIONS = 64

/** @param first a connection that is open already */
export function openHttp1Origin(url: URL, dial: () => Promise<Socket>, first?: Socket): HttpOrigin {
  const pool = new Http1Pool(dial)
  if (first !== undefined) pool.adopt(first)
  const target = { host: url.host, basePath: url.pathname.replace(/\/$/, '') }
  return {
    send: (request) => exchange(request, (outcome) => send(pool, target, request, outcome)),
    close: () => pool.close(),
  }
}

type Taker = (connection: Http1Connection | undefined, error?: Error) => void

/** Connections that wait for a request, last used first, and requests that wait for a connection, first come first. */
class Http1Pool {
  readonly #dial: () => Promise<Socket>
  readonly #all = new Set<Http1Connection>()
  readonly #idle: Http1Connection[] = []
  readonly #waiting: Taker[] = []
  #dialing = 0
  #isClosed = false

  constructor(dial: () => Promise<Socket>) {
    this.#dial = dial
  }

  adopt(socket: Socket): void {
    const connection = new Http1Connection(socket, () => this.#forget(connection))
    this.#all.add(connection)
    this.giveBack(connection)
  }

  /** Calls back at once, when a connection is free, or with the error of the attempt to open one. */
  take(taker: Taker): void {
    if (this.#isClosed) {
      // Whoever asks is not ready for an answer before it has asked.
      queueMicrotask(() => taker(undefined, closedError()))
      return
    }
    const connection = this.#nextIdle()
    if (connection !== undefined) {
      taker(connection)
      return
    }
    this.#waiting.push(taker)
    this.#open()
  }

  giveBack(connection: Http1Connection): void {
    if (this.#isClosed || !connection.isUsable) {
      connection.destroy()
      return
    }
    const next = this.#waiting.shift()
    if (next === undefined) this.#idle.push(connection)
    else next(connection)
  }

  #nextIdle(): Http1Connection | undefined {
    for (;;) {
      const idle = this.#idle.pop()
      if (idle === undefined || idle.isUsable) return idle
    }
  }

  close(): void {
    this.#isClosed = true
    for (const connection of this.#all) connection.destroy()
    for (const taker of this.#waiting.splice(0)) taker(undefined, closedError())
  }

  #open(): void {
    if (this.#dialing >= this.#waiting.length || this.#all.size + this.#dialing >= MAX_CONNECTIONS) return
    this.#dialing += 1
    this.#dial().then(
      (socket) => {
        this.#dialing -= 1
        this.adopt(socket)
      },
      (error: Error) => {
        this.#dialing -= 1
        this.#waiting.shift()?.(undefined, error)
        this.#open()
      },
    )
  }

  #forget(connection: Http1Connection): void {
    this.#all.delete(connection)
    const at = this.#idle.indexOf(connection)
    if (at >= 0) this.#idle.splice(at, 1)
    this.#open()
  }
}

function closedError(): Error {
  return new Error('the connection was closed')
}

interface Target {
  readonly host: string
  readonly basePath: string
}

function send(pool: Http1Pool, target: Target, request: HttpRequest, outcome: ExchangeOutcome): Sending {
  const head = headOf(target, request)
  let connection: Http1Connection | undefined
  let isCancelled = false
  pool.take((taken, error) => {
    if (taken === undefined) return outcome.broke(error)
    // The answer of a connection that was opened for it is not waited for any more.
    if (isCancelled) return pool.giveBack(taken)
    connection = taken
    taken.send(head, request.body, {
      answered: (answer) => {
        pool.giveBack(taken)
        outcome.answered(answer)
      },
      broke: outcome.broke,
    })
  })
  return {
    mayHaveArrived: () => connection !== undefined,
    cancel: () => {
      isCancelled = true
      connection?.destroy()
    },
  }
}

/** What would end a line must not come in with a path or a token. */
const UNSAFE_VALUE = /[^\t\x20-\x7e\x80-\xff]/
const UNSAFE_PATH = /[^\x21-\x7e]/

/** @throws TransportError for a header that cannot be sent */
function headOf({ host, basePath }: Target, { method, path, headers, body }: HttpRequest): string {
  let head = `${method} ${basePath}${path} HTTP/1.1\r\nhost: ${host}\r\n`
  if (UNSAFE_PATH.test(path)) throw new TransportError('the path of a request is not encoded', false)
  for (const [name, value] of Object.entries(headers)) {
    if (UNSAFE_VALUE.test(value)) throw new TransportError(`the header ${name} cannot be sent`, false)
    head += `${name}: ${value}\r\n`
  }
  if (body !== undefined) head += `content-length: ${body.length}\r\n`
  return `${head}\r\n`
}
