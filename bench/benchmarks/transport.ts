import { join } from 'node:path'
import type { Benchmark, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

/** T: the same restore over HTTP/1.1 and over HTTP/2, end to end: the reason for what a rehearsal speaks (decision 0012). */
export const transport: Benchmark = async (context) => {
  const { bucket, folder } = await madeBackup(scale(10_000))
  const input = { bucket, reportDir: join(folder, 'report') }
  const runs = await interleave(context, [
    { name: 'http1', job: 'engine-over', input: { ...input, http2: false } },
    { name: 'http2', job: 'engine-over', input: { ...input, http2: true } },
  ])
  const middle = (side: readonly RunFigures[], figure: (run: RunFigures) => number): number =>
    median(side.map(figure))
  const rate = ({ objectsPerSecond = Number.NaN }: RunFigures): number => objectsPerSecond
  const cpu = ({ cpuMs = Number.NaN, count = Number.NaN }: RunFigures): number => (cpuMs / count) * 1000
  const server = ({ serverCpuMs = Number.NaN, count = Number.NaN }: RunFigures): number =>
    (serverCpuMs / count) * 1000
  const row = (what: string, unit: Row['unit'], figure: (run: RunFigures) => number): Row => {
    const [http1, http2] = [middle(runs.http1, figure), middle(runs.http2, figure)]
    return {
      id: 'T',
      what: `scale-10k over HTTP/1.1: ${what}`,
      figure: http1,
      unit,
      against: { what: 'HTTP/2', figure: http2 },
      ratio: http1 / http2,
      runs: {},
    }
  }
  return [
    { ...row('rate', 'objects/s', rate), runs },
    row('CPU of the engine per object', 'µs', cpu),
    row('CPU of the servers per object', 'µs', server),
  ]
}
