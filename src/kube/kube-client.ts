// The engine's way to the API server: raw JSON in, raw bytes out. What may be sent again is sent again (repetition.ts); a server
// that answers nobody for too long is lost, and every request with it. Whoever creates an object deals with an ambiguous answer.
import { sleep } from '../core/sleep.ts'
import { AdaptiveLimit, type LoadSign, loadSignOf } from './adaptive-limit.ts'
import { authorizationOf } from './authorization.ts'
import type { KubeConnection } from './connection.ts'
import { type HttpOrigin, type HttpRequest, type HttpResponse, TransportError } from './http-origin.ts'
import { kubeErrorOf } from './kube-error.ts'
import { openOrigin } from './open-origin.ts'
import { Outage } from './outage.ts'
import { PATIENCE, type Patience } from './patience.ts'
import { type Attempt, Repetition } from './repetition.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'

export interface KubeRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From `paths.ts`: absolute, encoded, with query. */
  readonly path: string
  readonly body?: string | Buffer
  /** Default `application/json`. */
  readonly contentType?: string
  readonly accept?: string
  /** Goes through the API server to something behind it: its answer may be of any kind, and is never asked for again. */
  readonly isProxied?: true
}

export interface KubeClient {
  /** The answer, whatever its status, after retries. @throws TransportError when there is none */
  send(request: KubeRequest): Promise<HttpResponse>
  /** The body of a success. @throws KubeError, TransportError */
  expect(request: KubeRequest): Promise<Buffer>
  readonly log: RequestLog
  /** Aborted with CLUSTER_UNREACHABLE when the server was away for longer than our patience; every request ends with it. */
  readonly lost: AbortSignal
  /** The server's clock as of its last answer, in milliseconds since 1970; undefined when it never told. */
  serverTime(): number | undefined
  close(): void
}

export interface KubeClientOptions {
  readonly signal: AbortSignal
  /** Requests in flight at one time, at most; how many really are adapts to the server. */
  readonly maxInFlight: number
  readonly userAgent: string
  /** Default true: HTTP/2 where the server speaks it. */
  readonly http2?: boolean
  /** Laid over `PATIENCE`. */
  readonly patience?: Partial<Patience>
}

/** Connects. @throws TransportError */
export async function openKubeClient(
  connection: KubeConnection,
  options: KubeClientOptions,
): Promise<KubeClient> {
  const patience = { ...PATIENCE, ...options.patience }
  const outage = new Outage(new URL(connection.server).host, patience.outageMs)
  const signal = AbortSignal.any([options.signal, outage.lost])
  const origin = await openOrigin(connection, signal, { http2: options.http2, silenceMs: patience.silenceMs })
  const limit = new AdaptiveLimit(options.maxInFlight)
  const log = createRequestLog(limit)
  const context: ClientContext = {
    origin,
    connection,
    options,
    signal,
    patience,
    outage,
    limit,
    log,
    clock: { text: '', ms: undefined },
  }
  const send = (request: KubeRequest): Promise<HttpResponse> => sendWithRetries(context, request)
  return {
    send,
    async expect(request) {
      const answer = await send(request)
      if (answer.status >= 200 && answer.status < 300) return answer.body
      throw kubeErrorOf(answer.status, answer.body)
    },
    log,
    lost: outage.lost,
    serverTime: () => context.clock.ms,
    close: () => origin.close(),
  }
}

interface ClientContext {
  readonly origin: HttpOrigin
  readonly connection: KubeConnection
  readonly options: KubeClientOptions
  readonly signal: AbortSignal
  readonly patience: Patience
  readonly outage: Outage
  readonly limit: AdaptiveLimit
  readonly log: RequestLog
  /** Of the last answer, as it was sent and as it was read: it changes once a second. */
  clock: { readonly text: string; readonly ms: number | undefined }
}

async function sendWithRetries(context: ClientContext, request: KubeRequest): Promise<HttpResponse> {
  const { signal, patience } = context
  const headers = headersOf(context, request)
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body
  const repetition = new Repetition(request.method, context.outage, patience)
  for (;;) {
    signal.throwIfAborted()
    const { method, path, isProxied = false } = request
    const sent = {
      method,
      path,
      ...(body === undefined ? {} : { body }),
      timeoutMs: patience.requestTimeoutMs,
    }
    const attempt = await attemptOnce(context, headers, { ...sent, signal }, isProxied)
    // Whatever came, it says nothing about the API server.
    if (isProxied && 'answer' in attempt) return attempt.answer
    const pause = repetition.pauseAfter(attempt, performance.now(), Date.now())
    if (pause === undefined && 'answer' in attempt) return attempt.answer
    signal.throwIfAborted()
    if (pause === undefined && 'error' in attempt) throw attempt.error
    context.log.retried()
    await sleep(pause ?? 0, signal)
  }
}

async function attemptOnce(
  context: ClientContext,
  headers: Record<string, string>,
  request: Omit<HttpRequest, 'headers'>,
  isProxied: boolean,
): Promise<Attempt> {
  try {
    const authorization = authorizationOf(context.connection, context.signal)
    if (authorization !== undefined) headers.authorization = await authorization
    const first = await sendOnce(context, { ...request, headers })
    const answer = isProxied ? first : ofApiServer(first)
    const { date } = answer.headers
    if (date !== undefined && date !== context.clock.text)
      context.clock = { text: date, ms: millisecondsOf(date) }
    return { answer }
  } catch (error) {
    if (error instanceof TransportError) return { error }
    throw error
  }
}

/** Between us and the API server somebody may answer in its place and call it a success: a login page, a notice of maintenance. */
function ofApiServer(answer: HttpResponse): HttpResponse {
  const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false
  if (answer.status >= 300 || !isPage) return answer
  throw new TransportError('a web page came in place of an answer of the API server', true)
}

function millisecondsOf(date: string): number | undefined {
  const parsed = Date.parse(date)
  return Number.isNaN(parsed) ? undefined : parsed
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

function headersOf(context: ClientContext, request: KubeRequest): Record<string, string> {
  const headers: Record<string, string> = {
    accept: request.accept ?? 'application/json',
    'user-agent': context.options.userAgent,
  }
  if (request.body !== undefined) headers['content-type'] = request.contentType ?? 'application/json'
  return headers
}
