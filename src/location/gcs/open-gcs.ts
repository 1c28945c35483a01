// Google Cloud Storage. Three calls are all there is: the metadata of an object, its bytes, a list with a delimiter.
import type { Readable } from 'node:stream'
import type { LocationAccess } from '../location-access.ts'
import type { ObjectStore } from '../object-store.ts'
import { storeError } from '../store-error.ts'
import { untilAborted } from '../until-aborted.ts'
import { openClient } from './client.ts'

interface ListPage {
  readonly prefixes?: readonly string[]
}

/** The bucket of `gs://bucket/prefix`. @throws LOCATION_INVALID */
export async function openGcs(bucketName: string, access: LocationAccess): Promise<ObjectStore> {
  const storage = openClient(access)
  const { userProject } = access.config
  const bucket = storage.bucket(bucketName, userProject === undefined ? {} : { userProject })
  const url = `gs://${bucketName}`
  const errorOf = (error: unknown, key: string): Error => {
    const { code, name } = error as GcsFailure
    const status = typeof code === 'number' ? code : undefined
    return storeError(error, { status, name: name ?? '' }, `${url}/${key}`)
  }
  return {
    url,
    async folders(prefix, signal) {
      const names: string[] = []
      let pageToken: string | undefined
      do {
        try {
          const [, next, page] = await untilAborted(
            signal,
            bucket.getFiles({
              prefix,
              delimiter: '/',
              autoPaginate: false,
              ...(pageToken === undefined ? {} : { pageToken }),
            }),
          )
          for (const folder of (page as ListPage).prefixes ?? []) names.push(folder.slice(prefix.length, -1))
          pageToken = (next as { readonly pageToken?: string } | null)?.pageToken
        } catch (error) {
          signal.throwIfAborted()
          throw errorOf(error, prefix)
        }
      } while (pageToken !== undefined)
      return [...new Set(names)].sort()
    },
    async head(key, signal) {
      try {
        const [metadata] = await untilAborted(signal, bucket.file(key).getMetadata())
        const { size, etag, generation } = metadata
        return {
          size: Number(size),
          etag,
          versionId: generation === undefined ? undefined : String(generation),
        }
      } catch (error) {
        signal.throwIfAborted()
        // A bucket that is not there is told by the list of its folders.
        if ((error as GcsFailure).code === 404) return undefined
        throw errorOf(error, key)
      }
    },
    async read(key, { versionId }, from, signal) {
      signal.throwIfAborted()
      const generation = versionId === undefined ? {} : { generation: versionId }
      const file = bucket.file(key, generation)
      const stream = file.createReadStream({ start: from, validation: false, decompress: false })
      const stop = (): void => void stream.destroy()
      signal.addEventListener('abort', stop, { once: true })
      stream.once('close', () => signal.removeEventListener('abort', stop))
      return await opened(stream, (error) => errorOf(error, key))
    },
    close: () => undefined,
  }
}

/** Waits for the answer, so that its status becomes an error of the right kind. */
function opened(stream: Readable, errorOf: (error: unknown) => Error): Promise<Readable> {
  return new Promise((resolve, reject) => {
    stream.once('response', () => resolve(stream))
    stream.once('error', (error) => reject(errorOf(error)))
  })
}

interface GcsFailure {
  readonly code?: number | string
  readonly name?: string
}
