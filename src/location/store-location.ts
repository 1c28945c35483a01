// A backup location in an object store: S3, Azure, Google, a web server. What they have in common is here, what they differ
// in is behind `ObjectStore`.
import type { Readable } from 'node:stream'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { untilAborted } from '../core/until-aborted.ts'
import { withinLimit } from './answer-limit.ts'
import type { BackupLocation, FileFacts } from './backup-location.ts'
import { type DownloadProgress, downloadProgress } from './download-progress.ts'
import type { ReadPatience } from './location-access.ts'
import type { ObjectFacts, ObjectStore } from './object-store.ts'
import type { RefineError } from './refine-error.ts'
import { resumingRead } from './resuming-read.ts'
import { fileOf, type Looks, layoutOf } from './store-layout.ts'

export interface StorePlace {
  readonly store: ObjectStore
  /** Inside the store, without a slash at either end; '' for all of it. */
  readonly prefix: string
  /** For messages. Never contains credentials or a query string. */
  readonly url: string
  readonly onDownload: (progress: DownloadProgress) => void
  readonly patience: ReadPatience
  /** Bytes of one file. */
  readonly maxBytes: number
  /** For the download of one file. */
  readonly downloadMs: number
  readonly refine: RefineError
}

/** Finds out what lies below the prefix. All errors of the location are free of credentials. @throws LOCATION_* */
export async function openStoreLocation(place: StorePlace, signal: AbortSignal): Promise<BackupLocation> {
  const looks = looksAt(place)
  const layout = await layoutOf(looks, place.prefix, signal)
  const facts = new Map<string, FileFacts>()
  return {
    url: place.url,
    isSingle: layout.isSingle,
    backupNames: (namesSignal) => layout.names(namesSignal),
    backupFolders: (namesSignal) => layout.folders(namesSignal),
    async open(backup, file, readSignal) {
      const key = layout.keyOf(backup, file)
      if (key === undefined) return undefined
      const version = await looks.head(key, readSignal)
      if (version === undefined) return undefined
      facts.set(key, version)
      return read(place, key, version, readSignal)
    },
    factsOf: (backup, file) => facts.get(layout.keyOf(backup, file) ?? ''),
    async sizeOf(backup, file, sizeSignal) {
      const key = layout.keyOf(backup, file)
      return key === undefined ? undefined : (await looks.head(key, sizeSignal))?.size
    },
    close: () => place.store.close(),
  }
}

/** Each answer has its time, each error is masked. */
function looksAt({ store, url, patience: { answerMs }, refine }: StorePlace): Looks {
  return {
    url,
    async folders(prefix, signal) {
      const names = new Set<string>()
      const limit = { answerMs, shownAs: `The list of ${store.url}` }
      const stop = new AbortController()
      try {
        const asking = AbortSignal.any([signal, stop.signal])
        const pages = store.folders(prefix, asking)[Symbol.asyncIterator]()
        for (;;) {
          const page = await withinLimit(limit, signal, () => untilAborted(signal, pages.next()))
          if (page.done) return [...names].sort()
          for (const name of page.value) names.add(name)
        }
      } catch (error) {
        signal.throwIfAborted()
        throw refine(error)
      } finally {
        // A list that is not waited for any more is not asked for any more.
        stop.abort()
      }
    },
    async head(key, signal) {
      try {
        const limit = { answerMs, shownAs: `${store.url}/${key}` }
        return await withinLimit(limit, signal, (asking) => store.head(key, asking))
      } catch (error) {
        signal.throwIfAborted()
        throw refine(error)
      }
    },
  }
}

function read(place: StorePlace, key: string, version: ObjectFacts, signal: AbortSignal): Readable {
  const { store, onDownload, patience, downloadMs, maxBytes, refine } = place
  if (version.size > maxBytes) {
    throw new RehearsalError(
      'LOCATION_TOO_LARGE',
      `${store.url}/${key} has ${version.size} bytes; ${maxBytes} are allowed (--download-max-size).`,
    )
  }
  const onBytes = downloadProgress(fileOf(key), version.size, onDownload)
  return resumingRead({ store, key, version, onBytes, refine }, { ...patience, downloadMs }, signal)
}
