import { cpSync } from 'node:fs'
import { dirname } from 'node:path'
import { PLATFORM } from '../build/platform.ts'
import type { Workplace } from './black-box.ts'

/** Puts the programs of a control plane that the machine has into the cache folder of a user. Returns their version. */
export async function fillCacheFolder(place: Workplace, cacheHome: string): Promise<string> {
  const { stdout } = await place.cli('cluster', 'prefetch', '--json')
  const { programs } = JSON.parse(stdout) as {
    programs: readonly { name: string; version: string; path: string }[]
  }
  const { path = '', version = '' } = programs.find(({ name }) => name === 'etcd') ?? {}
  const folder = `${cacheHome}/restore-rehearsal/binaries/${version}-${PLATFORM}`
  cpSync(dirname(path), folder, { recursive: true })
  return version
}
