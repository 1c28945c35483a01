// How long the body of an HTTP/1.1 answer is (RFC 9112, 6.3), one reader for each way to say it. Bytes come cut anywhere.

export interface BodyReader {
  /** Takes what is there. True: the body is whole. @throws MalformedAnswer */
  push(bytes: Buffer): boolean
  /** True: the connection may end here. */
  readonly mayEnd: boolean
  readonly chunks: readonly Buffer[]
}

/** What came is no HTTP/1.1 answer, or more than one. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer'
}

/** `content-length`. */
export function fixedBody(length: number): BodyReader {
  const chunks: Buffer[] = []
  let left = length
  return {
    chunks,
    mayEnd: false,
    push(bytes) {
      if (bytes.length > left) throw new MalformedAnswer('there are bytes behind the answer')
      if (bytes.length > 0) chunks.push(bytes)
      left -= bytes.length
      return left === 0
    },
  }
}

/** Neither length nor chunks: it ends with the connection. */
export function openBody(): BodyReader {
  const chunks: Buffer[] = []
  return {
    chunks,
    mayEnd: true,
    push(bytes) {
      chunks.push(bytes)
      return false
    },
  }
}

/** A line that says how long a chunk is, or a trailer, is never this long. */
const MAX_LINE_BYTES = 8 * 1024
const NOTHING = Buffer.alloc(0)
const LINE_END = Buffer.from('\r\n')
const SIZE_LINE = /^([0-9a-fA-F]{1,8})(?:[ \t]*;.*)?$/

/** `transfer-encoding: chunked`. Trailers are read and dropped. */
export function chunkedBody(): BodyReader {
  const chunks: Buffer[] = []
  let line: Buffer = NOTHING
  let left = 0
  let state: 'size' | 'data' | 'behind-data' | 'trailer' | 'whole' = 'size'
  const onLine = (text: string): void => {
    if (state === 'behind-data' && text === '') state = 'size'
    else if (state === 'trailer') state = text === '' ? 'whole' : 'trailer'
    else {
      const [, digits] = (state === 'size' ? SIZE_LINE.exec(text) : undefined) ?? []
      if (digits === undefined) throw new MalformedAnswer('a chunk of the answer has no length')
      left = Number.parseInt(digits, 16)
      state = left === 0 ? 'trailer' : 'data'
    }
  }
  /** Returns where the bytes go on; all of them when the line is not at its end. */
  const readLine = (bytes: Buffer, at: number): number => {
    // The line end itself may be cut in two.
    const joined = line.length === 0 ? bytes.subarray(at) : Buffer.concat([line, bytes.subarray(at)])
    const end = joined.indexOf(LINE_END)
    if (end > MAX_LINE_BYTES || (end < 0 && joined.length > MAX_LINE_BYTES))
      throw new MalformedAnswer('a line between the chunks of the answer is too long')
    if (end < 0) {
      line = joined
      return bytes.length
    }
    const next = at + end + LINE_END.length - line.length
    line = NOTHING
    onLine(joined.toString('latin1', 0, end))
    return next
  }
  return {
    chunks,
    mayEnd: false,
    push(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (state === 'whole') throw new MalformedAnswer('there are bytes behind the answer')
        if (state !== 'data') {
          at = readLine(bytes, at)
          continue
        }
        const part = bytes.subarray(at, at + left)
        chunks.push(part)
        at += part.length
        left -= part.length
        if (left === 0) state = 'behind-data'
      }
      return state === 'whole'
    },
  }
}
