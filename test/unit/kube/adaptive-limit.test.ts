import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AdaptiveLimit, type LoadSign, loadSignOf } from '../../../src/kube/adaptive-limit.ts'

/** So many answers while far more requests are waiting than there is room for. */
function answers(limit: AdaptiveLimit, count: number, sign: LoadSign): void {
  for (let index = 0; index < 1_000; index += 1) limit.enter()
  for (let index = 0; index < count; index += 1) limit.leave(sign)
}

describe('how many may be in flight', () => {
  test('a few at first, twice as many after each round in time, never more than the maximum', () => {
    const limit = new AdaptiveLimit(64)
    const seen = [8, 16, 32, 64, 64].map((round) => {
      const before = limit.limit
      answers(limit, round, 'in-time')
      return before
    })
    expect(seen).toEqual([8, 16, 32, 64, 64])
    expect(limit.peak).toBe(64)
  })

  test('a maximum below the beginning is kept', () => {
    expect(new AdaptiveLimit(3).limit).toBe(3)
  })

  test('slow answers let it stay where it is', () => {
    const limit = new AdaptiveLimit(64)
    answers(limit, 100, 'slow')
    expect(limit.limit).toBe(8)
  })

  test('what does not use the room does not make more of it', () => {
    const limit = new AdaptiveLimit(64)
    for (let index = 0; index < 100; index += 1) {
      limit.enter()
      limit.leave('in-time')
    }
    expect(limit.limit).toBe(8)
  })

  test('overload halves it once for all that were in flight, and never below one', () => {
    const limit = new AdaptiveLimit(64)
    answers(limit, 5, 'overloaded')
    expect(limit.limit).toBe(4)
    expect(limit.halvings).toBe(1)
    answers(limit, 100, 'overloaded')
    expect(limit.limit).toBe(1)
  })

  test('after an overload it grows by about one a round', () => {
    const limit = new AdaptiveLimit(64)
    answers(limit, 1, 'overloaded')
    answers(limit, 40, 'in-time')
    expect(limit.limit).toBeGreaterThan(6)
    expect(limit.limit).toBeLessThan(12)
  })
})

test('those who wait come in in the order of asking', async () => {
  const limit = new AdaptiveLimit(1)
  const order: number[] = []
  limit.enter()
  const waiting = [1, 2, 3].map(async (number) => {
    await limit.enter()
    order.push(number)
    limit.leave('in-time')
  })
  limit.leave('in-time')
  await Promise.all(waiting)
  expect(order).toEqual([1, 2, 3])
})

test('whatever happens, the room is never overdrawn and nobody waits while there is room', async () => {
  const signs = fc.array(fc.constantFrom<LoadSign>('in-time', 'slow', 'overloaded'), { maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 80 }), signs, async (max, given) => {
      const limit = new AdaptiveLimit(max)
      let inFlight = 0
      await Promise.all(
        given.map(async (sign) => {
          await limit.enter()
          inFlight += 1
          expect(inFlight).toBeLessThanOrEqual(max)
          await Promise.resolve()
          inFlight -= 1
          limit.leave(sign)
        }),
      )
      expect(inFlight).toBe(0)
      expect(limit.enter()).toBeUndefined()
    }),
  )
})

test.each([
  [201, 12, 'in-time'],
  [201, 1_001, 'slow'],
  [409, 12, 'in-time'],
  [429, 2, 'overloaded'],
  [503, 2, 'overloaded'],
] as const)('status %d after %d ms is %s', (status, ms, sign) => {
  expect(loadSignOf(status, ms)).toBe(sign)
})
