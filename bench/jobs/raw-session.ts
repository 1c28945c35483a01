// The yardstick: the least that a program can do to bring bodies to an API server. It shares nothing with the engine.
import { type ClientHttp2Session, connect } from 'node:http2'
import type { KubeConnection } from '../../src/kube/connection.ts'
import type { PostedBody } from './bodies.ts'

/** Wide enough for every answer that is under way, so that the server never waits for us. */
const STREAM_WINDOW = 1024 * 1024
const SESSION_WINDOW = 16 * 1024 * 1024

export interface RawSession {
  readonly http2: ClientHttp2Session
  readonly authorization: string
}

export async function openRawSession({ server, ca, token }: KubeConnection): Promise<RawSession> {
  const http2 = connect(server, {
    ca,
    settings: { initialWindowSize: STREAM_WINDOW, enablePush: false },
  })
  await new Promise((resolve, reject) => http2.once('connect', resolve).once('error', reject))
  http2.setLocalWindowSize(SESSION_WINDOW)
  return { http2, authorization: `Bearer ${token}` }
}

/** Posts all of them, `inFlight` at a time. @throws when one of them is not created */
export async function postAll(
  session: RawSession,
  bodies: readonly PostedBody[],
  inFlight: number,
): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await create(session, body)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
}

const RETRY_MS = 20
const MAX_RETRIES = 500

/** A type whose definition is new answers 404 until it is served. */
async function create(session: RawSession, { path, body }: PostedBody): Promise<void> {
  for (let attempt = 0; attempt <= MAX_RETRIES; attempt += 1) {
    const status = await request(session, 'POST', path, body)
    if (status === 201) return
    if (status !== 404) throw new Error(`POST ${path} answered ${status}`)
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
  throw new Error(`POST ${path} still answers 404`)
}

/** The status; the answer's body is read and dropped. */
function request(
  { http2, authorization }: RawSession,
  method: string,
  path: string,
  body: Buffer,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const stream = http2.request({
      ':method': method,
      ':path': path,
      authorization,
      'content-type': 'application/json',
    })
    let status = 0
    stream.on('response', (headers) => {
      status = Number(headers[':status'])
    })
    stream.on('end', () => resolve(status))
    stream.on('error', reject)
    stream.resume()
    stream.end(body)
  })
}
