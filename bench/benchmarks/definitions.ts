import type { Benchmark, RunFigures } from '../benchmark.ts'
import { definitions } from '../generate/definitions.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'
import { recordedBackup } from './recorded-bodies.ts'

/** B3: 200 definitions and their objects. Both sides wait until the types are served; neither waits once per type. */
export const manyDefinitions: Benchmark = async (context) => {
  const { bucket, reportDir, bodies } = await recordedBackup(context, definitions(200))
  const runs = await interleave(context, [
    { name: 'raw-64', job: 'raw-posts', input: { bodies, inFlight: 64, timesDefinitions: true } },
    { name: 'engine', job: 'rehearsal', input: { bucket, reportDir } },
  ])
  const rate = (side: readonly RunFigures[]): number =>
    median(side.map((run) => run.objectsPerSecond ?? Number.NaN))
  const [ceiling, figure] = [rate(runs['raw-64']), rate(runs.engine)]
  return [
    {
      id: 'B3',
      what: 'engine restores crd-200',
      figure,
      unit: 'objects/s',
      against: { what: 'the same bodies raw, 64 in flight', figure: ceiling },
      ratio: figure / ceiling,
      goal: { kind: 'at-least', value: 0.7 },
      runs,
    },
  ]
}
