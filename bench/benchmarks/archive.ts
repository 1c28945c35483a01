import type { Benchmark, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

/** Large enough that a cold start does not decide. */
const COUNT = 50_000

/** B8: reading an archive to its end, checking and indexing it, against nothing but unpacking it. */
export const archive: Benchmark = async (context) => {
  const { tarball } = await madeBackup(scale(COUNT))
  const { unpackedBytes } = await context.run('archive-reading', { tarball, by: 'rehearse' })
  const runs = await interleave(context, [
    { name: 'rehearse', job: 'archive-reading', input: { tarball, by: 'rehearse' } },
    { name: 'gzip', job: 'archive-reading', input: { tarball, by: 'gzip', unpackedBytes } },
  ])
  const speed = (side: readonly RunFigures[]): number =>
    median(side.map((run) => run.mibPerSecond ?? Number.NaN))
  const [figure, gzip] = [speed(runs.rehearse), speed(runs.gzip)]
  return [
    {
      id: 'B8',
      what: 'scale-50k archive verified and indexed',
      figure,
      unit: 'MiB/s',
      against: { what: 'gzip -dc', figure: gzip },
      ratio: figure / gzip,
      goal: { kind: 'at-least', value: 0.5 },
      runs,
    },
  ]
}
