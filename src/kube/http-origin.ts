import type { IncomingHttpHeaders } from 'node:http'

export interface HttpRequest {
  readonly method: string
  /** Absolute path with query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends requests; settles every promise. Rejects with `TransportError`, or with the signal's reason after an abort. */
export interface HttpOrigin {
  send(request: HttpRequest): Promise<HttpResponse>
  close(): void
}

/**
 * The connection failed. `mayHaveArrived` is false only when the server cannot have acted on the request; a POST that
 * may have arrived must be read back before it is sent again.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly mayHaveArrived: boolean
  /** No answer came in time; the connection itself did not fail. */
  readonly isTimeout: boolean

  constructor(message: string, mayHaveArrived: boolean, cause?: unknown, isTimeout = false) {
    super(message, { cause })
    this.mayHaveArrived = mayHaveArrived
    this.isTimeout = isTimeout
  }
}
