import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../core/rehearsal-error.ts'
import { type BinarySearch, type BinarySource, SourceUnavailable } from './binary-source.ts'
import { downloadSource, type PublishedFile } from './download-source.ts'
import { ARCHIVE_DIGESTS } from './known-versions.ts'
import { unpackArchive } from './unpack-archive.ts'
import { newestOf, requestText } from './version-request.ts'

/** The release archives of envtest with digests that are part of this project. The digests can be replaced in tests. */
export function archiveDownload(digests: typeof ARCHIVE_DIGESTS): BinarySource {
  return downloadSource((search) => archiveOf(search, digests))
}

export const download = archiveDownload(ARCHIVE_DIGESTS)

function archiveOf(
  { platform, request }: BinarySearch,
  digests: typeof ARCHIVE_DIGESTS,
): PublishedFile | string {
  const forPlatform = Object.keys(digests).filter((version) => digests[version]?.[platform] !== undefined)
  const version = newestOf(request, forPlatform)
  if (version === undefined) return `no archive of ${requestText(request)} for ${platform} is known`
  const name = 'archive.tar.gz'
  return {
    version,
    publisher: 'https://github.com/kubernetes-sigs/controller-tools/releases/download',
    path: `envtest-v${version}/envtest-v${version}-${platform}.tar.gz`,
    algorithm: 'sha512',
    digest: digests[version]?.[platform] ?? '',
    name,
    async unpack(folder, signal) {
      try {
        await unpackArchive(join(folder, name), folder, signal)
      } catch (error) {
        signal.throwIfAborted()
        throw new SourceUnavailable(`the archive of ${version} cannot be unpacked: ${messageOf(error)}`, {
          cause: error,
        })
      }
      await rm(join(folder, name))
    },
  }
}
