import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, get as httpsGet } from 'node:https'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { messageOf } from '../../core/rehearsal-error.ts'
import type { Environment } from '../paths.ts'
import { SourceUnavailable } from './binary-source.ts'

export interface FetchLimits {
  /** For the name lookup, the connection and TLS together. */
  readonly connectMs: number
  /** Without a byte. */
  readonly idleMs: number
  readonly maxBytes: number
}

export const DOWNLOAD_LIMITS: FetchLimits = { connectMs: 5_000, idleMs: 30_000, maxBytes: 500 * 1024 * 1024 }

/** The file did not come. */
export class FetchFailed extends SourceUnavailable {
  override readonly name = 'FetchFailed'
  /** True when nothing answered at all: it will not in the next minutes either. */
  readonly isUnreachable: boolean

  constructor(message: string, isUnreachable: boolean, options?: { cause?: unknown }) {
    super(message, options)
    this.isUnreachable = isUnreachable
  }
}

export interface FetchRequest {
  readonly url: URL
  readonly path: string
  /** Of the digest; SHA-512 when it is not said. */
  readonly algorithm?: 'sha256' | 'sha512'
  /** For `HTTPS_PROXY`, `NO_PROXY` and so on. */
  readonly environment: Environment
  readonly limits: FetchLimits
  readonly onProgress: (bytes: number, total: number | undefined) => void
}

/** An address of the web, or of a folder on this machine that is laid out like it. */
export function isDownloadAddress(url: URL | null): url is URL {
  return url !== null && ['http:', 'https:', 'file:'].includes(url.protocol)
}

/** Where it comes from, for people: the host, or the path of a file. */
export function placeOf(url: URL): string {
  return url.protocol === 'file:' ? url.pathname : url.host
}

/** Downloads into a file and returns the digest of what came, in hex. @throws FetchFailed */
export async function fetchFile(request: FetchRequest, signal: AbortSignal): Promise<string> {
  const { algorithm = 'sha512', limits, onProgress, path } = request
  const { source, total } = await (request.url.protocol === 'file:'
    ? openLocal(request.url)
    : openWeb(request, signal))
  const hash = createHash(algorithm)
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      onProgress(bytes, total)
      done(bytes > limits.maxBytes ? new Error(`larger than ${limits.maxBytes} bytes`) : null, chunk)
    },
  })
  try {
    await pipeline(source, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw new FetchFailed(
      `${placeOf(request.url)} broke off after ${bytes} bytes: ${messageOf(error)}`,
      false,
      {
        cause: error,
      },
    )
  }
  return hash.digest('hex')
}

interface Opened {
  readonly source: Readable
  readonly total: number | undefined
}

async function openLocal(url: URL): Promise<Opened> {
  try {
    const path = fileURLToPath(url)
    // First: a stream of a file that is not there would fail when nobody listens yet.
    const { size } = await stat(path)
    return { source: createReadStream(path), total: size }
  } catch (error) {
    throw new FetchFailed(`${placeOf(url)} cannot be read: ${messageOf(error)}`, false, { cause: error })
  }
}

async function openWeb(request: FetchRequest, signal: AbortSignal): Promise<Opened> {
  const answer = await openUrl(request, signal)
  const { idleMs } = request.limits
  answer.setTimeout(idleMs, () => answer.destroy(new Error(`no data for ${idleMs / 1000} s`)))
  const total = Number(answer.headers['content-length'] ?? Number.NaN)
  return { source: answer, total: Number.isFinite(total) ? total : undefined }
}

const MAX_REDIRECTS = 5

async function openUrl(request: FetchRequest, signal: AbortSignal): Promise<IncomingMessage> {
  let url = request.url
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const answer = await openOnce(url, request, signal)
    const status = answer.statusCode ?? 0
    if (status === 200) return answer
    answer.destroy()
    const { location } = answer.headers
    if (status < 300 || status >= 400 || location === undefined) {
      throw new FetchFailed(`${url.host} answered ${status}`, false)
    }
    url = nextUrl(location, url)
  }
  throw new FetchFailed(`${request.url.host} redirects more than ${MAX_REDIRECTS} times`, false)
}

/** The digest guards the content, but a redirect must not take an encrypted download into the open. */
function nextUrl(location: string, from: URL): URL {
  const next = URL.parse(location, from.href)
  if (next === null || !['http:', 'https:'].includes(next.protocol)) {
    throw new FetchFailed(`${from.host} redirects to something that is not a web address`, false)
  }
  if (from.protocol === 'https:' && next.protocol === 'http:') {
    throw new FetchFailed(`${from.host} redirects to an unencrypted address`, false)
  }
  return next
}

function openOnce(
  url: URL,
  { environment, limits }: FetchRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isEncrypted = url.protocol === 'https:'
  const options = { signal, headers: { accept: '*/*' } }
  const agentOptions = { proxyEnv: environment }
  return new Promise((resolve, reject) => {
    const outgoing = isEncrypted
      ? httpsGet(url, { ...options, agent: new HttpsAgent(agentOptions) })
      : httpGet(url, { ...options, agent: new HttpAgent(agentOptions) })
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no answer within ${limits.connectMs / 1000} s`)),
      limits.connectMs,
    )
    outgoing.once('response', (answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
    outgoing.once('error', (error) => {
      clearTimeout(timer)
      if (signal.aborted) reject(signal.reason)
      else
        reject(new FetchFailed(`${url.host} cannot be reached: ${messageOf(error)}`, true, { cause: error }))
    })
  })
}
