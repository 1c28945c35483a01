import { join } from 'node:path'
import type { ClusterContext } from '../cluster-provider.ts'
import { binariesDirectory, cachedVersions, removeStaleStaging, useCached } from './binary-cache.ts'
import type { BinarySearch, ControlPlaneBinaries } from './binary-source.ts'
import { withLock } from './cache-lock.ts'

/** Makes a cache entry unless it is there, one process at a time; those that waited use what the first has made. */
export function withCacheEntry(
  { cacheDirectory, platform }: BinarySearch,
  version: string,
  { progress, signal }: ClusterContext,
  make: () => Promise<ControlPlaneBinaries>,
): Promise<ControlPlaneBinaries> {
  const lock = join(binariesDirectory(cacheDirectory), `.lock-${version}-${platform}`)
  const onWait = (owner: { readonly pid: number } | undefined): void =>
    progress(
      `Waiting: ${owner ? `process ${owner.pid}` : 'another process'} is getting Kubernetes ${version}`,
    )
  return withLock(lock, signal, onWait, async () => {
    if (cachedVersions(cacheDirectory, platform).includes(version)) {
      return useCached(cacheDirectory, platform, version, signal)
    }
    await removeStaleStaging(cacheDirectory)
    return make()
  })
}
