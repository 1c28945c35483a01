import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRequestLog } from '../../../src/kube/request-log.ts'

test('nothing asked, nothing measured', () => {
  const figures = { count: 0, retries: 0, maxInFlight: 0, halvings: 0, p50Ms: 0, p95Ms: 0 }
  expect(createRequestLog({ peak: 0, halvings: 0 }).figures()).toEqual(figures)
})

test('counts answers and retries, and asks for the peak when it is read', () => {
  const inFlight = { peak: 1, halvings: 0 }
  const log = createRequestLog(inFlight)
  log.answered(1)
  log.answered(2)
  log.retried()
  inFlight.peak = 7
  inFlight.halvings = 2
  expect(log.figures()).toMatchObject({ count: 2, retries: 1, maxInFlight: 7, halvings: 2 })
})

test('a percentile is never below the true one, and at most a tenth above it', () => {
  const times = fc.array(fc.double({ min: 0.1, max: 300_000, noNaN: true }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(times, (measured) => {
      const log = createRequestLog({ peak: 0, halvings: 0 })
      for (const ms of measured) log.answered(ms)
      const sorted = measured.toSorted((a, b) => a - b)
      const { p50Ms, p95Ms } = log.figures()
      for (const [share, shown] of [[0.5, p50Ms] as const, [0.95, p95Ms] as const]) {
        const exact = sorted[Math.ceil(sorted.length * share) - 1] ?? 0
        // The figures are rounded to a tenth of a millisecond.
        expect(shown).toBeGreaterThanOrEqual(exact * 0.999 - 0.05)
        expect(shown).toBeLessThanOrEqual(exact * 1.101 + 0.05)
      }
    }),
  )
})

test('what is too short or too long to measure is still counted', () => {
  const log = createRequestLog({ peak: 0, halvings: 0 })
  for (const ms of [0, -1, 1e12]) log.answered(ms)
  expect(log.figures().count).toBe(3)
  expect(log.figures().p50Ms).toBe(0.1)
})
