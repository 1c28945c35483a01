import type { Readable } from 'node:stream'
import { RehearsalError } from '../core/rehearsal-error.ts'

export interface ObjectFacts {
  /** Bytes. */
  readonly size: number
  /** Opaque; the same as long as the object is the same. */
  readonly etag: string | undefined
  /** Where the store keeps versions. */
  readonly versionId: string | undefined
}

/** Read-only view of one bucket, container or web folder. The stores differ in this; `openStoreLocation` makes locations of them. No method writes. */
export interface ObjectStore {
  /** For messages: `s3://bucket`. Never contains credentials or a query string. */
  readonly url: string
  /** Names between `prefix` and the next `/`, page by page. @throws LOCATION_* */
  folders(prefix: string, signal: AbortSignal): AsyncIterable<readonly string[]>
  /** Undefined when there is no such object. @throws LOCATION_* */
  head(key: string, signal: AbortSignal): Promise<ObjectFacts | undefined>
  /**
   * The bytes of an object from `from` on, of exactly the version that `head` gave: an object that was replaced meanwhile is
   * LOCATION_CHANGED, never a mixture. @throws LOCATION_*
   */
  read(key: string, version: ObjectFacts, from: number, signal: AbortSignal): Promise<Readable>
  close(): void
}

/** The length that a store gave. Without one nobody could tell a whole object from a part of it. @throws LOCATION_UNREACHABLE */
export function sizeFrom(length: number | undefined, shownAs: string): number {
  if (length !== undefined && Number.isSafeInteger(length) && length >= 0) return length
  throw new RehearsalError('LOCATION_UNREACHABLE', `${shownAs}: the server does not say how long it is.`)
}
