// The cache of tools that a runner keeps, laid out as the actions that set up tools lay it out:
// `<tool>/<version>/<architecture>/`, and beside it an empty `<architecture>.complete` that is written last.
// github.com/actions/toolkit/blob/main/packages/tool-cache/src/tool-cache.ts has the code that all of them use; tests
// ask it about our entries. It fills a folder under its final name and prints as it goes, so the writing is done here.
import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProgramSet } from './binary-source.ts'
import { namesIn, type ProgramCache } from './program-cache.ts'

/** @param architecture as Node.js says it: `x64` */
export function toolCache(directory: string, architecture: string): ProgramCache {
  // Another action may keep a `kind` there, of which no digest is known. It is neither used nor in the way.
  const placeOf = ({ name }: ProgramSet): string => join(directory, `rehearse-${name}`)
  const folderOf = (set: ProgramSet, version: string): string => join(placeOf(set), version, architecture)
  const markerOf = (set: ProgramSet, version: string): string => `${folderOf(set, version)}.complete`
  return {
    title: 'tool cache',
    placeOf,
    folderOf,
    mode: 0o755,
    versionsOf: (set) =>
      namesIn(placeOf(set)).filter((name) => /^\d+\.\d+\.\d+$/.test(name) && existsSync(markerOf(set, name))),
    async keep(staging, set, version) {
      const folder = folderOf(set, version)
      await rm(markerOf(set, version), { force: true })
      await rm(folder, { recursive: true, force: true })
      await rename(staging, folder)
      await writeFile(markerOf(set, version), '')
    },
  }
}
