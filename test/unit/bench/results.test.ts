import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Row, verdictOf } from '../../../bench/benchmark.ts'
import { renderDisturbances, renderTable } from '../../../bench/render-table.ts'
import { mergeResults } from '../../../bench/results-file.ts'
import { interleave } from '../../../bench/rounds.ts'
import { median } from '../../../bench/statistics.ts'

const MACHINE = {
  cpu: 'Some CPU',
  cores: 2,
  memoryGiB: 24,
  platform: 'linux-x64',
  node: '24.21.0',
  kubernetes: '1.36.3',
}

function row(overrides: Partial<Row>): Row {
  return { id: 'B1', what: 'a thing', figure: 812.4, unit: 'objects/s', runs: {}, ...overrides }
}

test.each<readonly [readonly number[], number]>([
  [[3], 3],
  [[1, 10, 2], 2],
  [[4, 1, 2, 100], 3],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('the median lies between the extremes and does not depend on the order', () => {
  const list = fc.array(fc.integer(), { minLength: 1 })
  fc.assert(
    fc.property(list, (values) => {
      const middle = median(values)
      expect(middle).toBeGreaterThanOrEqual(Math.min(...values))
      expect(middle).toBeLessThanOrEqual(Math.max(...values))
      expect(median(values.toReversed())).toBe(middle)
    }),
  )
})

test.each<readonly [string, Partial<Row>, string]>([
  ['no goal', { ratio: 2 }, '–'],
  ['exactly at least', { ratio: 0.9, goal: { kind: 'at-least', value: 0.9 } }, 'met'],
  ['too little', { ratio: 0.89, goal: { kind: 'at-least', value: 0.9 } }, 'missed'],
  ['too much', { ratio: 1.41, goal: { kind: 'at-most', value: 1.4 } }, 'missed'],
  ['a side without a figure', { ratio: Number.NaN, goal: { kind: 'at-most', value: 1.4 } }, 'missed'],
])('verdict: %s', (_what, overrides, expected) => {
  expect(verdictOf(row(overrides))).toBe(expected)
})

test('the table says id, what, figure, yardstick, ratio, goal and verdict', () => {
  const table = renderTable([
    row({ id: 'B0', figure: 1234 }),
    row({ against: { what: 'B0', figure: 1234 }, ratio: 0.658, goal: { kind: 'at-least', value: 0.9 } }),
  ])
  expect(table).toBe(
    [
      'id  what     figure           against    ratio  goal   verdict\n',
      'B0  a thing  1,234 objects/s                           –\n',
      'B1  a thing  812 objects/s    B0: 1,234  0.658  ≥ 0.9  missed\n',
    ].join(''),
  )
})

test('runs that had to share the machine are named', () => {
  const rows = [
    row({ id: 'B0', runs: { raw: [{ otherShare: 0.02 }] } }),
    row({ id: 'B1', runs: { engine: [{ otherShare: 0.01 }, { otherShare: 0.43 }], raw: [{}] } }),
  ]
  expect(renderDisturbances(rows)).toBe('B1: other programs took up to 43 % of the machine\n')
})

test('rows that were not measured again stay, in the order of their ids', () => {
  const first = mergeResults(undefined, MACHINE, [row({ id: 'B10' }), row({ id: 'B1' })], 'Monday')
  const second = mergeResults(first, MACHINE, [row({ id: 'B2' }), row({ id: 'B10' })], 'Tuesday')
  expect(second.rows.map(({ id, date }) => [id, date])).toEqual([
    ['B1', 'Monday'],
    ['B2', 'Tuesday'],
    ['B10', 'Tuesday'],
  ])
})

test('rows of another machine go', () => {
  const first = mergeResults(undefined, MACHINE, [row({ id: 'B1' })], 'Monday')
  const second = mergeResults(first, { ...MACHINE, cores: 4 }, [row({ id: 'B2' })], 'Tuesday')
  expect(second.rows.map(({ id }) => id)).toEqual(['B2'])
})

test('sides take turns, and every other round goes backwards', async () => {
  const order: string[] = []
  const runs = await interleave(
    {
      rounds: 3,
      signal: new AbortController().signal,
      say: () => undefined,
      run: async (job) => ({ place: order.push(job) }),
    },
    [
      { name: 'a', job: 'job-a', input: {} },
      { name: 'b', job: 'job-b', input: {} },
    ],
  )
  expect(order).toEqual(['job-a', 'job-b', 'job-b', 'job-a', 'job-a', 'job-b'])
  expect(runs.b).toEqual([{ place: 2 }, { place: 3 }, { place: 6 }])
})
