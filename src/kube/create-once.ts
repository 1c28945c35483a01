// A create whose answer may get lost. Until it is known what became of it nothing is claimed: the object is looked for under its
// name, and it is ours when it was made since and the caller recognises it. When it is not there, it is sent again.
import { type JsonObject, stringifyJson, textAt } from '../core/json.ts'
import { sleep } from '../core/sleep.ts'
import { answerKind } from './answer-kind.ts'
import { type HttpResponse, TransportError } from './http-origin.ts'
import type { KubeClient } from './kube-client.ts'
import { KubeError, kubeErrorOf } from './kube-error.ts'
import { collectionPath, type ResourcePath } from './paths.ts'
import { getObject } from './verbs.ts'

export interface Creation {
  readonly type: ResourcePath
  /** '' for cluster scope. */
  readonly namespace: string
  /** '' when the server gives the name. */
  readonly name: string
  readonly body: string | Buffer
  /** With its question mark. */
  readonly query?: string
  readonly accept?: string
  /** Told about an object of this name that was made since the first attempt. */
  readonly isOurs: (found: JsonObject) => boolean
  readonly signal: AbortSignal
}

export type Created = Pick<HttpResponse, 'status' | 'body'>

const MAX_ATTEMPTS = 4
const FIRST_PAUSE_MS = 200
/** Clocks of several API servers differ, and creationTimestamp has no fractions of a second. */
const CLOCK_SKEW_MS = 5_000

/**
 * The server's answer; 201 with the stored object when the answer was lost and the object is there. A refusal is an answer.
 * @throws TransportError when it cannot be known what became of it
 */
export async function createOnce(client: KubeClient, creation: Creation): Promise<Created> {
  const { type, namespace, query = '', body, accept } = creation
  const path = `${collectionPath(type, namespace)}${query}`
  const request = { method: 'POST', path, body, ...(accept === undefined ? {} : { accept }) } as const
  const since = (client.serverTime() ?? 0) - CLOCK_SKEW_MS
  let isInDoubt = false
  for (let attempt = 1; ; attempt += 1) {
    const end = await attemptOnce(client, request)
    const isDoubtful = end instanceof TransportError || answerKind(end) !== 'final'
    isInDoubt ||= isDoubtful && !isBusy(end)
    if (!isInDoubt || isSuccess(end)) return answerOf(end)
    if (creation.name === '') throw nameless(end)
    const found = await lookFor(client, creation)
    if (found !== undefined) return whoseIsIt(creation, found, since)
    if (!isDoubtful || attempt === MAX_ATTEMPTS) return answerOf(end)
    await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), creation.signal)
  }
}

type End = HttpResponse | TransportError

async function attemptOnce(client: KubeClient, request: Parameters<KubeClient['send']>[0]): Promise<End> {
  try {
    return await client.send(request)
  } catch (error) {
    if (error instanceof TransportError) return error
    throw error
  }
}

function isSuccess(end: End): boolean {
  return !(end instanceof TransportError) && end.status < 300
}

/** Nothing has begun: the one failure that leaves no doubt. */
function isBusy(end: End): boolean {
  return end instanceof TransportError ? !end.mayHaveArrived : answerKind(end) === 'busy'
}

function answerOf(end: End): Created {
  if (end instanceof TransportError) throw end
  return end
}

/** Sent again it might be there twice, and without its name it cannot be found. */
function nameless(end: End): TransportError {
  if (end instanceof TransportError) return end
  const { message } = kubeErrorOf(end.status, end.body)
  return new TransportError(`an object that the server names may have been made: ${message}`, true)
}

/** @throws TransportError when the server does not let us look */
async function lookFor(client: KubeClient, creation: Creation): Promise<JsonObject | undefined> {
  try {
    return await getObject(client, creation.type, creation.namespace, creation.name)
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    throw new TransportError(`the answer was lost, and reading it back failed: ${error.message}`, true, error)
  }
}

function whoseIsIt({ type, name, isOurs }: Creation, found: JsonObject, since: number): Created {
  const madeAt = Date.parse(textAt(found, 'metadata', 'creationTimestamp') ?? '')
  if (madeAt >= since && isOurs(found)) return { status: 201, body: Buffer.from(stringifyJson(found)) }
  throw new KubeError(409, 'AlreadyExists', `${type.resource} "${name}" already exists`)
}
