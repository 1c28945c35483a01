import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { heapLimit } from '../../../src/core/heap-watch.ts'

const MODULE = join(import.meta.dirname, '../../../src/core/heap-watch.ts')
const MIB = 2 ** 20

/** Goes on until it is told to stop, or V8 ends it. `kept` is how many of the objects stay alive. */
function fillHeap(kept: number): { readonly status: number | null; readonly stdout: string } {
  const script = `
    const { watchHeap } = await import(${JSON.stringify(MODULE)})
    const watch = watchHeap()
    const objects = []
    for (let turn = 0; turn < 1_600 && !watch.signal.aborted; turn += 1) {
      for (let n = turn * 1_000; n < (turn + 1) * 1_000; n += 1) objects[n % ${kept}] = { n, text: 'x' + n }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    console.log(watch.signal.aborted ? watch.signal.reason.code : 'never short')
    process.exit()
  `
  const args = ['--max-old-space-size=48', '--max-semi-space-size=2', '--input-type=module', '-e', script]
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

test('a heap that fills up is noticed before V8 ends the process', () => {
  expect(fillHeap(1e9)).toMatchObject({ status: 0, stdout: 'MEMORY_EXHAUSTED\n' })
})

test('a heap through which much goes is not full', () => {
  expect(fillHeap(100_000)).toMatchObject({ status: 0, stdout: 'never short\n' })
})

test.each([
  ['the last option wins', ['--max-old-space-size=64'], '--max-old-space-size=32', 64 * MIB],
  ['as Node.js takes it from a variable', [], '--no-warnings --max_old_space_size=32', 32 * MIB],
  ['two words', ['--max-old-space-size', '64'], undefined, 64 * MIB],
  ['no limit by hand', ['--max-semi-space-size=16'], undefined, getHeapStatistics().heap_size_limit],
  ['none at all', ['--max-old-space-size=0'], undefined, getHeapStatistics().heap_size_limit],
])('%s', (_, execArgv, variable, expected) => {
  const env = variable === undefined ? {} : { NODE_OPTIONS: variable }
  expect(heapLimit({ execArgv, env })).toBe(expected)
})
