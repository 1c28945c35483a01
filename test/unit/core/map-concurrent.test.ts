import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapConcurrent } from '../../../src/core/map-concurrent.ts'

const never = new AbortController().signal

test('does everything once, starts in order, and never more than the limit at a time', async () => {
  const input = fc.record({
    pauses: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
    limit: fc.integer({ min: 0, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(input, async ({ pauses, limit }) => {
      const started: number[] = []
      let running = 0
      let peak = 0
      await mapConcurrent(pauses.keys(), limit, never, async (index) => {
        started.push(index)
        running += 1
        peak = Math.max(peak, running)
        for (let turn = pauses[index] ?? 0; turn > 0; turn -= 1) await Promise.resolve()
        running -= 1
      })
      expect(started).toEqual([...pauses.keys()])
      expect(peak).toBeLessThanOrEqual(Math.max(1, limit))
      expect(running).toBe(0)
    }),
  )
})

test('uses its whole limit', async () => {
  const gate = Promise.withResolvers<void>()
  let running = 0
  await mapConcurrent([1, 2, 3], 3, never, async () => {
    running += 1
    if (running === 3) gate.resolve()
    await gate.promise
  })
  expect(running).toBe(3)
})

test('an error stops further starts, and is thrown when everything that was started has settled', async () => {
  const started: string[] = []
  const settled: string[] = []
  const work = mapConcurrent(['slow', 'bad', 'never'], 2, never, async (item) => {
    started.push(item)
    if (item === 'bad') throw new Error('bad went wrong')
    await delay(5)
    settled.push(item)
  })
  await expect(work).rejects.toThrow('bad went wrong')
  expect({ started, settled }).toEqual({ started: ['slow', 'bad'], settled: ['slow'] })
})

test('of several errors the first is thrown', async () => {
  const work = mapConcurrent([1, 2], 2, never, async (item) => {
    await delay(item)
    throw new Error(`error ${item}`)
  })
  await expect(work).rejects.toThrow('error 1')
})

test('an abort stops further starts, and its reason wins over an error that it caused', async () => {
  const controller = new AbortController()
  const started: number[] = []
  let settled = 0
  const work = mapConcurrent([1, 2, 3, 4], 2, controller.signal, async (item) => {
    started.push(item)
    if (item === 2) controller.abort(new Error('enough'))
    await delay(1)
    settled += 1
    throw new Error('a request was ended')
  })
  await expect(work).rejects.toThrow('enough')
  expect({ started, settled }).toEqual({ started: [1, 2], settled: 2 })
})

test('a list that breaks off while it is read waits for what was started, too', async () => {
  let settled = 0
  function* items(): Generator<number> {
    yield 1
    throw new Error('the list broke off')
  }
  const work = mapConcurrent(items(), 2, never, async () => {
    await delay(5)
    settled += 1
  })
  await expect(work).rejects.toThrow('the list broke off')
  expect(settled).toBe(1)
})
