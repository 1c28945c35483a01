// GET over HTTP and HTTPS, with redirects. Only what a download needs.
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RehearsalError } from '../../core/rehearsal-error.ts'
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

/** The answer, its body unread. @throws LOCATION_INVALID for redirects that lead nowhere, network errors */
export async function get(asked: Get): Promise<IncomingMessage> {
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
