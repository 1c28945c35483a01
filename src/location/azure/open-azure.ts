// Azure Blob Storage. Three calls are all there is: the properties of a blob, its bytes, a list by hierarchy.
import type { Readable } from 'node:stream'
import type { LocationAccess } from '../location-access.ts'
import { type ObjectStore, sizeFrom } from '../object-store.ts'
import { storeError } from '../store-error.ts'
import { openContainer } from './container.ts'

/** The container of `azblob://account/container/prefix`. @throws LOCATION_INVALID, LOCATION_DENIED */
export async function openAzure(
  account: string,
  container: string,
  access: LocationAccess,
): Promise<ObjectStore> {
  const { client, close } = await openContainer(account, container, access)
  const url = `azblob://${account}/${container}`
  const pages = access.pageSize === undefined ? {} : { maxPageSize: access.pageSize }
  const errorOf = (error: unknown, key: string): Error => {
    const { statusCode, code, name } = error as AzureFailure
    return storeError(error, { status: statusCode, name: code ?? name ?? '' }, `${url}/${key}`)
  }
  return {
    url,
    async *folders(prefix, signal) {
      try {
        for await (const page of client
          .listBlobsByHierarchy('/', { prefix, abortSignal: signal })
          .byPage(pages)) {
          const { blobPrefixes = [] } = page.segment
          yield blobPrefixes.map(({ name }) => name.slice(prefix.length, -1))
        }
      } catch (error) {
        signal.throwIfAborted()
        throw errorOf(error, prefix)
      }
    },
    async head(key, signal) {
      try {
        const properties = await client.getBlobClient(key).getProperties({ abortSignal: signal })
        const { contentLength, etag, versionId } = properties
        return { size: sizeFrom(contentLength, `${url}/${key}`), etag, versionId }
      } catch (error) {
        signal.throwIfAborted()
        // Only the container's own absence is an error; the answer to HEAD names it.
        const { statusCode, code, details } = error as AzureFailure
        const isBlob = (code ?? details?.errorCode) !== 'ContainerNotFound'
        if (statusCode === 404 && isBlob) return undefined
        throw errorOf(error, key)
      }
    },
    async read(key, { etag }, from, signal) {
      try {
        const answer = await client.getBlobClient(key).download(from, undefined, {
          abortSignal: signal,
          // Breaks are taken up by the reader, with limits of its own.
          maxRetryRequests: 0,
          ...(etag === undefined ? {} : { conditions: { ifMatch: etag } }),
        })
        return answer.readableStreamBody as Readable
      } catch (error) {
        signal.throwIfAborted()
        throw errorOf(error, key)
      }
    },
    close,
  }
}

interface AzureFailure {
  readonly statusCode?: number
  readonly code?: string
  readonly name?: string
  readonly details?: { readonly errorCode?: string }
}
