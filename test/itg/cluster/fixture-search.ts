import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BinarySearch } from '../../../src/cluster/binaries/binary-source.ts'
import { CONTROL_PLANE } from '../../../src/cluster/binaries/control-plane-set.ts'
import { cacheFolder } from '../../../src/cluster/binaries/program-cache.ts'
import { temporaryFolder } from './fixture-cluster.ts'

export const PLATFORM = 'linux-amd64'

export function buildSearch(overrides: Partial<BinarySearch> = {}): BinarySearch {
  const { cacheDirectory = temporaryFolder(), platform = PLATFORM } = overrides
  return {
    set: CONTROL_PLANE,
    request: { kind: 'minor', minor: '1.36' },
    environment: {},
    cache: cacheFolder(cacheDirectory, platform),
    cacheDirectory,
    platform,
    ...overrides,
  }
}

/** An executable shell script. */
export function writeScript(path: string, text: string): string {
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
  return path
}

/** A folder with two scripts that answer `--version` as the real programs do. */
export function buildAssets(version: string): string {
  const folder = join(temporaryFolder(), 'assets')
  mkdirSync(folder)
  writeScript(join(folder, 'etcd'), 'echo etcd Version: 3.6.8')
  writeScript(join(folder, 'kube-apiserver'), `echo Kubernetes v${version}`)
  return folder
}
