import { join } from 'node:path'
import type { Benchmark, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

/** B4: what is there already costs no writes and a third of the time at most. */
export const repeatedRestore: Benchmark = async (context) => {
  const { bucket, folder } = await madeBackup(scale(10_000))
  const input = { bucket, reportDir: join(folder, 'report') }
  const { repetition } = await interleave(context, [{ name: 'repetition', job: 'repetition', input }])
  const middle = (key: string): number => median(repetition.map((run: RunFigures) => run[key] ?? Number.NaN))
  const firstMs = middle('firstMs')
  const rows = (policy: 'none' | 'update'): readonly Row[] => [
    {
      id: 'B4',
      what: `scale-10k onto its own result, policy ${policy}: time`,
      figure: middle(`${policy}Ms`) / 1000,
      unit: 's',
      against: { what: 'the first restore, times as fast', figure: firstMs / 1000 },
      ratio: firstMs / middle(`${policy}Ms`),
      goal: { kind: 'at-least', value: 3 },
      runs: { repetition },
    },
    {
      id: 'B4',
      what: `scale-10k onto its own result, policy ${policy}: writes`,
      figure: middle(`${policy}Writes`),
      unit: 'writes',
      ratio: middle(`${policy}Writes`),
      goal: { kind: 'at-most', value: 0 },
      runs: {},
    },
  ]
  return [...rows('none'), ...rows('update')]
}
