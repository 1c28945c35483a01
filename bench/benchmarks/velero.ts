import { join } from 'node:path'
import type { Benchmark, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'
import { veleroTools } from '../velero-tools.ts'

/** Enough to tell: Velero's own rate hardly depends on it, and three rounds of more take half an hour. */
const COUNT = 3_000
const LIFTED = ['--client-qps', '10000', '--client-burst', '10000']

/** V: real Velero with its defaults, and with the limits of its client lifted. */
export const velero: Benchmark = async (context) => {
  const tools = veleroTools(process.env)
  if (typeof tools === 'string') throw new Error(tools)
  const { bucket, folder, name: backup } = await madeBackup(scale(COUNT))
  const input = { ...tools, bucket, backup }
  const runs = await interleave(context, [
    { name: 'engine', job: 'rehearsal', input: { bucket, reportDir: join(folder, 'report') } },
    { name: 'defaults', job: 'velero-restore', input: { ...input, serverFlags: [] } },
    { name: 'lifted', job: 'velero-restore', input: { ...input, serverFlags: LIFTED } },
  ])
  const row = (name: 'defaults' | 'lifted', what: string, goal: number): Row => {
    const [ours, theirs] = [rate(runs.engine), rate(runs[name])]
    return {
      id: 'V',
      what: `engine restores scale-3k, ${what}`,
      figure: ours,
      unit: 'objects/s',
      against: { what: 'Velero, times as fast', figure: theirs },
      ratio: ours / theirs,
      goal: { kind: 'at-least', value: goal },
      runs: { engine: runs.engine, [name]: runs[name] },
    }
  }
  const [ours, theirs] = [cpuPerObject(runs.engine, 'cpuMs'), cpuPerObject(runs.lifted, 'veleroCpuMs')]
  return [
    row('defaults', 'Velero with its defaults', 20),
    row('lifted', 'Velero without client limits', 15),
    {
      id: 'V',
      what: 'CPU of the engine per object',
      figure: ours,
      unit: 'µs',
      against: { what: 'Velero and its plugins', figure: theirs },
      ratio: ours / theirs,
      runs: {},
    },
  ]
}

function rate(side: readonly RunFigures[]): number {
  return median(side.map(({ objectsPerSecond = Number.NaN }) => objectsPerSecond))
}

/** Microseconds. */
function cpuPerObject(side: readonly RunFigures[], of: 'cpuMs' | 'veleroCpuMs'): number {
  return median(side.map(({ count = Number.NaN, [of]: ms = Number.NaN }) => (ms / count) * 1000))
}
