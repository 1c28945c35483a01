// Programs are kept between runs. An entry is one folder: the programs, and a `contents.json` with their digests. It
// appears under its name only when it is complete.
import { readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProgramSet } from './binary-source.ts'

/** How entries are laid out. */
export interface ProgramCache {
  /** Begins its line in the error when no source had them. */
  readonly title: string
  /** Where entries of these programs are looked for, for people. */
  placeOf(set: ProgramSet): string
  /** Of entries that are finished, in no order. */
  versionsOf(set: ProgramSet): readonly string[]
  /** Of an entry that is there, or is to come. */
  folderOf(set: ProgramSet, version: string): string
  /** Of the folders above entries. */
  readonly mode: number
  /** Puts a finished folder beside the entry in the place of the entry, or of what is left of one. */
  keep(staging: string, set: ProgramSet, version: string): Promise<void>
}

/** The cache folder of the user: a folder per version and platform. @param platform `linux-amd64` */
export function cacheFolder(directory: string, platform: string): ProgramCache {
  // Those of the control plane have been there first.
  const placeOf = ({ name }: ProgramSet): string =>
    join(directory, name === 'control-plane' ? 'binaries' : 'programs')
  const nameOf = ({ name }: ProgramSet, version: string): string =>
    `${name === 'control-plane' ? '' : `${name}-`}${version}-${platform}`
  const folderOf = (set: ProgramSet, version: string): string => join(placeOf(set), nameOf(set, version))
  return {
    title: 'cache',
    placeOf,
    folderOf,
    versionsOf: (set) =>
      namesIn(placeOf(set)).flatMap((name) => {
        const version = /(?:^|-)(\d+\.\d+\.\d+)-/.exec(name)?.[1]
        return version !== undefined && name === nameOf(set, version) ? [version] : []
      }),
    mode: 0o700,
    async keep(staging, set, version) {
      const folder = folderOf(set, version)
      await rm(folder, { recursive: true, force: true })
      await rename(staging, folder)
    },
  }
}

/** Empty when there is no such folder. */
export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
