// One exchange as a fault sees it: the request, the way to the real API server, and what can be done to the connection.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { constants, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { SeenRequest } from './faults.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Wire {
  readonly request: SeenRequest
  /** The real answer. Asked once. */
  forward(): Promise<Answer>
  reply(answer: Answer): void
  /** Head and half of the body, then a reset. */
  replyHalf(answer: Answer): void
  /** HTTP/2: only this stream. HTTP/1.1: the connection. */
  reset(): void
  /** With everything else that is on its way over it. */
  breakConnection(): void
  /** Nothing more will come from this side. */
  halfClose(): void
  pause(ms: number): Promise<void>
}

export type Incoming = IncomingMessage | Http2ServerRequest
export type Outgoing = ServerResponse | Http2ServerResponse

/** Of the real server only these pass: everything else belongs to the other connection. */
const PASSED = ['content-type', 'date', 'retry-after', 'audit-id', 'warning']

export function wireOf(
  request: SeenRequest,
  outgoing: Outgoing,
  connection: Socket | undefined,
  forward: () => Promise<Answer>,
): Wire {
  const stream = 'stream' in outgoing ? outgoing.stream : undefined
  const breakConnection = (): void => void connection?.resetAndDestroy()
  const reset = (): void => {
    if (stream === undefined) breakConnection()
    else stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  }
  const head = ({ status, headers }: Answer, length: number): void => {
    const passed = PASSED.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
    // Both responses take the same; their types do not meet.
    ;(outgoing as ServerResponse).writeHead(status, {
      ...Object.fromEntries(passed),
      'content-length': String(length),
    })
  }
  return {
    request,
    forward,
    reply(answer) {
      if (outgoing.writableEnded || outgoing.destroyed) return
      head(answer, answer.body.length)
      outgoing.end(answer.body)
    },
    replyHalf(answer) {
      head(answer, answer.body.length)
      const half = answer.body.subarray(0, answer.body.length / 2)
      // What is not on its way yet would go with the reset.
      if (stream === undefined) (outgoing as ServerResponse).write(half, () => setImmediate(reset))
      else stream.write(half, () => setImmediate(reset))
    },
    reset,
    breakConnection,
    halfClose: () => void connection?.end(),
    pause: async (ms) => void (await delay(ms)),
  }
}
