import type { ClusterContext } from '../cluster-provider.ts'
import { type BinarySource, type FoundPrograms, type ProgramSet, unavailable } from './binary-source.ts'
import { checkContents } from './cache-contents.ts'
import type { ProgramCache } from './program-cache.ts'
import { compareVersions, requestText, satisfiesRequest } from './version-request.ts'

/** With no version asked for, an older one in the cache does not stand in the way of a newer one. */
const OLDEST_NEWEST = '1.36.0'

/** The newest that was asked for and that is complete in a cache. */
export function cached(cache: ProgramCache): BinarySource {
  return {
    title: cache.title,
    async find({ request, set }, context) {
      const wanted = cache
        .versionsOf(set)
        .filter((version) => satisfiesRequest(request, version))
        .filter((version) => request.kind !== 'newest' || compareVersions(version, OLDEST_NEWEST) >= 0)
        .toSorted(compareVersions)
        .toReversed()
      for (const version of wanted) {
        const found = await takeCached(cache, set, version, context)
        if (found !== undefined) return { kind: 'found', ...found }
      }
      return unavailable(`${cache.placeOf(set)} does not hold ${requestText(request)}`)
    },
  }
}

/** Undefined when it is not there. @throws CLUSTER_BINARIES_DIGEST when a program is not what was once put there */
export async function takeCached(
  cache: ProgramCache,
  set: ProgramSet,
  version: string,
  { progress, signal }: ClusterContext,
): Promise<FoundPrograms | undefined> {
  if (!cache.versionsOf(set).includes(version)) return undefined
  const folder = cache.folderOf(set, version)
  if (await checkContents(folder, set.programs, signal)) return { folder, version }
  progress(`Not used: ${folder} is incomplete`)
  return undefined
}
