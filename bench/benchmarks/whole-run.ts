import type { Benchmark, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { program } from '../program.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'
import { recordedBackup } from './recorded-bodies.ts'

/** B6: from the start of the process to its exit, cluster gone, against the two parts that nobody can leave out. */
export const wholeRun: Benchmark = async (context) => {
  const { bucket, reportDir, bodies } = await recordedBackup(context, scale(1_000))
  const args = [program(), 'run', bucket, '--report-dir', reportDir, '--quiet']
  const runs = await interleave(context, [
    { name: 'run', job: 'command-time', input: { args } },
    { name: 'bare-start', job: 'bare-start', input: {} },
    { name: 'raw-64', job: 'raw-posts', input: { bodies, inFlight: 64, timesDefinitions: false } },
  ])
  const seconds = (side: readonly RunFigures[]): number =>
    median(side.map((run) => run.ms ?? Number.NaN)) / 1000
  const figure = seconds(runs.run)
  const least = seconds(runs['bare-start']) + seconds(runs['raw-64'])
  return [
    {
      id: 'B6',
      what: '`rehearse run` on 1,000 objects, whole process',
      figure,
      unit: 's',
      against: { what: 'bare start + B0 for 1,000', figure: least },
      ratio: figure / least,
      goal: { kind: 'at-most', value: 1.4 },
      runs,
    },
  ]
}
