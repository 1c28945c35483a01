// A tarball, or the folder of one backup, on a web server. There are no lists over HTTP.
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, Transform } from 'node:stream'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { openAgents } from '../agents.ts'
import type { LocationAccess } from '../location-access.ts'
import { type ObjectFacts, type ObjectStore, sizeFrom } from '../object-store.ts'
import { storeError } from '../store-error.ts'
import { get } from './get.ts'

/** Keys are paths below the origin. The query of the address goes with each of them; it may be a signature. @throws LOCATION_INVALID */
export async function openHttp(address: URL, access: LocationAccess): Promise<ObjectStore> {
  const agents = await openAgents(access)
  const authorization = await authorizationOf(address, access.credentialsFile)
  const shownAs = (key: string): string => `${address.origin}/${key}`

  async function ask(key: string, headers: Record<string, string>, signal: AbortSignal) {
    const url = new URL(`/${encodeKey(key)}${address.search}`, address.origin)
    try {
      return await get({ url, headers, authorization, agents, signal })
    } catch (error) {
      signal.throwIfAborted()
      throw storeError(error, { status: undefined, name: '' }, shownAs(key))
    }
  }

  return {
    url: `${address.origin}${address.pathname}`,
    // biome-ignore lint/correctness/useYield: there is nothing to give.
    async *folders() {
      throw new RehearsalError(
        'LOCATION_INVALID',
        `${address.origin}${address.pathname} is neither a tarball nor the folder of one backup, and a web server does not list its folders.`,
      )
    },
    // A signed address is good for GET only, so the first byte is asked for instead of the head.
    async head(key, signal) {
      const answer = await ask(key, { range: 'bytes=0-0' }, signal)
      answer.destroy()
      if (answer.statusCode === 404 || answer.statusCode === 410) return undefined
      if (answer.statusCode === 416) return { ...factsOf(answer), size: 0 }
      if (!isContent(answer)) throw refused(answer, shownAs(key))
      const facts = factsOf(answer)
      return { ...facts, size: sizeFrom(facts.size, shownAs(key)) }
    },
    async read(key, version, from, signal) {
      const range = from > 0 ? { range: `bytes=${from}-`, ...ifRange(version) } : {}
      const answer = await ask(key, range, signal)
      if (!isContent(answer)) throw refused(answer, shownAs(key))
      const { size, etag } = factsOf(answer)
      if (etag !== version.etag || size !== version.size) {
        answer.destroy()
        throw new RehearsalError('LOCATION_CHANGED', `${shownAs(key)} is not the same file any more.`)
      }
      // A server without ranges begins again.
      return answer.statusCode === 206 ? answer : behind(answer, from)
    },
    close: () => {
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

function isContent({ statusCode }: IncomingMessage): boolean {
  return statusCode === 200 || statusCode === 206
}

/** Of the whole file; the size is NaN when the server does not say. */
function factsOf({ headers, statusCode }: IncomingMessage): ObjectFacts {
  const total = /^bytes \d+-\d+\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1]
  const size = statusCode === 206 ? total : headers['content-length']
  return {
    size: Number(size ?? Number.NaN),
    etag: headers.etag ?? headers['last-modified'],
    versionId: undefined,
  }
}

/** A weak mark does not promise the same bytes, so it is compared with afterwards only. */
function ifRange({ etag }: ObjectFacts): Record<string, string> {
  return etag === undefined || etag.startsWith('W/') ? {} : { 'if-range': etag }
}

/** The body from a position on. No generator: one that waits for its next bytes cannot be ended from outside. */
function behind(body: Readable, from: number): Readable {
  if (from === 0) return body
  let left = from
  const rest = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const passed = Math.min(left, chunk.length)
      left -= passed
      done(null, passed === chunk.length ? undefined : chunk.subarray(passed))
    },
  })
  // Each ends with the other; who reads the rest is told of a failure.
  pipeline(body, rest, () => undefined)
  return rest
}

function refused(answer: IncomingMessage, shownAs: string): RehearsalError {
  answer.destroy()
  const { statusCode: status, statusMessage = '' } = answer
  return storeError(new Error(statusMessage), { status, name: '' }, shownAs)
}

/** User and password of the address, or what the file holds: the value of the header `Authorization`. */
async function authorizationOf(
  { username, password }: URL,
  file: string | undefined,
): Promise<string | undefined> {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new RehearsalError(
        'LOCATION_INVALID',
        `the file of credentials cannot be read: ${messageOf(error)}`,
      )
    })
    return text.trim()
  }
  if (username === '' && password === '') return undefined
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** Keys come decoded. */
function encodeKey(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/')
}
