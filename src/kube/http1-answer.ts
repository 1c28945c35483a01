// One HTTP/1.1 answer out of the bytes of a connection. Strict where a guess would let one answer be read as another: two lengths,
// a length beside chunks, folded lines and bytes that nobody asked for end the connection.
import type { IncomingHttpHeaders } from 'node:http'
import type { HttpResponse } from './http-origin.ts'
import { type BodyReader, chunkedBody, fixedBody, MalformedAnswer, openBody } from './http1-body.ts'

export interface Http1Answer extends HttpResponse {
  /** The connection can carry the next request. */
  readonly keepsAlive: boolean
}

const MAX_HEAD_BYTES = 64 * 1024
const HEAD_END = Buffer.from('\r\n\r\n')
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [^\r\n]*)?(?=\r\n|$)/
/** All lines at once: a name, a colon, anything but the end of a line. */
const FIELDS = /^(?:\r\n[\w!#$%&'*+.^`|~-]+:[^\r\n]*)*$/
const SWITCHING_PROTOCOLS = 101
const NOTHING = Buffer.alloc(0)

interface Head {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly keepsAlive: boolean
  readonly body: BodyReader
}

/** Push every chunk until an answer comes out; then it is used up. */
export class Http1Reader {
  #pending: Buffer = NOTHING
  #head: Head | undefined

  /** The answer when it is whole. @throws MalformedAnswer */
  push(bytes: Buffer): Http1Answer | undefined {
    let rest = bytes
    while (this.#head === undefined) {
      const seen = this.#pending.length === 0 ? rest : Buffer.concat([this.#pending, rest])
      const end = seen.indexOf(HEAD_END)
      if (end > MAX_HEAD_BYTES || (end < 0 && seen.length > MAX_HEAD_BYTES))
        throw new MalformedAnswer('the head of the answer is too long')
      if (end < 0) {
        this.#pending = seen
        return undefined
      }
      this.#pending = NOTHING
      rest = seen.subarray(end + HEAD_END.length)
      this.#head = headOf(seen.toString('latin1', 0, end))
    }
    return this.#head.body.push(rest) ? answerOf(this.#head) : undefined
  }

  /** The connection has ended: the answer, when that is how it says that it is whole. */
  end(): Http1Answer | undefined {
    return this.#head?.body.mayEnd ? answerOf({ ...this.#head, keepsAlive: false }) : undefined
  }
}

function answerOf({ status, headers, keepsAlive, body: { chunks } }: Head): Http1Answer {
  const [only = NOTHING] = chunks
  return { status, headers, keepsAlive, body: chunks.length <= 1 ? only : Buffer.concat(chunks) }
}

/** Undefined for a head that only announces the next one (1xx). */
function headOf(text: string): Head | undefined {
  const [start, minor, digits] = STATUS_LINE.exec(text) ?? []
  const status = Number(digits)
  if (start === undefined || status === SWITCHING_PROTOCOLS)
    throw new MalformedAnswer('the answer does not begin like one of HTTP/1.1')
  if (status < 200) return undefined
  const headers = headersOf(text.slice(start.length))
  const connection = headers.connection?.toLowerCase()
  const keepsAlive = minor === '1' ? connection !== 'close' : connection === 'keep-alive'
  return { status, headers, keepsAlive, body: bodyOf(status, headers) }
}

/** Every line with the line end in front of it. */
function headersOf(lines: string): IncomingHttpHeaders {
  if (!FIELDS.test(lines)) throw new MalformedAnswer('the headers of the answer cannot be read')
  const headers: Record<string, string> = {}
  for (let at = 0; at < lines.length; ) {
    const end = lines.indexOf('\r\n', at + 2)
    const next = end < 0 ? lines.length : end
    const colon = lines.indexOf(':', at)
    const name = lines.slice(at + 2, colon).toLowerCase()
    const value = lines.slice(colon + 1, next).trim()
    const before = headers[name]
    headers[name] = typeof before === 'string' ? `${before}, ${value}` : value
    at = next
  }
  return headers
}

function bodyOf(status: number, headers: IncomingHttpHeaders): BodyReader {
  const length = headers['content-length']
  const encoding = headers['transfer-encoding']
  if (status === 204 || status === 304) return fixedBody(0)
  if (encoding !== undefined) {
    if (encoding.toLowerCase() !== 'chunked' || length !== undefined)
      throw new MalformedAnswer('the answer does not say clearly how long it is')
    return chunkedBody()
  }
  if (length === undefined) return openBody()
  if (!/^\d{1,15}$/.test(length)) throw new MalformedAnswer('the answer does not say clearly how long it is')
  return fixedBody(Number(length))
}
