// GET over HTTP and HTTPS, with redirects. Only what a download needs.
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RehearsalError, systemCodeOf } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import type { Agents } from '../agents.ts'

const MAX_REDIRECTS = 5
const ANSWER_TIMEOUT_MS = 30_000
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export interface Get {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Value of the header; sent to the first server only. */
  readonly authorization: string | undefined
  readonly agents: Agents
  readonly signal: AbortSignal
}

const ATTEMPTS = 4
const BACKOFF_MS = 250
const MAX_PAUSE_MS = 10_000
/** Answers of a server that may do better the next time. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504])

/** The answer, its body unread; asked for again when the connection or the server fails. @throws as `getRedirected` */
export async function get(asked: Get): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await getRedirected(asked)
      if (attempt === ATTEMPTS || !TRANSIENT.has(answer.statusCode ?? 0)) return answer
      answer.destroy()
      await sleep(pauseMs(attempt, answer), asked.signal)
    } catch (error) {
      asked.signal.throwIfAborted()
      if (attempt === ATTEMPTS || error instanceof RehearsalError || isFinal(error)) throw error
      await sleep(pauseMs(attempt), asked.signal)
    }
  }
}

/** With jitter, so that many readers do not come back at once; the server may name a longer pause. */
function pauseMs(attempt: number, answer?: IncomingMessage): number {
  const named = Number(answer?.headers['retry-after'] ?? 0) * 1_000
  const own = BACKOFF_MS * 2 ** (attempt - 1) * (1 + Math.random() * 0.2)
  return Math.min(Math.max(own, Number.isNaN(named) ? 0 : named), MAX_PAUSE_MS)
}

/** A certificate or a name does not become right by asking again. */
function isFinal(error: unknown): boolean {
  return /CERT|ERR_TLS|ENOTFOUND|SELF_SIGNED|UNABLE_TO|ERR_INVALID/.test(systemCodeOf(error) ?? '')
}

/** @throws LOCATION_INVALID for redirects that lead nowhere, network errors */
async function getRedirected(asked: Get): Promise<IncomingMessage> {
  let { url } = asked
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await getOnce({ ...asked, url })
    if (!REDIRECTS.has(answer.statusCode ?? 0) || answer.headers.location === undefined) return answer
    answer.destroy()
    const next = new URL(answer.headers.location, url)
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      throw new RehearsalError('LOCATION_INVALID', `${url.origin} redirects to an address without TLS.`)
    }
    url = next
  }
  throw new RehearsalError('LOCATION_INVALID', `${asked.url.origin} redirects too often.`)

  function getOnce({ url: here, headers, authorization, agents, signal }: Get): Promise<IncomingMessage> {
    const isSecure = here.protocol === 'https:'
    const own = authorization !== undefined && here.origin === asked.url.origin ? { authorization } : {}
    return new Promise((resolve, reject) => {
      const outgoing = (isSecure ? requestHttps : requestHttp)(here, {
        agent: isSecure ? agents.httpsAgent : agents.httpAgent,
        headers: { ...headers, ...own, 'accept-encoding': 'identity', 'user-agent': 'restore-rehearsal' },
        auth: null,
        signal,
        timeout: ANSWER_TIMEOUT_MS,
      })
      outgoing.on('timeout', () =>
        outgoing.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`)),
      )
      outgoing.on('error', reject)
      outgoing.on('response', (answer) => {
        outgoing.setTimeout(0)
        resolve(answer)
      })
      outgoing.end()
    })
  }
}
