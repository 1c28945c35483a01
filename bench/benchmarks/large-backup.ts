import { join } from 'node:path'
import type { Benchmark, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave, type Side } from '../rounds.ts'
import { median } from '../statistics.ts'

/** B5 and B10: ten times the objects take ten times the time and no more memory; reading them back is a small part of it. */
export const largeBackup: Benchmark = async (context) => {
  const side = async <Name extends string>(name: Name, objects: number): Promise<Side & { name: Name }> => {
    context.say(`${name}: making the backup`)
    const { bucket, folder } = await madeBackup(scale(objects))
    return { name, job: 'shipped-run', input: { bucket, reportDir: join(folder, 'report') } }
  }
  const runs = await interleave(context, [await side('scale-10k', 10_000), await side('scale-100k', 100_000)])
  const middle = (name: keyof typeof runs, key: string): number =>
    median(runs[name].map((run: RunFigures) => run[key] ?? Number.NaN))
  const seconds = (name: keyof typeof runs, key: string): number => middle(name, key) / 1000
  const [small, large] = [seconds('scale-10k', 'ms'), seconds('scale-100k', 'ms')]
  const memory = middle('scale-100k', 'peakMemoryMiB')
  const rows: readonly Row[] = [
    {
      id: 'B5',
      what: 'engine restores scale-100k',
      figure: large,
      unit: 's',
      against: { what: 'scale-10k', figure: small },
      ratio: large / small,
      goal: { kind: 'at-most', value: 10.5 },
      runs,
    },
    {
      id: 'B5',
      what: 'memory of the whole run of scale-100k at its peak',
      figure: memory,
      unit: 'MiB',
      ratio: memory,
      goal: { kind: 'at-most', value: 400 },
      runs: {},
    },
    {
      id: 'B10',
      what: 'verification of scale-10k',
      figure: seconds('scale-10k', 'verifyMs'),
      unit: 's',
      against: { what: 'B1', figure: small },
      ratio: seconds('scale-10k', 'verifyMs') / small,
      goal: { kind: 'at-most', value: 0.25 },
      runs: {},
    },
  ]
  return rows
}
