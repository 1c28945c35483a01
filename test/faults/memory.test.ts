// Memory that is not enough. The program as a user starts it.
import { expect, test, vi } from 'vitest'
import { locationOf, maps } from './own-backup.ts'
import { isAlive, serversOf, startProgram } from './program.ts'

/** MiB; a third of it is taken by the program itself. */
const LIMIT = 36

test('a backup that is too large for the heap: a report that says so, and no process is left', async () => {
  const nodeOptions = [`--max-old-space-size=${LIMIT}`]
  const program = startProgram(['run', locationOf(maps('large', 20_000, 100))], { nodeOptions })
  await vi.waitUntil(() => serversOf(program).length === 2, { timeout: 100_000, interval: 20 })
  const servers = serversOf(program)
  const { exitCode, report, output } = await program.end
  expect([exitCode, report?.verdict, report?.failure?.code]).toEqual([3, 'error', 'MEMORY_EXHAUSTED'])
  expect(output).toMatch(new RegExp(`^error\\[MEMORY_EXHAUSTED\\]: .* \\d+ of ${LIMIT} MiB are in use`, 'm'))
  expect(report?.items).toEqual([])
  expect(report?.warnings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/are not listed/),
  )
  expect(servers.filter(({ pid }) => isAlive(pid))).toEqual([])
  expect(serversOf(program)).toEqual([])
})
