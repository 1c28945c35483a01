import { cacheDirectoryOf, type Environment } from '../paths.ts'
import type { BinarySearch, BinarySource, ProgramSet } from './binary-source.ts'
import { cached } from './cached-programs.ts'
import { cacheFolder } from './program-cache.ts'
import type { VersionRequest } from './version-request.ts'

export interface BegunSearch {
  readonly search: BinarySearch
  /** Where it is looked first. */
  readonly caches: readonly BinarySource[]
}

/** What is the same in every search for programs on this machine. */
export function beginSearch(set: ProgramSet, request: VersionRequest, environment: Environment): BegunSearch {
  const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const cacheDirectory = cacheDirectoryOf(environment)
  const cache = cacheFolder(cacheDirectory, platform)
  return { search: { set, request, environment, cache, cacheDirectory, platform }, caches: [cached(cache)] }
}
