import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProgressSeries, MAX_POINTS } from '../../../src/rehearsal/progress-series.ts'

test('a short restore keeps a point for each step, and its last', () => {
  const series = createProgressSeries()
  for (const [ms, done] of [
    [5, 1],
    [20, 7],
    [31, 9],
    [55.4, 12],
    [57, 13],
  ] as const)
    series.add(ms, done)
  expect(series.points()).toEqual([
    { ms: 0, done: 0 },
    { ms: 20, done: 7 },
    { ms: 55, done: 12 },
    { ms: 57, done: 13 },
  ])
})

test('nothing added is one point', () => {
  expect(createProgressSeries().points()).toEqual([{ ms: 0, done: 0 }])
})

test('however long and dense it is: few points, in order, from the start to the end', () => {
  const steps = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 3_000 })
  fc.assert(
    fc.property(steps, (waits) => {
      const series = createProgressSeries()
      let ms = 0
      for (const [index, wait] of waits.entries()) {
        ms += wait
        series.add(ms, index + 1)
      }
      const points = series.points()
      expect(points.length).toBeLessThanOrEqual(MAX_POINTS)
      expect(points[0]?.ms).toBeLessThanOrEqual(0)
      expect(points.at(-1)).toEqual({ ms: Math.round(ms), done: waits.length })
      for (const [index, point] of points.entries()) {
        expect(point.ms).toBeGreaterThanOrEqual(points[index - 1]?.ms ?? 0)
        expect(point.done).toBeGreaterThanOrEqual(points[index - 1]?.done ?? 0)
      }
    }),
    { seed: 7, numRuns: 50 },
  )
})
