import { join } from 'node:path'
import type { Benchmark, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

/** B2: with managedFields every object costs a second request; it must not cost more than that. */
export const managedFields: Benchmark = async (context) => {
  const { bucket, folder } = await madeBackup(scale(10_000))
  const input = { bucket, reportDir: join(folder, 'report') }
  const runs = await interleave(context, [
    { name: 'engine', job: 'rehearsal', input },
    {
      name: 'managed-fields',
      job: 'rehearsal',
      input: { ...input, options: { 'managed-fields': 'restore' } },
    },
  ])
  const middle = (side: readonly RunFigures[], figure: (run: RunFigures) => number): number =>
    median(side.map(figure))
  const rate = (side: readonly RunFigures[]): number =>
    middle(side, (run) => run.objectsPerSecond ?? Number.NaN)
  const [with_, without] = [rate(runs['managed-fields']), rate(runs.engine)]
  const requests = middle(
    runs['managed-fields'],
    ({ requests: sent, count }) => (sent ?? Number.NaN) / (count ?? Number.NaN),
  )
  return [
    {
      id: 'B2',
      what: 'scale-10k with managedFields restored',
      figure: with_,
      unit: 'objects/s',
      against: { what: 'B1', figure: without },
      ratio: with_ / without,
      goal: { kind: 'at-least', value: 0.5 },
      runs,
    },
    {
      id: 'B12',
      what: 'requests per object with managedFields',
      figure: requests,
      unit: 'requests',
      ratio: requests,
      goal: { kind: 'at-most', value: 2.05 },
      runs: {},
    },
  ]
}
