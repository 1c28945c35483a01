import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCodeOf } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import { type BinarySearch, type FoundPrograms, SourceUnavailable } from './binary-source.ts'
import { sealContents } from './cache-contents.ts'
import { withLock } from './cache-lock.ts'
import { takeCached } from './cached-programs.ts'
import { namesIn } from './program-cache.ts'

/**
 * Makes an entry of the cache unless it is there, one process at a time; those that waited use what the first has made.
 * @param make puts the programs into the folder that it gets, and says where they come from: an address or `go build`
 */
export async function cacheEntry(
  { cache, set }: BinarySearch,
  version: string,
  context: ClusterContext,
  make: (staging: string) => Promise<string>,
): Promise<FoundPrograms> {
  const { progress, signal } = context
  const folder = cache.folderOf(set, version)
  const onWait = (owner: { readonly pid: number } | undefined): void =>
    progress(
      `Waiting: ${owner ? `process ${owner.pid}` : 'another process'} is getting ${set.title} ${version}`,
    )
  // That it is incomplete was told before.
  const take = (): ReturnType<typeof takeCached> =>
    takeCached(cache, set, version, { signal, progress: () => undefined })
  makeWritable(dirname(folder), cache.mode)
  return await withLock(`${folder}.lock`, signal, onWait, async () => {
    const made = await take()
    if (made !== undefined) return made
    await removeStaleStaging(dirname(folder))
    const staging = join(dirname(folder), `.new-${process.pid}-${randomBytes(4).toString('hex')}`)
    await mkdir(staging, { mode: 0o700 })
    try {
      const origin = await make(staging)
      await sealContents(staging, set.programs, { version, origin }, signal)
      // The lock of a process in another container looks like one whose owner is gone, so two can get here.
      const meanwhile = await take()
      if (meanwhile !== undefined) return meanwhile
      await cache.keep(staging, set, version)
      return { folder, version }
    } finally {
      // Gone already when it was taken into the cache.
      await rm(staging, { recursive: true, force: true })
    }
  })
}

/** @throws SourceUnavailable */
function makeWritable(directory: string, mode: number): void {
  try {
    mkdirSync(directory, { recursive: true, mode })
    accessSync(directory, constants.W_OK)
  } catch (error) {
    throw new SourceUnavailable(
      `${directory} cannot be written to (${systemCodeOf(error)}); REHEARSE_CACHE_DIR names another folder`,
      { cause: error },
    )
  }
}

/** Staging folders that a killed process has left; no download or build takes this long. */
async function removeStaleStaging(directory: string): Promise<void> {
  for (const name of namesIn(directory).filter((entry) => entry.startsWith('.new-'))) {
    const path = join(directory, name)
    const ageMs = Date.now() - (await stat(path)).mtimeMs
    if (ageMs > 6 * 3_600_000) await rm(path, { recursive: true, force: true })
  }
}
