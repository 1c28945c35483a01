import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import { adopt, makeStaging } from './binary-cache.ts'
import {
  type BinarySearch,
  type BinarySource,
  type ControlPlaneBinaries,
  type Finding,
  unavailable,
} from './binary-source.ts'
import { withCacheEntry } from './cache-entry.ts'
import { DOWNLOAD_LIMITS, FetchFailed, fetchFile, isDownloadAddress, placeOf } from './fetch-file.ts'
import { ARCHIVE_DIGESTS } from './known-versions.ts'
import { unpackArchive } from './unpack-archive.ts'
import { recentlyUnreachable, rememberUnreachable } from './unreachable-memory.ts'
import { newestOf, requestText } from './version-request.ts'

const DEFAULT_BASE_URL = 'https://github.com/kubernetes-sigs/controller-tools/releases/download'

type Digests = typeof ARCHIVE_DIGESTS

/** The release archives of envtest with digests that are part of this project. */
export const download: BinarySource = {
  title: 'download',
  find: (search, context) => findDownload(search, context),
}

/** The digests can be replaced in tests. @throws CLUSTER_BINARIES_DIGEST */
export async function findDownload(
  search: BinarySearch,
  context: ClusterContext,
  digests: Digests = ARCHIVE_DIGESTS,
): Promise<Finding> {
  const { cacheDirectory, environment, platform, request } = search
  const baseUrl = (environment.REHEARSE_DOWNLOAD_BASE_URL || DEFAULT_BASE_URL).replace(/\/+$/, '')
  if (baseUrl === 'off') return unavailable('switched off by REHEARSE_DOWNLOAD_BASE_URL')
  const forPlatform = Object.keys(digests).filter((version) => digests[version]?.[platform] !== undefined)
  const version = newestOf(request, forPlatform)
  if (version === undefined)
    return unavailable(`no archive of ${requestText(request)} for ${platform} is known`)

  const url = URL.parse(`${baseUrl}/envtest-v${version}/envtest-v${version}-${platform}.tar.gz`)
  if (!isDownloadAddress(url)) {
    return unavailable('REHEARSE_DOWNLOAD_BASE_URL is no address of the web or of a folder (file:///…)')
  }
  const memory = await recentlyUnreachable(cacheDirectory, baseUrl, new Date())
  if (memory !== undefined) return unavailable(`${memory.why} (tried at ${memory.at}, again after an hour)`)

  const digest = digests[version]?.[platform] ?? ''
  try {
    const binaries = await withCacheEntry(search, version, context, () =>
      getArchive(search, { version, url, digest }, context),
    )
    return { kind: 'found', binaries }
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error
    if (error.isUnreachable) {
      await rememberUnreachable(cacheDirectory, { baseUrl, at: new Date().toISOString(), why: error.message })
    }
    return unavailable(error.message)
  }
}

interface Archive {
  readonly version: string
  readonly url: URL
  readonly digest: string
}

async function getArchive(
  { cacheDirectory, environment, platform }: BinarySearch,
  { digest, url, version }: Archive,
  { progress, signal }: ClusterContext,
): Promise<ControlPlaneBinaries> {
  const staging = await makeStaging(cacheDirectory)
  const path = join(staging, 'archive.tar.gz')
  try {
    progress(`Downloading Kubernetes ${version} from ${placeOf(url)} (once, then cached)`)
    const onProgress = everyFewSeconds(progress)
    const actual = await fetchFile({ url, path, environment, limits: DOWNLOAD_LIMITS, onProgress }, signal)
    if (actual !== digest)
      throw wrongDigest(url, `its SHA-512 begins with ${actual.slice(0, 16)}, not ${digest.slice(0, 16)}`)
    try {
      await unpackArchive(path, staging, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw new FetchFailed(`the archive of ${version} cannot be unpacked: ${messageOf(error)}`, false, {
        cause: error,
      })
    }
    await rm(path)
    return await adopt(cacheDirectory, { staging, version, platform, origin: addressOf(url) }, signal)
  } finally {
    // Gone already when it was taken into the cache.
    await rm(staging, { recursive: true, force: true })
  }
}

function wrongDigest(url: URL, how: string): RehearsalError {
  return new RehearsalError(
    'CLUSTER_BINARIES_DIGEST',
    `${addressOf(url)} is not the file that is expected: ${how}`,
  )
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
