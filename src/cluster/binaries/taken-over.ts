import { constants } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BinarySource, findingOf } from './binary-source.ts'
import { cacheEntry } from './cache-entry.ts'
import { cached } from './cached-programs.ts'
import type { ProgramCache } from './program-cache.ts'

/** What another cache holds, copied into the cache of the search: nothing is downloaded twice. */
export function takenOver(from: ProgramCache): BinarySource {
  return {
    title: from.title,
    async find(search, context) {
      const finding = await cached(from).find(search, context)
      if (finding.kind === 'unavailable') return finding
      const { folder, version } = finding
      return await findingOf(() =>
        cacheEntry(search, version, context, async (staging) => {
          const { cache, set } = search
          context.progress(`Copying ${set.title} ${version} from ${folder} into ${cache.placeOf(set)}`)
          for (const name of set.programs) {
            await copyFile(join(folder, name), join(staging, name), constants.COPYFILE_FICLONE)
          }
          return folder
        }),
      )
    },
  }
}
