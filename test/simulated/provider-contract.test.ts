// The contract of providers for a control plane with controllers, a scheduler and simulated nodes; and what prefetches its programs.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TESTED_VERSION } from '../../scripts/prepare-control-plane.ts'
import { controlPlane } from '../../src/cluster/control-plane/provider.ts'
import { removeAll } from '../../src/cluster/left-behind.ts'
import { type Prefetched, prefetch } from '../../src/cluster/prefetch.ts'
import { providerContract } from '../cluster-contract/provider-contract.ts'
import { buildContext } from '../itg/cluster/fixture-cluster.ts'

const OFFLINE = { REHEARSE_DOWNLOAD_BASE_URL: 'off', PATH: '/nowhere' }
let folder: string
let programs: readonly Prefetched[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-simulated-contract-'))
  const kubernetesVersions = [TESTED_VERSION]
  const wanted = { cluster: 'control-plane', workloads: 'simulated', kubernetesVersions } as const
  programs = await prefetch({ ...wanted, environment: process.env }, buildContext())
  // Everything is real but for a controller manager that ends at once.
  const broken = join(folder, 'broken')
  mkdirSync(broken)
  for (const { name, path } of programs.filter((one) => one.name !== 'kube-controller-manager'))
    symlinkSync(path, join(broken, name))
  writeFileSync(join(broken, 'kube-controller-manager'), '#!/bin/sh\nexit 1\n')
  chmodSync(join(broken, 'kube-controller-manager'), 0o755)
})
afterAll(async () => {
  await removeAll(join(folder, 'state'))
  rmSync(folder, { recursive: true, force: true })
})

test('what was prefetched is all that it needs', async () => {
  expect(programs.map(({ name }) => name)).toEqual([
    'kube-apiserver',
    'etcd',
    'kube-controller-manager',
    'kube-scheduler',
    'kwok',
  ])
  const cluster = await simulated(undefined, { ...process.env, ...OFFLINE }).start(buildContext())
  await cluster.stop()
})

describe('control-plane with simulated workloads', () => {
  providerContract(
    () => ({
      provider: () => simulated(),
      version: TESTED_VERSION,
      broken: () => simulated(join(folder, 'broken')),
      cancelAfterMs: [2_500],
      stateDirectory: () => join(folder, 'state'),
      remains: childrenOfThis,
    }),
    120_000,
  )
})

function simulated(binariesDirectory?: string, environment: NodeJS.ProcessEnv = process.env) {
  return controlPlane({
    kubernetesVersion: TESTED_VERSION,
    workloads: 'simulated',
    environment,
    stateDirectory: join(folder, 'state'),
    ...(binariesDirectory === undefined ? {} : { binariesDirectory }),
  })
}

/** Programs that this very process has started. */
function childrenOfThis(): readonly string[] {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  })
  return stdout.split('\n').filter((line) => line.includes('restore-rehearsal-') && !line.startsWith('Z'))
}
