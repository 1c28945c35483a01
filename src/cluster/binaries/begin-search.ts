import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { cacheDirectoryOf, type Environment, toolCacheOf } from '../paths.ts'
import type { BinarySearch, BinarySource, ProgramSet } from './binary-source.ts'
import { cached } from './cached-programs.ts'
import { cacheFolder, type ProgramCache } from './program-cache.ts'
import { takenOver } from './taken-over.ts'
import { toolCache } from './tool-cache.ts'
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
  const { cache, caches } = openCaches(set, cacheFolder(cacheDirectory, platform), toolCacheOf(environment))
  return { search: { set, request, environment, cache, cacheDirectory, platform }, caches }
}

/** On a runner programs lie in its tool cache, and in the folder only while it cannot be written to, as one that came with an image. */
function openCaches(
  set: ProgramSet,
  folder: ProgramCache,
  toolDirectory: string | undefined,
): { readonly cache: ProgramCache; readonly caches: readonly BinarySource[] } {
  if (toolDirectory === undefined) return { cache: folder, caches: [cached(folder)] }
  const tools = toolCache(toolDirectory, process.arch)
  return isWritable(tools.placeOf(set))
    ? { cache: tools, caches: [cached(tools), takenOver(folder)] }
    : { cache: folder, caches: [cached(tools), cached(folder)] }
}

/** Whether there is such a folder, or may be. Root may have filled what others of the runner use. */
function isWritable(directory: string): boolean {
  const parent = dirname(directory)
  if (!existsSync(directory) && parent !== directory) return isWritable(parent)
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}
