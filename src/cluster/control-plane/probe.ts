import { Agent, type RequestOptions, request } from 'node:https'
import { messageOf } from '../../core/rehearsal-error.ts'
import { authorizationOf } from '../../kube/authorization.ts'
import type { KubeConnection } from '../../kube/connection.ts'

export interface Answer {
  readonly status: number
  readonly body: string
}

/** A few requests to a server that may not be there yet, over one connection. */
export interface Probe {
  /**
   * Undefined when no answer came, for whatever reason: refused while the server is not there, a foreign certificate
   * when another process has taken the port. Rejects only with the signal's reason.
   */
  get(path: string, signal: AbortSignal): Promise<Answer | undefined>
  /** The outcome of the last request, for people. */
  lastAnswer(): string
  close(): void
}

const ANSWER_TIMEOUT_MS = 5_000

export function openProbe(connection: KubeConnection): Probe {
  const { ca, server } = connection
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca })
  let last = 'nothing was asked yet'
  return {
    async get(path, signal) {
      try {
        const authorization = await authorizationOf(connection, signal)
        const headers = authorization === undefined ? {} : { authorization }
        const answer = await getOnce(new URL(path, server), { agent, headers, signal })
        last = `${path} answered ${answer.status}`
        return answer
      } catch (error) {
        signal.throwIfAborted()
        last = `${path}: ${messageOf(error)}`
        return undefined
      }
    },
    lastAnswer: () => last,
    close: () => agent.destroy(),
  }
}

function getOnce(url: URL, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, timeout: ANSWER_TIMEOUT_MS }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
      })
    })
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`)),
    )
    outgoing.on('error', reject)
    outgoing.end()
  })
}
