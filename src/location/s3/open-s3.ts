// S3 and what speaks like it, with the SDK's own chain of credentials. Three calls are all there is: HeadObject, GetObject
// and ListObjectsV2.
import type { Readable } from 'node:stream'
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { LocationAccess } from '../location-access.ts'
import { type ObjectStore, sizeFrom } from '../object-store.ts'
import { storeError } from '../store-error.ts'
import { openClient } from './client.ts'
import { customerKey } from './customer-key.ts'

/** The bucket of `s3://bucket/prefix`. @throws LOCATION_INVALID */
export async function openS3(bucket: string, access: LocationAccess): Promise<ObjectStore> {
  const client = await openClient(access)
  const url = `s3://${bucket}`
  const asked = {
    Bucket: bucket,
    ...(access.config.requesterPays === 'true' ? { RequestPayer: 'requester' as const } : {}),
  }
  const withKey = { ...asked, ...(await customerKey(access.config.customerKeyEncryptionFile)) }
  return {
    url,
    async *folders(prefix, signal) {
      let ContinuationToken: string | undefined
      do {
        const command = new ListObjectsV2Command({
          ...asked,
          Prefix: prefix,
          Delimiter: '/',
          ContinuationToken,
          MaxKeys: access.pageSize,
        })
        const page = await coded(url, signal, client.send(command, { abortSignal: signal }))
        yield (page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix.slice(prefix.length, -1))
        ContinuationToken = page.IsTruncated === true ? page.NextContinuationToken : undefined
      } while (ContinuationToken !== undefined)
    },
    async head(key, signal) {
      try {
        const command = new HeadObjectCommand({ ...withKey, Key: key })
        const { ContentLength, ETag, VersionId } = await client.send(command, { abortSignal: signal })
        return { size: sizeFrom(ContentLength, `${url}/${key}`), etag: ETag, versionId: VersionId }
      } catch (error) {
        signal.throwIfAborted()
        // The answer to HEAD has no body, so it does not say whether the object or the bucket is missing; a list does.
        if (statusOf(error) === 404) return undefined
        throw errorOf(error, `${url}/${key}`)
      }
    },
    // Not by its version id: that would need a right of its own, and the tag says the same.
    async read(key, { etag }, from, signal) {
      const command = new GetObjectCommand({
        ...withKey,
        Key: key,
        IfMatch: etag,
        Range: from > 0 ? `bytes=${from}-` : undefined,
      })
      const { Body } = await coded(`${url}/${key}`, signal, client.send(command, { abortSignal: signal }))
      return Body as Readable
    },
    close: () => client.destroy(),
  }
}

async function coded<T>(shownAs: string, signal: AbortSignal, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    signal.throwIfAborted()
    throw errorOf(error, shownAs)
  }
}

interface S3Failure {
  readonly name?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

function statusOf(error: unknown): number | undefined {
  return (error as S3Failure).$metadata?.httpStatusCode
}

function errorOf(error: unknown, shownAs: string): Error {
  return storeError(error, { status: statusOf(error), name: (error as S3Failure).name ?? '' }, shownAs)
}
