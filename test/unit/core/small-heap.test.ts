import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const MODULE = join(import.meta.dirname, '../../../src/core/small-heap.ts')

/** Much survives each collection, which is what lets the space grow; now and then there is a turn, as there is in a run. */
const BUSY = `
  const kept = []
  for (let turn = 0; turn < 40; turn += 1) {
    for (let n = 0; n < 30_000; n += 1) kept[n % 20_000] = { n, text: 'x' + n, list: [n] }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const space = (await import('node:v8')).getHeapSpaceStatistics().find((one) => one.space_name === 'new_space')
  console.log(space.space_size / 2 ** 20)
`

/** MiB of the space for new objects at the end of a busy process. */
function newSpaceAfter(prologue: string): number {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', prologue + BUSY], {
    encoding: 'utf8',
  })
  return Number(stdout)
}

test('the space for new objects is kept from growing on', () => {
  const start = `(await import(${JSON.stringify(MODULE)})).keepHeapSmall();`
  const [kept, free] = [newSpaceAfter(start), newSpaceAfter('')]
  expect(kept).toBeGreaterThanOrEqual(16)
  expect(kept).toBeLessThan(free)
})
