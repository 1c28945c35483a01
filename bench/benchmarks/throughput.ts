import type { Benchmark, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'
import { recordedBackup } from './recorded-bodies.ts'

/** B0, B1 and B12: how much of what the API server can take does the engine reach, and what does an object cost? */
export const throughput: Benchmark = async (context) => {
  const { bucket, reportDir, bodies } = await recordedBackup(context, scale(10_000))
  const raw = { job: 'raw-posts', input: { bodies, timesDefinitions: false } }
  const runs = await interleave(context, [
    { ...raw, name: 'raw-64', input: { ...raw.input, inFlight: 64 } },
    { name: 'engine', job: 'rehearsal', input: { bucket, reportDir } },
    { ...raw, name: 'raw-16', input: { ...raw.input, inFlight: 16 } },
  ])
  const rate = (side: readonly RunFigures[]): number =>
    median(side.map((run) => run.objectsPerSecond ?? Number.NaN))
  const row = (id: string, what: string, side: keyof typeof runs): Row => ({
    id,
    what,
    figure: rate(runs[side]),
    unit: 'objects/s',
    runs: { [side]: runs[side] },
  })
  const ceiling = rate(runs['raw-64'])
  const cpuPerObject = perObject(runs.engine, ['cpuMs']) * 1000
  const requests = perObject(runs.engine, ['requests'])
  const bothSides = (side: readonly RunFigures[]): number => perObject(side, ['cpuMs', 'serverCpuMs']) * 1000
  return [
    row('B0', 'scale-10k bodies posted raw, 64 in flight', 'raw-64'),
    row('B0', 'scale-10k bodies posted raw, 16 in flight', 'raw-16'),
    {
      ...row('B1', 'engine restores scale-10k', 'engine'),
      against: { what: 'B0, 64 in flight', figure: ceiling },
      ratio: rate(runs.engine) / ceiling,
      goal: { kind: 'at-least', value: 0.9 },
    },
    {
      id: 'B1',
      what: 'the same in CPU of engine and servers per object',
      figure: bothSides(runs.engine),
      unit: 'µs',
      against: { what: 'B0, 64 in flight', figure: bothSides(runs['raw-64']) },
      ratio: bothSides(runs['raw-64']) / bothSides(runs.engine),
      runs: {},
    },
    {
      id: 'B12',
      what: 'CPU of the engine per object',
      figure: cpuPerObject,
      unit: 'µs',
      ratio: cpuPerObject,
      goal: { kind: 'at-most', value: 250 },
      runs: {},
    },
    {
      id: 'B12',
      what: 'requests per object',
      figure: requests,
      unit: 'requests',
      ratio: requests,
      goal: { kind: 'at-most', value: 1.05 },
      runs: {},
    },
  ]
}

/** The median of the sum of some figures, for one object. */
function perObject(side: readonly RunFigures[], keys: readonly string[]): number {
  return median(
    side.map(
      (run) => keys.reduce((sum, key) => sum + (run[key] ?? Number.NaN), 0) / (run.count ?? Number.NaN),
    ),
  )
}
