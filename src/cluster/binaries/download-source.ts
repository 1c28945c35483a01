import { join } from 'node:path'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import { type BinarySearch, type BinarySource, findingOf, SourceUnavailable } from './binary-source.ts'
import { cacheEntry } from './cache-entry.ts'
import { DOWNLOAD_LIMITS, FetchFailed, fetchFile, isDownloadAddress, placeOf } from './fetch-file.ts'
import { recentlyUnreachable, rememberUnreachable } from './unreachable-memory.ts'

/** A file that its project publishes, and whose digest is part of this one. */
export interface PublishedFile {
  readonly version: string
  /** Address of the publisher; a mirror keeps `path` below its own. */
  readonly publisher: string
  readonly path: string
  /** `sha512`, and the digest in hex. */
  readonly algorithm: 'sha256' | 'sha512'
  readonly digest: string
  /** Name of the file beside the programs, or of the program that it is. */
  readonly name: string
  /** Makes the programs of it, in the same folder; not needed for one that is a program. @throws SourceUnavailable */
  readonly unpack?: (folder: string, signal: AbortSignal) => Promise<void>
}

/** @param fileOf what answers a search; a text says why there is none */
export function downloadSource(fileOf: (search: BinarySearch) => PublishedFile | string): BinarySource {
  return {
    title: 'download',
    find: (search, context) =>
      findingOf(async () => {
        const { cacheDirectory, environment } = search
        const mirror = environment.REHEARSE_DOWNLOAD_BASE_URL
        if (mirror === 'off') throw new SourceUnavailable('switched off by REHEARSE_DOWNLOAD_BASE_URL')
        const file = fileOf(search)
        if (typeof file === 'string') throw new SourceUnavailable(file)
        const baseUrl = (mirror || file.publisher).replace(/\/+$/, '')
        const url = URL.parse(`${baseUrl}/${file.path}`)
        if (!isDownloadAddress(url)) {
          throw new SourceUnavailable(
            'REHEARSE_DOWNLOAD_BASE_URL is no address of the web or of a folder (file:///…)',
          )
        }
        const memory = await recentlyUnreachable(cacheDirectory, baseUrl, new Date())
        if (memory !== undefined)
          throw new SourceUnavailable(`${memory.why} (tried at ${memory.at}, again after an hour)`)
        try {
          return await cacheEntry(search, file.version, context, (staging) =>
            getFile(search, file, url, staging, context),
          )
        } catch (error) {
          if (error instanceof FetchFailed && error.isUnreachable) {
            const at = new Date().toISOString()
            await rememberUnreachable(cacheDirectory, { baseUrl, at, why: error.message })
          }
          throw error
        }
      }),
  }
}

async function getFile(
  { environment, set }: BinarySearch,
  { algorithm, digest, name, unpack, version }: PublishedFile,
  url: URL,
  staging: string,
  { progress, signal }: ClusterContext,
): Promise<string> {
  progress(`Downloading ${set.title} ${version} from ${placeOf(url)} (once, then cached)`)
  const request = { url, path: join(staging, name), algorithm, environment, limits: DOWNLOAD_LIMITS }
  const actual = await fetchFile({ ...request, onProgress: everyFewSeconds(progress) }, signal)
  if (actual !== digest) {
    const [begin, expected] = [actual, digest].map((text) => text.slice(0, 16))
    throw new RehearsalError(
      'CLUSTER_BINARIES_DIGEST',
      `${addressOf(url)} is not the file that is expected: its ${algorithm.replace('sha', 'SHA-')} begins with ${begin}, not ${expected}`,
    )
  }
  await unpack?.(staging, signal)
  return addressOf(url)
}

/** Without a query, which may hold a secret. */
function addressOf(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`
}

const PROGRESS_MS = 5_000

function everyFewSeconds(
  progress: ClusterContext['progress'],
): (bytes: number, total: number | undefined) => void {
  let last = Date.now()
  return (bytes, total) => {
    if (Date.now() - last < PROGRESS_MS) return
    last = Date.now()
    const of = total === undefined ? '' : ` of ${mebibytes(total)}`
    progress(`Downloaded ${mebibytes(bytes)}${of} MiB`)
  }
}

function mebibytes(bytes: number): string {
  return String(Math.round(bytes / 1024 ** 2))
}
