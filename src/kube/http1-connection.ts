// One connection of a pool: a request, its answer, the next request. Never two at a time.
import type { Socket } from 'node:net'
import type { HttpRequest } from './http-origin.ts'
import { type Http1Answer, Http1Reader } from './http1-answer.ts'
import { MalformedAnswer } from './http1-body.ts'

/** What comes of a request on a connection: one of the two, once. */
export interface Http1Outcome {
  answered(answer: Http1Answer): void
  broke(error: Error | undefined): void
}

export class Http1Connection {
  readonly #socket: Socket
  #outcome: Http1Outcome | undefined
  #reader = new Http1Reader()
  #error: Error | undefined

  /** @param onClose it is gone, whoever ended it */
  constructor(socket: Socket, onClose: () => void) {
    this.#socket = socket
    socket.on('data', (bytes: Buffer) => this.#read(bytes))
    socket.on('end', () => this.#ended())
    socket.on('error', (error) => {
      this.#error ??= error
    })
    socket.on('close', () => {
      onClose()
      this.#settle()?.broke(this.#error)
    })
  }

  get isUsable(): boolean {
    return this.#outcome === undefined && this.#socket.writable && this.#socket.readable
  }

  /** From here on the server may act on it. */
  send(head: string, body: HttpRequest['body'], outcome: Http1Outcome): void {
    this.#outcome = outcome
    this.#reader = new Http1Reader()
    // In one piece: a write is a packet of its own, and the server would wait for the second.
    const bytes = Buffer.allocUnsafe(head.length + (body?.length ?? 0))
    bytes.write(head, 'latin1')
    body?.copy(bytes, head.length)
    this.#socket.write(bytes)
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #read(bytes: Buffer): void {
    try {
      // It might be taken for the answer to the next request.
      if (this.#outcome === undefined) throw new MalformedAnswer('bytes came that nobody has asked for')
      this.#finish(this.#reader.push(bytes))
    } catch (error) {
      this.#error = error as Error
      this.destroy()
    }
  }

  #ended(): void {
    this.#finish(this.#reader.end())
    this.destroy()
  }

  #finish(answer: Http1Answer | undefined): void {
    if (answer === undefined) return
    if (!answer.keepsAlive) this.destroy()
    this.#settle()?.answered(answer)
  }

  #settle(): Http1Outcome | undefined {
    const outcome = this.#outcome
    this.#outcome = undefined
    return outcome
  }
}
