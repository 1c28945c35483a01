import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Semaphore } from '../../../src/core/semaphore.ts'

test('lets in as many as there is room for, the others in the order in which they asked', async () => {
  const gate = new Semaphore(2)
  const entered: number[] = []
  for (const id of [1, 2, 3, 4]) void Promise.resolve(gate.enter()).then(() => entered.push(id))
  await flush()
  expect(entered).toEqual([1, 2])
  gate.leave()
  await flush()
  expect(entered).toEqual([1, 2, 3])
  gate.leave()
  gate.leave()
  await flush()
  expect(entered).toEqual([1, 2, 3, 4])
})

test('there is room again when everybody has left', () => {
  const gate = new Semaphore(1)
  expect(gate.enter()).toBeUndefined()
  expect(gate.enter()).toBeInstanceOf(Promise)
  gate.leave()
  gate.leave()
  expect(gate.enter()).toBeUndefined()
})

test('never holds more than its limit, and its peak is the most that it ever held', async () => {
  const moves = fc.array(fc.boolean(), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), moves, async (limit, isEnter) => {
      const gate = new Semaphore(limit)
      let holders = 0
      let asked = 0
      let most = 0
      for (const enters of isEnter) {
        if (enters) {
          asked += 1
          void Promise.resolve(gate.enter()).then(() => {
            holders += 1
          })
        } else if (holders > 0) {
          holders -= 1
          asked -= 1
          gate.leave()
        }
        await flush()
        most = Math.max(most, holders)
        expect(holders).toBe(Math.min(limit, asked))
      }
      expect(gate.peak).toBe(most)
    }),
  )
})

async function flush(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
}
