// Memory that is not enough, for the program itself and for the machine that it runs on. The program as a user starts it.
import { describe, expect, test, vi } from 'vitest'
import { removeAll } from '../../src/cluster/left-behind.ts'
import { findTie } from '../../src/cluster/processes/tie-to-owner.ts'
import { memoryGroup, memoryGroupIsImpossible } from './memory-group.ts'
import { locationOf, maps } from './own-backup.ts'
import { isAlive, type ProgramOptions, serversOf, startProgram } from './program.ts'

const UNTIL = { timeout: 100_000, interval: 20 }

/** Once both servers run. */
async function startRun(location: string, options: ProgramOptions) {
  const program = startProgram(['run', location], options)
  await vi.waitUntil(() => serversOf(program).length === 2, UNTIL)
  return { program, servers: serversOf(program) }
}

const alive = (servers: ReturnType<typeof serversOf>) => servers.filter(({ pid }) => isAlive(pid))

/** MiB; a good half of it is taken by the program itself. */
const HEAP = 36

test('a backup that is too large for the heap: a report that says so, and no process is left', async () => {
  const options = { nodeOptions: [`--max-old-space-size=${HEAP}`] }
  const { program, servers } = await startRun(locationOf(maps('large', 20_000, 100)), options)
  const { exitCode, report, output } = await program.end
  expect([exitCode, report?.verdict, report?.failure?.code]).toEqual([3, 'error', 'MEMORY_EXHAUSTED'])
  expect(output).toMatch(new RegExp(`^error\\[MEMORY_EXHAUSTED\\]: .* \\d+ of ${HEAP} MiB are in use`, 'm'))
  expect(report?.items).toEqual([])
  expect(report?.warnings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/are not listed/),
  )
  expect(alive(servers)).toEqual([])
  expect(serversOf(program)).toEqual([])
})

const impossible = memoryGroupIsImpossible()

describe.skipIf(impossible !== undefined)(`a machine without memory (${impossible ?? 'as root'})`, () => {
  /** MiB for all of a run; an empty control plane takes 400. */
  const LIMIT = 450

  test('when the kernel ends a server the run ends at once, with a report', async () => {
    const group = memoryGroup(LIMIT)
    const location = locationOf(maps('large', 6_000, 20_000))
    const { program, servers } = await startRun(location, { memoryGroup: group })
    const { exitCode, report, output } = await program.end
    expect(group.kills()).toBeGreaterThan(0)
    expect([exitCode, report?.verdict, report?.failure?.code]).toEqual([3, 'error', 'CLUSTER_SERVER_ENDED'])
    expect(output).toMatch(
      /^error\[CLUSTER_SERVER_ENDED\]: (?:kube-apiserver|etcd) ended with signal SIGKILL/m,
    )
    expect(report?.total).toBe(6_001)
    expect(alive(servers)).toEqual([])
    expect(serversOf(program)).toEqual([])
  })
})

const canBeTied = (await findTie(new AbortController().signal)).length > 0

test.skipIf(!canBeTied)(
  'when the kernel ends the run its servers end too, and what is left is removed',
  async () => {
    const { program, servers } = await startRun(locationOf(maps('large', 3_000, 100)), {})
    program.process.kill('SIGKILL')
    await expect.poll(() => alive(servers), UNTIL).toEqual([])
    expect(await removeAll(program.stateFolder)).toHaveLength(1)
  },
)
