// The contract of providers, for those that need no container engine. test/kind has it for kind.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import type { RunningCluster } from '../../../src/cluster/cluster-provider.ts'
import { freePort } from '../../../src/cluster/control-plane/free-port.ts'
import { kubeconfigText } from '../../../src/cluster/control-plane/kubeconfig.ts'
import { controlPlane } from '../../../src/cluster/control-plane/provider.ts'
import { existingCluster } from '../../../src/cluster/existing.ts'
import { removeAll } from '../../../src/cluster/left-behind.ts'
import { providerContract } from '../../cluster-contract/provider-contract.ts'
import { startControlPlane } from '../start-control-plane.ts'

const TIMEOUT_MS = 120_000
const ASKED = '1.36.3'

let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-contract-'))
  const wanted = { kubernetesVersion: ASKED, binariesDirectory: undefined, environment: process.env }
  const { etcd } = await findBinaries(wanted, {
    signal: AbortSignal.timeout(840_000),
    progress: () => undefined,
  })
  // A real etcd, and an API server that ends when it is asked to serve.
  mkdirSync(join(folder, 'broken'))
  writeScript('etcd', `exec ${etcd} "$@"`)
  writeScript('kube-apiserver', `[ "$1" = --version ] && echo Kubernetes v${ASKED} || exit 1`)
})
afterAll(async () => {
  await removeAll(join(folder, 'state'))
  rmSync(folder, { recursive: true, force: true })
})

function writeScript(name: string, text: string): void {
  const path = join(folder, 'broken', name)
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
}

describe('control-plane', () => {
  const stateDirectory = (): string => join(folder, 'state')
  const plane = (binariesDirectory?: string) =>
    controlPlane({
      kubernetesVersion: ASKED,
      environment: process.env,
      stateDirectory: stateDirectory(),
      ...(binariesDirectory === undefined ? {} : { binariesDirectory }),
    })
  providerContract(
    () => ({
      provider: () => plane(),
      version: ASKED,
      broken: () => plane(join(folder, 'broken')),
      cancelAfterMs: [30, 300, 900],
      stateDirectory,
      remains: childrenOfThis,
    }),
    TIMEOUT_MS,
  )
})

describe('existing', () => {
  let cluster: RunningCluster
  let nowhere: string

  beforeAll(async () => {
    cluster = await startControlPlane(ASKED)
    nowhere = join(folder, 'nowhere.yaml')
    const connection = { ...cluster.connection, server: `https://127.0.0.1:${await freePort()}` }
    writeFileSync(nowhere, kubeconfigText(connection, 'nowhere'), { mode: 0o600 })
    return () => cluster.stop()
  })

  const given = (kubeconfig: string) => existingCluster({ kubeconfig, context: undefined, userAgent: 'test' })
  providerContract(
    () => ({
      provider: () => given(cluster.kubeconfigPath),
      version: ASKED,
      broken: () => given(nowhere),
      cancelAfterMs: [1],
      stateDirectory: () => join(folder, 'no-state'),
      remains: () => childrenOfThis().filter((line) => !line.includes(`-${cluster.id}/`)),
    }),
    TIMEOUT_MS,
  )
})

/** Servers that this very process has started. */
function childrenOfThis(): readonly string[] {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  })
  return stdout.split('\n').filter((line) => line.includes('restore-rehearsal-') && !line.startsWith('Z'))
}
