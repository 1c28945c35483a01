import { type Json, listAt, parseJson, textAt } from '../core/json.ts'

/** An answer of the API server that is not a success. The message is the server's own. */
export class KubeError extends Error {
  override readonly name = 'KubeError'
  readonly status: number
  /** `AlreadyExists`, `Invalid`, `Forbidden`, … */
  readonly reason: string
  /** Messages of `details.causes`. */
  readonly causes: readonly string[]

  constructor(status: number, reason: string, message: string, causes: readonly string[] = []) {
    super(message)
    this.status = status
    this.reason = reason
    this.causes = causes
  }

  get isNotFound(): boolean {
    return this.status === 404
  }

  get isAlreadyExists(): boolean {
    return this.status === 409 && this.reason === 'AlreadyExists'
  }

  get isConflict(): boolean {
    return this.status === 409 && this.reason === 'Conflict'
  }
}

/** What Kubernetes clients say when the body is no Status object. */
const GENERIC: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  400: ['BadRequest', 'the server rejected our request for an unknown reason'],
  401: ['Unauthorized', 'the server has asked for the client to provide credentials'],
  403: ['Forbidden', 'the server does not allow access to the requested resource'],
  404: ['NotFound', 'the server could not find the requested resource'],
  405: ['MethodNotAllowed', 'the server does not allow this method on the requested resource'],
  413: ['RequestEntityTooLarge', 'the server says that the request is too large'],
  429: ['TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
  503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
}

/** Reads the Status object of an answer, or says what clients say when there is none. */
export function kubeErrorOf(status: number, body: Buffer): KubeError {
  const parsed = parseStatus(body)
  const message = textAt(parsed, 'message')
  if (message !== undefined && textAt(parsed, 'kind') === 'Status') {
    const causes = listAt(parsed, 'details', 'causes').map((cause) => textAt(cause, 'message') ?? '')
    return new KubeError(status, textAt(parsed, 'reason') ?? '', message, causes)
  }
  const [reason, generic] = GENERIC[status] ?? ['Unknown', `the server answered with status ${status}`]
  return new KubeError(status, reason, generic)
}

function parseStatus(body: Buffer): Json | undefined {
  try {
    return parseJson(body.toString('utf8'))
  } catch {
    return undefined
  }
}
