import type { Benchmark, RunFigures } from '../benchmark.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

const COUNT = 100_000
/** What GitHub takes of one step. */
const SUMMARY_MIB = 1

/** B11: all reports of a very large run, and the one of them that has a limit. */
export const reports: Benchmark = async (context) => {
  const { rendering } = await interleave(context, [
    { name: 'rendering', job: 'report-rendering', input: { items: COUNT } },
  ])
  const middle = (key: string): number => median(rendering.map((run: RunFigures) => run[key] ?? Number.NaN))
  const seconds = middle('cpuMs') / 1000
  const summary = middle('summaryBytes') / 1024 ** 2
  return [
    {
      id: 'B11',
      what: 'all reports for 100,000 items, CPU',
      figure: seconds,
      unit: 's',
      ratio: seconds,
      goal: { kind: 'at-most', value: 2 },
      runs: { rendering },
    },
    {
      id: 'B11',
      what: 'job summary for 100,000 items',
      figure: summary,
      unit: 'MiB',
      ratio: summary,
      goal: { kind: 'at-most', value: SUMMARY_MIB },
      runs: {},
    },
  ]
}
