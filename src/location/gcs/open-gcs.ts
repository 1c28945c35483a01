// Google Cloud Storage by its JSON interface. Three questions are all there is: the metadata of an object, its bytes, a list
// with a delimiter.
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { openAgents } from '../agents.ts'
import { endpointUrl } from '../endpoint.ts'
import { get } from '../http/get.ts'
import type { LocationAccess } from '../location-access.ts'
import { type ObjectStore, sizeFrom } from '../object-store.ts'
import { storeError } from '../store-error.ts'
import { authorizer } from './authorization.ts'

const MAX_ANSWER_BYTES = 16 * 2 ** 20
const FOLDERS_PAGE = 'prefixes,nextPageToken'

/** The bucket of `gs://bucket/prefix`. `config` has `storeEndpoint`, `universeDomain`, `userProject` and `anonymous`. @throws LOCATION_INVALID */
export async function openGcs(bucket: string, access: LocationAccess): Promise<ObjectStore> {
  const { config } = access
  const agents = await openAgents(access)
  const closed = new AbortController()
  const authorizationOf = await authorizer(access, agents, closed.signal)
  const base = `${endpointOf(config)}/storage/v1/b/${encodeURIComponent(bucket)}/o`
  const url = `gs://${bucket}`
  const maxResults = access.pageSize?.toString()

  /** @param path below the objects of the bucket */
  async function ask(
    path: string,
    query: Record<string, string | undefined>,
    signal: AbortSignal,
    headers: Record<string, string> = {},
  ): Promise<IncomingMessage> {
    const address = new URL(`${base}${path}`)
    for (const [name, value] of Object.entries({ ...query, userProject: config.userProject })) {
      if (value !== undefined) address.searchParams.set(name, value)
    }
    const authorization = await authorizationOf(signal)
    return await get({ url: address, headers, authorization, agents, signal })
  }

  async function coded<T>(key: string, signal: AbortSignal, answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (error) {
      signal.throwIfAborted()
      throw storeError(error, { status: undefined, name: (error as Error).name }, `${url}/${key}`)
    }
  }

  return {
    url,
    async *folders(prefix, signal) {
      let pageToken: string | undefined
      do {
        const query = { prefix, delimiter: '/', fields: FOLDERS_PAGE, pageToken, maxResults }
        const answer = await coded(prefix, signal, ask('', query, signal))
        if (answer.statusCode !== 200) throw await refusal(answer, `${url}/${prefix}`)
        const page = (await coded(prefix, signal, json(answer))) as ListPage
        yield (page.prefixes ?? []).map((folder) => folder.slice(prefix.length, -1))
        pageToken = page.nextPageToken
      } while (pageToken !== undefined && pageToken !== '')
    },
    async head(key, signal) {
      const answer = await coded(key, signal, ask(`/${encodeURIComponent(key)}`, {}, signal))
      // A bucket that is not there is told by the list of its folders.
      if (answer.statusCode === 404) {
        answer.destroy()
        return undefined
      }
      if (answer.statusCode !== 200) throw await refusal(answer, `${url}/${key}`)
      const { size, etag, generation } = (await coded(key, signal, json(answer))) as Metadata
      return { size: sizeFrom(Number(size), `${url}/${key}`), etag, versionId: generation }
    },
    async read(key, { versionId: generation }, from, signal) {
      const range: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {}
      const query = { alt: 'media', generation }
      const answer = await coded(key, signal, ask(`/${encodeURIComponent(key)}`, query, signal, range))
      if (answer.statusCode === (from > 0 ? 206 : 200)) return answer
      // A generation that is gone was replaced; where versions are kept, it is still there.
      if (answer.statusCode !== 404) throw await refusal(answer, `${url}/${key}`)
      answer.destroy()
      throw new RehearsalError('LOCATION_CHANGED', `${url}/${key} is not the same object any more.`)
    },
    close: () => {
      closed.abort()
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

interface ListPage {
  readonly prefixes?: readonly string[]
  readonly nextPageToken?: string
}

interface Metadata {
  readonly size?: string
  readonly etag?: string
  readonly generation?: string
}

/** `storeEndpoint` is the name in Velero's plugin, `apiEndpoint` that in Google's libraries. */
function endpointOf({ storeEndpoint, apiEndpoint, universeDomain }: LocationAccess['config']): string {
  const given = storeEndpoint ?? apiEndpoint ?? `https://storage.${universeDomain ?? 'googleapis.com'}`
  return endpointUrl(given.includes('://') ? given : `https://${given}`, 'storeEndpoint').origin
}

async function json(answer: IncomingMessage): Promise<unknown> {
  let bytes = 0
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) answer.destroy(new Error('the answer is too long'))
  })
  return JSON.parse(await text(answer)) as unknown
}

/** The words of the answer say why; they are there in one form or another. */
async function refusal(answer: IncomingMessage, shownAs: string): Promise<RehearsalError> {
  const { statusCode: status, statusMessage = '' } = answer
  const said = (await json(answer).catch(() => undefined)) as Refusal | undefined
  const words = typeof said?.error === 'object' ? said.error.message : said?.error_description
  return storeError(new Error(words ?? statusMessage), { status, name: '' }, shownAs)
}

interface Refusal {
  readonly error?: string | { readonly message?: string }
  readonly error_description?: string
}
