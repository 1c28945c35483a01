import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import {
  type ClusterRecord,
  folderName,
  readRecords,
  writeRecord,
} from '../../../src/cluster/cluster-record.ts'
import { listClusters, removeAll, removeCluster, removeOrphans } from '../../../src/cluster/left-behind.ts'
import { identifySelf } from '../../../src/cluster/processes/process-identity.ts'
import { findTie } from '../../../src/cluster/processes/tie-to-owner.ts'
import {
  BUILD_MS,
  buildContext,
  call,
  commandLinesWith,
  recordNames,
  temporaryFolder,
  temporaryState,
} from './fixture-cluster.ts'

beforeAll(async () => {
  const wanted = { kubernetesVersion: undefined, binariesDirectory: undefined, environment: process.env }
  await findBinaries(wanted, buildContext())
}, BUILD_MS)

interface Owner {
  readonly child: ChildProcess
  readonly stateDirectory: string
  readonly dataParent: string
  nextLine(): Promise<string>
}

function startOwner(mode: 'throw-away' | 'tied' | 'keep' | 'exit', stateDirectory = temporaryState()): Owner {
  const dataParent = temporaryFolder()
  const script = join(import.meta.dirname, 'owner.ts')
  const child = spawn(process.execPath, [script, stateDirectory, dataParent, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, stateDirectory, dataParent, nextLine: async () => String((await lines.next()).value) }
}

async function killHard({ child }: Owner): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** What its servers have added to the score by which the kernel of Linux chooses. */
function oomScores({ stateDirectory }: Owner): readonly string[] {
  return readRecords(stateDirectory)
    .flatMap(({ children }) => children)
    .map(({ pid }) => readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8').trim())
}

function expectNothingLeft({ dataParent, stateDirectory }: Owner): void {
  expect(commandLinesWith(`${dataParent}/`)).toEqual([])
  expect(readdirSync(dataParent)).toEqual([])
  expect(recordNames(stateDirectory)).toEqual([])
}

describe('after its owner was killed with SIGKILL', () => {
  test('a running cluster is an orphan: the next run removes it', async () => {
    const owner = startOwner('throw-away')
    expect(await owner.nextLine()).toBe('starting')
    const { id } = JSON.parse(await owner.nextLine())
    expect(await removeOrphans(owner.stateDirectory)).toEqual([])
    await killHard(owner)
    expect(commandLinesWith(`${owner.dataParent}/`)).toHaveLength(2)
    expect(listClusters(owner.stateDirectory)).toMatchObject([{ id, isUp: true, isOwned: false }])
    expect(await removeOrphans(owner.stateDirectory)).toEqual([id])
    expectNothingLeft(owner)
  })

  test.each([0, 20, 60, 120, 250, 400, 800, 1_500])('%d ms into a start nothing stays', async (afterMs) => {
    const owner = startOwner('throw-away')
    expect(await owner.nextLine()).toBe('starting')
    await delay(afterMs)
    await killHard(owner)
    await removeOrphans(owner.stateDirectory)
    expectNothingLeft(owner)
  })

  test('processes that were started but not yet written down are found by their command line', async () => {
    const owner = startOwner('throw-away')
    await owner.nextLine()
    await owner.nextLine()
    await killHard(owner)
    const [record] = readRecords(owner.stateDirectory)
    writeRecord(owner.stateDirectory, { ...(record as ClusterRecord), children: [] })
    expect(commandLinesWith(`${owner.dataParent}/`)).toHaveLength(2)
    await removeOrphans(owner.stateDirectory)
    expectNothingLeft(owner)
  })
})

const canBeTied = (await findTie(new AbortController().signal)).length > 0

describe.skipIf(!canBeTied)('tied to an owner that was killed with SIGKILL', () => {
  test('a running cluster ends by itself: the next run removes what it has written', async () => {
    const owner = startOwner('tied')
    expect(await owner.nextLine()).toBe('starting')
    const { id } = JSON.parse(await owner.nextLine())
    expect(commandLinesWith(`${owner.dataParent}/`)).toHaveLength(2)
    // When memory is short, the kernel takes them before their owner.
    expect(oomScores(owner)).toEqual(['1000', '1000'])
    await killHard(owner)
    await expect.poll(() => commandLinesWith(`${owner.dataParent}/`), { timeout: 10_000 }).toEqual([])
    expect(await removeOrphans(owner.stateDirectory)).toEqual([id])
    expectNothingLeft(owner)
  })

  test.each([0, 20, 60, 120, 250, 400, 800, 1_500])(
    '%d ms into a start no process stays',
    async (afterMs) => {
      const owner = startOwner('tied')
      expect(await owner.nextLine()).toBe('starting')
      await delay(afterMs)
      await killHard(owner)
      await expect.poll(() => commandLinesWith(`${owner.dataParent}/`), { timeout: 10_000 }).toEqual([])
      await removeOrphans(owner.stateDirectory)
      expectNothingLeft(owner)
    },
  )
})

describe('after its owner has ended by itself', () => {
  test('a cluster that was started to stay stays until it is removed', async () => {
    const owner = startOwner('keep')
    const exit = once(owner.child, 'exit')
    await owner.nextLine()
    const { connection, id } = JSON.parse(await owner.nextLine())
    expect(await exit).toEqual([0, null])
    expect(await removeOrphans(owner.stateDirectory)).toEqual([])
    if (canBeTied) expect(oomScores(owner)).not.toContain('1000')
    expect(await call(connection, 'GET', '/version')).toMatchObject({ status: 200 })
    expect(listClusters(owner.stateDirectory)).toMatchObject([{ id, keep: true, isUp: true, isOwned: false }])
    await removeCluster(owner.stateDirectory, id)
    expectNothingLeft(owner)
  })

  test('a cluster that was not is gone with it, even after a plain process.exit', async () => {
    const owner = startOwner('exit')
    const exit = once(owner.child, 'exit')
    expect(await exit).toEqual([0, null])
    expectNothingLeft(owner)
  })
})

test('removing all ends kept and owned clusters alike', async () => {
  const kept = startOwner('keep')
  const owned = startOwner('throw-away', kept.stateDirectory)
  for (const owner of [kept, owned]) {
    await owner.nextLine()
    await owner.nextLine()
  }
  expect(await removeAll(kept.stateDirectory)).toHaveLength(2)
  expectNothingLeft(kept)
  expectNothingLeft(owned)
})

test('removing a cluster that is not there says so', async () => {
  await expect(removeCluster(temporaryState(), 'ffff')).rejects.toMatchObject({ code: 'CLUSTER_NOT_FOUND' })
  await expect(removeCluster(temporaryState(), '../../etc/passwd')).rejects.toMatchObject({
    code: 'CLUSTER_NOT_FOUND',
  })
})

describe('a record whose process is not there any more', () => {
  const buildRecord = (dataParent: string, change: Partial<ClusterRecord>): ClusterRecord => ({
    format: 1,
    id: 'abcd',
    createdAt: new Date().toISOString(),
    owner: { pid: 2 ** 22 + 1, startedAt: 'long ago' },
    children: [],
    folder: join(dataParent, folderName('abcd')),
    kubeconfigPath: join(dataParent, folderName('abcd'), 'kubeconfig'),
    keep: false,
    version: '1.36.3',
    ...change,
  })

  test('does not take the half-written record of a process that runs', async () => {
    const stateDirectory = temporaryState()
    writeRecord(stateDirectory, buildRecord(temporaryFolder(), {}))
    for (const pid of [process.pid, 2 ** 22 + 1])
      writeFileSync(join(stateDirectory, 'clusters', `ef01.${pid}.tmp`), '')
    await removeOrphans(stateDirectory)
    expect(recordNames(stateDirectory)).toEqual([`ef01.${process.pid}.tmp`])
  })

  test('never takes another process with the same number along', async () => {
    const stateDirectory = temporaryState()
    const bystander = spawn('sleep', ['60'])
    onTestFinished(() => void bystander.kill('SIGKILL'))
    const children = [{ name: 'etcd' as const, pid: bystander.pid ?? 0, startedAt: 'another time' }]
    writeRecord(stateDirectory, buildRecord(temporaryFolder(), { children }))
    await removeAll(stateDirectory)
    await delay(50)
    expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null])
    expect(recordNames(stateDirectory)).toEqual([])
  })

  test('never takes a process along that only mentions the folder', async () => {
    const stateDirectory = temporaryState()
    const record = buildRecord(temporaryFolder(), {})
    const bystander = spawn('sh', ['-c', 'sleep 60', `${record.folder}/etcd.log`])
    onTestFinished(() => void bystander.kill('SIGKILL'))
    writeRecord(stateDirectory, record)
    await removeAll(stateDirectory)
    await delay(50)
    expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null])
  })

  test('is an orphan even when it was to stay: after a reboot nothing of it runs', async () => {
    const stateDirectory = temporaryState()
    writeRecord(stateDirectory, buildRecord(temporaryFolder(), { keep: true }))
    expect(await removeOrphans(stateDirectory)).toEqual(['abcd'])
  })

  test('is left alone while its owner, here the test, still runs', async () => {
    const stateDirectory = temporaryState()
    writeRecord(stateDirectory, buildRecord(temporaryFolder(), { owner: identifySelf() }))
    expect(await removeOrphans(stateDirectory)).toEqual([])
    expect(recordNames(stateDirectory)).toEqual(['abcd.json'])
  })
})
