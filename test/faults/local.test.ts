// Faults on this side: a disk without room, a server that does not get up, a user who has had enough. The program itself, as a user
// starts it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { listClusters, removeAll } from '../../src/cluster/left-behind.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import { ALLOW_ALL } from '../build/allowed.ts'
import { check } from './check.ts'
import { locationOf, maps } from './own-backup.ts'
import { isAlive, type ProgramOptions, serversOf, startProgram, temporaryFolder } from './program.ts'
import { type Servers, startServers } from './servers.ts'
import { takeSnapshot } from './snapshot.ts'

const UNTIL = { timeout: 100_000, interval: 20 }

describe.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')('a full disk (needs root)', () => {
  let servers: Servers
  let client: KubeClient

  beforeAll(async () => {
    servers = await startServers()
    const signal = new AbortController().signal
    client = await openKubeClient(servers.connection, { signal, maxInFlight: 8, userAgent: 'test' })
  })
  afterAll(async () => {
    client?.close()
    await servers?.stop()
  })

  /** A file system of its own, of so many KiB. */
  function smallDisk(kilobytes: number): string {
    const folder = temporaryFolder()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
    if (mounted.status !== 0) throw new Error(`mount: ${mounted.stderr}`)
    onTestFinished(() => void spawnSync('umount', [folder]))
    return folder
  }

  async function restore(space: string, objects: readonly JsonObject[], options: ProgramOptions) {
    const before = await takeSnapshot(client)
    const args = ['restore', locationOf(objects), '--kubeconfig', servers.kubeconfig, ...ALLOW_ALL]
    const end = await startProgram(args, options).end
    const after = await takeSnapshot(client)
    const mustSucceed = (): boolean => false
    const { report, exitCode = -1 } = end
    const restoreName = report?.restore?.name ?? ''
    const run = { objects, restoreName, before, after, mustSucceed }
    const isThere = [...after.keys()].some((key) => key.includes(` ${space}`))
    return { ...end, isThere, violations: report ? check({ ...run, report, exitCode }) : ['no report'] }
  }

  test('when the archive is unpacked: nothing was restored', async () => {
    const disk = smallDisk(1_024)
    const end = await restore('unpacked', maps('unpacked', 40, 100_000), { temporaryFolder: disk })
    expect([end.exitCode, end.report?.failure?.code]).toEqual([3, 'SPOOL_FAILED'])
    expect(end.output).toMatch(/no space left/)
    expect(end.isThere).toBe(false)
    expect(readdirSync(disk)).toEqual([])
  })

  test('in the middle of the restore: what was restored is told', async () => {
    const disk = smallDisk(6_000)
    const end = await restore('half', maps('half', 40, 100_000), { temporaryFolder: disk })
    expect(end.violations).toEqual([])
    expect([end.exitCode, end.report?.failure?.code]).toEqual([3, 'SPOOL_FAILED'])
    const { created = 0, unknown = 0 } = end.report?.counts ?? {}
    expect(created).toBeGreaterThan(1)
    expect(created + unknown).toBe(41)
    expect(readdirSync(disk)).toEqual([])
  })

  test('when the report is written: the run is red, and no half of a file is left', async () => {
    const disk = smallDisk(16)
    const objects = maps('told', 400, 100)
    const end = await restore('told', objects, { reportFolder: join(disk, 'report') })
    expect([end.exitCode, end.report]).toEqual([3, undefined])
    expect(end.output).toMatch(/REPORT_NOT_WRITTEN/)
    expect(readdirSync(join(disk, 'report')).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(end.isThere).toBe(true)
  })
})

describe('a cluster of its own', () => {
  test('an API server that is killed while it starts ends the run with a report', async () => {
    const program = startProgram(['run', locationOf(maps('none', 3, 100))])
    const server = () => serversOf(program).find(({ name }) => name === 'kube-apiserver')
    await vi.waitUntil(() => server() !== undefined, UNTIL)
    process.kill(server()?.pid ?? 0, 'SIGKILL')
    const { exitCode, report, output } = await program.end
    expect([exitCode, report?.failure?.code]).toEqual([3, 'CLUSTER_START_FAILED'])
    expect(output).toMatch(/kube-apiserver ended with signal SIGKILL/)
    expect(serversOf(program)).toEqual([])
  })

  test('one that cannot be removed is its own result, beside what the run found', async () => {
    const program = startProgram(['run', locationOf(maps('stuck', 300, 100))])
    await vi.waitUntil(() => serversOf(program).length === 2, UNTIL)
    const [cluster] = listClusters(program.stateFolder)
    const held = join(cluster?.folder ?? '', 'held')
    mkdirSync(held)
    expect(spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', held]).status).toBe(0)
    const { exitCode, report, output } = await program.end.finally(() => spawnSync('umount', [held]))
    expect([exitCode, report?.verdict, report?.failure?.code]).toEqual([
      3,
      'error',
      'CLUSTER_TEARDOWN_FAILED',
    ])
    expect(report?.counts).toMatchObject({ created: 301, failed: 0, unknown: 0 })
    expect(report?.readBack).toMatchObject({ missing: 0 })
    expect(output).toMatch(/^error\[CLUSTER_TEARDOWN_FAILED\]: cluster [0-9a-f]+ was not removed/m)
    expect(output).toContain('rehearse cluster down --all')
    expect(output).not.toContain('INTERNAL')
    // Its processes have ended, and it is still written down: the next attempt removes it.
    expect(serversOf(program).filter(({ pid }) => isAlive(pid))).toEqual([])
    expect(await removeAll(program.stateFolder)).toEqual([cluster?.id])
    expect(existsSync(cluster?.folder ?? '')).toBe(false)
  })

  test.each<[when: string, isNow: (output: string, servers: number) => boolean]>([
    ['while the servers start', (_, servers) => servers === 1],
    ['when both servers run', (_, servers) => servers === 2],
    ['as soon as the cluster is ready', (output) => /^cluster .*ready/m.test(output)],
  ])('a user who has had enough %s: a report, and no process is left', async (_, isNow) => {
    const program = startProgram(['run', locationOf(maps('cancelled', 6_000, 100))])
    await vi.waitUntil(() => isNow(program.output(), serversOf(program).length), UNTIL)
    const servers = serversOf(program)
    program.process.kill('SIGINT')
    const { exitCode, report } = await program.end
    expect([exitCode, report?.verdict]).toEqual([130, 'cancelled'])
    expect(servers.length).toBeGreaterThan(0)
    expect(servers.filter(({ pid }) => isAlive(pid))).toEqual([])
    expect(serversOf(program)).toEqual([])
  })
})
