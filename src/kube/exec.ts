// A command in a container, over the `exec` sub-resource and a WebSocket. The first byte of a message names its channel: output,
// errors of the command, or its result, which is a Status object and the last message.
import type { IncomingMessage } from 'node:http'
import { type ClientOptions, type RawData, WebSocket } from 'ws'
import { at, isObject, type Json, listAt, parseJson, textAt } from '../core/json.ts'
import { authorizationOf } from './authorization.ts'
import type { KubeConnection } from './connection.ts'
import { type ExecRequest, type ExecResult, ExecTimeout } from './exec-contract.ts'
import { TransportError } from './http-origin.ts'
import { KubeError, kubeErrorOf } from './kube-error.ts'
import { objectPath } from './paths.ts'
import { tlsOptionsOf } from './tls.ts'

/** The second is for servers before Kubernetes 1.30. Without standard input they are the same. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io']
const STDOUT = 1
const STDERR = 2
const RESULT = 3

const MAX_KEPT_BYTES = 64 * 1024
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024
/** Longer, and a timer of Node would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1
const PODS = { group: '', version: 'v1', resource: 'pods' }

/** Runs it and waits for its end. @throws as `ExecInPod` says */
export async function execInPod(connection: KubeConnection, request: ExecRequest): Promise<ExecResult> {
  request.signal.throwIfAborted()
  const url = new URL(connection.server)
  const authorization = await authorizationOf(connection, request.signal)
  const options: ClientOptions = {
    ...tlsOf(connection, url),
    headers: authorization === undefined ? {} : { authorization },
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  }
  return await converse(() => new WebSocket(execUrl(url, request), PROTOCOLS, options), request)
}

/** Nothing is offered by ALPN: a WebSocket begins as HTTP/1.1, and that is what a server then speaks. */
function tlsOf(connection: KubeConnection, url: URL): ClientOptions {
  if (url.protocol === 'http:') return {}
  const { ALPNProtocols: _, checkServerIdentity: __, ...tls } = tlsOptionsOf(connection, url)
  return tls
}

function execUrl(server: URL, { namespace, pod, container, command }: ExecRequest): URL {
  const url = new URL(server)
  url.protocol = server.protocol === 'http:' ? 'ws:' : 'wss:'
  url.pathname = `${server.pathname.replace(/\/$/, '')}${objectPath(PODS, namespace, pod)}/exec`
  const query = new URLSearchParams({ container, stdout: 'true', stderr: 'true' })
  for (const word of command) query.append('command', word)
  url.search = query.toString()
  return url
}

function converse(open: () => WebSocket, request: ExecRequest): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    const { signal, timeoutMs } = request
    const stdout = keptText()
    const stderr = keptText()
    const socket = open()
    const settle = (then: () => void): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.terminate()
      then()
    }
    const fail = (error: unknown): void => settle(() => reject(error))
    const onAbort = (): void => fail(signal.reason)
    const timer = setTimeout(
      () => fail(new ExecTimeout(timeoutMs)),
      Math.min(Math.ceil(timeoutMs), LONGEST_TIMER_MS),
    )
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()

    socket.on('error', (error) => fail(broken(error.message, error)))
    socket.on('close', () => fail(broken('it ended before the command did')))
    socket.on('unexpected-response', (_outgoing, answer) => {
      refusalOf(answer).then(fail, fail)
    })
    socket.on('message', (data) => {
      const message = bufferOf(data)
      const channel = message[0]
      const body = message.subarray(1)
      if (channel === STDOUT) stdout.add(body)
      if (channel === STDERR) stderr.add(body)
      if (channel !== RESULT) return
      try {
        const exitCode = exitCodeOf(statusOf(body))
        settle(() => resolve({ exitCode, stdout: stdout.text(), stderr: stderr.text() }))
      } catch (error) {
        fail(error)
      }
    })
  })
}

/** Nobody can tell whether the command has begun: it must not be sent a second time. */
function broken(why: string, cause?: unknown): TransportError {
  return new TransportError(`the connection broke: ${why}`, true, cause)
}

function statusOf(body: Buffer): Json {
  try {
    return parseJson(body.toString('utf8'))
  } catch {
    throw broken('the result of the command is not JSON')
  }
}

function bufferOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}

/** The beginning of an output; the rest is read and dropped, so that the command is not held up. */
function keptText(): { readonly add: (chunk: Buffer) => void; readonly text: () => string } {
  const chunks: Buffer[] = []
  let left = MAX_KEPT_BYTES
  return {
    add(chunk) {
      if (left > 0) chunks.push(Buffer.from(chunk.subarray(0, left)))
      left -= chunk.length
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  }
}

/** @throws KubeError when the command could not be run at all */
export function exitCodeOf(status: Json): number {
  if (textAt(status, 'status') === 'Success') return 0
  const reason = textAt(status, 'reason') ?? 'Unknown'
  if (reason === 'NonZeroExitCode') {
    const cause = listAt(status, 'details', 'causes').find((entry) => textAt(entry, 'reason') === 'ExitCode')
    const code = Number(textAt(cause, 'message'))
    if (Number.isInteger(code)) return code
  }
  const number = isObject(status) ? at(status, 'code') : undefined
  const message = textAt(status, 'message') ?? 'the server did not say how the command ended'
  throw new KubeError(typeof number === 'number' ? number : 500, reason, message)
}

/** An API server that does not open the channel answers as to any other request. */
async function refusalOf(answer: IncomingMessage): Promise<KubeError> {
  const body = keptText()
  for await (const chunk of answer) body.add(chunk as Buffer)
  return kubeErrorOf(answer.statusCode ?? 0, Buffer.from(body.text()))
}
