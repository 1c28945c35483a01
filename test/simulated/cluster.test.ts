// The programs beside the control plane: started, ended, cancelled, killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { TESTED_VERSION } from '../../scripts/prepare-control-plane.ts'
import type { ControlPlaneBinaries } from '../../src/cluster/binaries/control-plane-set.ts'
import { findBinaries } from '../../src/cluster/binaries/find-binaries.ts'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { startCluster } from '../../src/cluster/control-plane/start-cluster.ts'
import { listClusters, removeAll } from '../../src/cluster/left-behind.ts'
import { findSimulation } from '../../src/cluster/simulated/find-simulation.ts'
import type { SimulationPrograms } from '../../src/cluster/simulated/start-simulation.ts'
import {
  buildContext,
  call,
  commandLinesWith,
  recordNames,
  temporaryFolder,
  temporaryState,
} from '../itg/cluster/fixture-cluster.ts'

let binaries: ControlPlaneBinaries
let simulation: SimulationPrograms

beforeAll(async () => {
  const wanted = { binariesDirectory: undefined, environment: process.env }
  binaries = await findBinaries({ ...wanted, kubernetesVersion: TESTED_VERSION }, buildContext())
  simulation = await findSimulation({ ...wanted, version: binaries.version }, buildContext())
})

interface Started {
  readonly cluster: RunningCluster
  readonly stateDirectory: string
  readonly dataParent: string
}

async function start(signal?: AbortSignal, keepRunning = false): Promise<Started> {
  const [stateDirectory, dataParent] = [temporaryState(), temporaryFolder()]
  const settings = { stateDirectory, dataParent, keepRunning, simulation }
  return { cluster: await startCluster(binaries, settings, buildContext(signal)), stateDirectory, dataParent }
}

function expectNothingLeft({ dataParent, stateDirectory }: Omit<Started, 'cluster'>): void {
  expect(commandLinesWith(`${dataParent}/`)).toEqual([])
  expect(readdirSync(dataParent)).toEqual([])
  expect(recordNames(stateDirectory)).toEqual([])
}

const never = new AbortController().signal

/** Local addresses on which a process listens, as the kernel writes them. */
function listening(pid: number): readonly string[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    }),
  )
  const LISTEN = '0A'
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTEN && inodes.has(fields[9] ?? ''))
      .map((fields) => fields[1] ?? ''),
  )
}

describe('a cluster with simulated workloads', () => {
  test('has two lives: quiet while something is restored, and with all controllers afterwards', async () => {
    const started = await start()
    const { cluster, stateDirectory } = started
    expect(cluster).toMatchObject({ hasNodes: false, isThrowAway: true })
    expect(cluster.title).toBe(`Kubernetes ${TESTED_VERSION} control plane with simulated workloads`)
    const names = (): readonly string[] =>
      listClusters(stateDirectory).flatMap(({ children }) => children.map(({ name }) => name))
    expect(names().toSorted()).toEqual(['etcd', 'kube-apiserver', 'kube-controller-manager'])

    const spec = {
      replicas: 1,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
    }
    const deployments = '/apis/apps/v1/namespaces/default/deployments'
    const made = await call(cluster.connection, 'POST', deployments, { metadata: { name: 'web' }, spec })
    expect(made).toMatchObject({ status: 201 })
    await delay(1_500)
    const pods = '/api/v1/namespaces/default/pods'
    expect(await call(cluster.connection, 'GET', pods)).toMatchObject({ body: { items: [] } })

    await cluster.simulation?.begin([], never)
    expect(names()).toHaveLength(5)
    expect(listClusters(stateDirectory)).toMatchObject([{ isUp: true }])
    await expect
      .poll(async () => (await call(cluster.connection, 'GET', `${deployments}/web`)).body, {
        timeout: 60_000,
      })
      .toMatchObject({ status: { availableReplicas: 1 } })

    const loopback = /^(?:0100007F|0000000000000000FFFF00000100007F):/
    for (const { name, pid } of listClusters(stateDirectory).flatMap(({ children }) => children)) {
      const addresses = listening(pid)
      if (name === 'kube-apiserver') expect(addresses).toHaveLength(1)
      else expect([name, addresses]).toEqual([name, []])
      expect(addresses.filter((address) => !loopback.test(address))).toEqual([])
    }
    await cluster.stop()
    expectNothingLeft(started)
  })

  test('that stays lives at once, and ends with all its programs', async () => {
    const { cluster, stateDirectory, dataParent } = await start(undefined, true)
    const nodes = await call(cluster.connection, 'GET', '/api/v1/nodes')
    expect(nodes.body.items).toHaveLength(5)
    expect(await removeAll(stateDirectory)).toEqual([cluster.id])
    expectNothingLeft({ stateDirectory, dataParent })
  })

  test.each([1, 3, 5])('whose start is cancelled when %d programs run leaves nothing', async (programs) => {
    const [stateDirectory, dataParent] = [temporaryState(), temporaryFolder()]
    const reason = new Error('enough')
    const abort = new AbortController()
    const settings = { stateDirectory, dataParent, keepRunning: true, simulation }
    const starting = startCluster(binaries, settings, buildContext(abort.signal))
    const runs = (): number => listClusters(stateDirectory).flatMap(({ children }) => children).length
    const timer = setInterval(() => runs() >= programs && abort.abort(reason), 5)
    await expect(starting).rejects.toBe(reason)
    clearInterval(timer)
    expectNothingLeft({ stateDirectory, dataParent })
  })

  test('tells when one of its programs ends by itself', async () => {
    const { cluster, stateDirectory } = await start()
    await cluster.simulation?.begin([], never)
    const children = listClusters(stateDirectory).flatMap((record) => record.children)
    const scheduler = children.find(({ name }) => name === 'kube-scheduler')
    expect(cluster.simulation?.ended().aborted).toBe(false)
    process.kill(scheduler?.pid ?? 0, 'SIGKILL')
    await expect
      .poll(() => cluster.simulation?.ended().reason, { timeout: 10_000 })
      .toMatchObject({
        code: 'CLUSTER_START_FAILED',
        message: expect.stringContaining('kube-scheduler ended'),
      })
    await cluster.stop()
  })
})

test.each(['restoring', 'living'])('after its owner was killed while %s nothing stays', async (mode) => {
  const [stateDirectory, dataParent] = [temporaryState(), temporaryFolder()]
  const script = join(import.meta.dirname, 'owner.ts')
  const child = spawn(process.execPath, [script, stateDirectory, dataParent, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { value: id } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  expect(commandLinesWith(`${dataParent}/`).length).toBe(mode === 'living' ? 5 : 3)
  expect(await removeAll(stateDirectory)).toEqual([id])
  expectNothingLeft({ stateDirectory, dataParent })
})
