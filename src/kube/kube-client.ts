// The engine's way to the API server: raw JSON in, raw bytes out. It retries what the server asks to be retried and what
// cannot have had an effect, and nothing else; whoever creates an object deals with an ambiguous answer.
import { sleep } from '../core/sleep.ts'
import { AdaptiveLimit, type LoadSign, loadSignOf } from './adaptive-limit.ts'
import type { KubeConnection } from './connection.ts'
import { type HttpOrigin, type HttpRequest, type HttpResponse, TransportError } from './http-origin.ts'
import { kubeErrorOf } from './kube-error.ts'
import { openOrigin } from './open-origin.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'

export interface KubeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From `paths.ts`: absolute, encoded, with query. */
  readonly path: string
  readonly body?: string | Buffer
  /** Default `application/json`. */
  readonly contentType?: string
  readonly accept?: string
}

export interface KubeClient {
  /** The answer, whatever its status, after retries. @throws TransportError when there is none */
  send(request: KubeRequest): Promise<HttpResponse>
  /** The body of a success. @throws KubeError, TransportError */
  expect(request: KubeRequest): Promise<Buffer>
  readonly log: RequestLog
  close(): void
}

export interface KubeClientOptions {
  readonly signal: AbortSignal
  /** Requests in flight at one time, at most; how many really are adapts to the server. */
  readonly maxInFlight: number
  readonly userAgent: string
  /** Default true: HTTP/2 where the server speaks it. */
  readonly http2?: boolean
  readonly requestTimeoutMs?: number
}

const REQUEST_TIMEOUT_MS = 60_000
const MAX_ATTEMPTS = 6
const MAX_BACKOFF_MS = 8_000

/** Statuses of a server that did not do what was asked: safe to send again, whatever the verb. */
const NOT_DONE = new Set([429, 502, 503])

/** Connects. @throws TransportError */
export async function openKubeClient(
  connection: KubeConnection,
  options: KubeClientOptions,
): Promise<KubeClient> {
  const origin = await openOrigin(connection, options.signal, options.http2)
  const limit = new AdaptiveLimit(options.maxInFlight)
  const log = createRequestLog(limit)
  const context = { origin, connection, options, limit, log }
  const send = (request: KubeRequest): Promise<HttpResponse> => sendWithRetries(context, request)
  return {
    send,
    async expect(request) {
      const answer = await send(request)
      if (answer.status >= 200 && answer.status < 300) return answer.body
      throw kubeErrorOf(answer.status, answer.body)
    },
    log,
    close: () => origin.close(),
  }
}

interface ClientContext {
  readonly origin: HttpOrigin
  readonly connection: KubeConnection
  readonly options: KubeClientOptions
  readonly limit: AdaptiveLimit
  readonly log: RequestLog
}

async function sendWithRetries(context: ClientContext, request: KubeRequest): Promise<HttpResponse> {
  const { signal } = context.options
  const headers = headersOf(context, request)
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted()
    try {
      if (context.connection.authorization) headers.authorization = await context.connection.authorization()
      const answer = await sendOnce(context, {
        method: request.method,
        path: request.path,
        headers,
        ...(body === undefined ? {} : { body }),
        timeoutMs: context.options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
        signal,
      })
      if (!NOT_DONE.has(answer.status) || attempt === MAX_ATTEMPTS) return answer
      context.log.retried()
      await sleep(backoffMs(attempt, answer.headers['retry-after']), signal)
    } catch (error) {
      if (!mayRetry(error, request.method) || attempt === MAX_ATTEMPTS) throw error
      context.log.retried()
      await sleep(backoffMs(attempt, undefined), signal)
    }
  }
}

/** Waits until there is room for it. A request that waits to be sent again takes none. */
async function sendOnce({ origin, limit, log }: ClientContext, request: HttpRequest): Promise<HttpResponse> {
  await limit.enter()
  const started = performance.now()
  let sign: LoadSign = 'slow'
  try {
    const answer = await origin.send(request)
    const ms = performance.now() - started
    log.answered(ms)
    sign = loadSignOf(answer.status, ms)
    return answer
  } catch (error) {
    if (error instanceof TransportError && error.isTimeout) sign = 'overloaded'
    throw error
  } finally {
    limit.leave(sign)
  }
}

/** A read may always be repeated; a write only when it cannot have arrived. */
function mayRetry(error: unknown, method: KubeRequest['method']): boolean {
  return error instanceof TransportError && (method === 'GET' || !error.mayHaveArrived)
}

/** What the server asked for, or a doubling pause; with jitter, so that many requests do not come back at once. */
function backoffMs(attempt: number, retryAfter: string | undefined): number {
  const asked = Number(retryAfter) * 1000
  const base = asked > 0 ? asked : Math.min(MAX_BACKOFF_MS, 100 * 2 ** attempt)
  return base * (1 + Math.random() * 0.2)
}

function headersOf(context: ClientContext, request: KubeRequest): Record<string, string> {
  const headers: Record<string, string> = {
    accept: request.accept ?? 'application/json',
    'user-agent': context.options.userAgent,
  }
  if (request.body !== undefined) headers['content-type'] = request.contentType ?? 'application/json'
  return headers
}
