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
  const input = { ...tools, folder, backup }
  const runs = await interleave(context, [
    { name: 'engine', job: 'rehearsal', input: { bucket, reportDir: join(folder, 'report') } },
    { name: 'defaults', job: 'velero-restore', input: { ...input, serverFlags: [] } },
    { name: 'lifted', job: 'velero-restore', input: { ...input, serverFlags: LIFTED } },
  ])
  const rate = (side: readonly RunFigures[]): number =>
    median(side.map((run) => run.objectsPerSecond ?? Number.NaN))
  const row = (name: 'defaults' | 'lifted', what: string, goal: number): Row => ({
    id: 'V',
    what,
    figure: rate(runs.engine),
    unit: 'objects/s',
    against: { what: 'Velero, times as fast', figure: rate(runs[name]) },
    ratio: rate(runs.engine) / rate(runs[name]),
    goal: { kind: 'at-least', value: goal },
    runs: { engine: runs.engine, [name]: runs[name] },
  })
  return [
    row('defaults', 'engine restores scale-3k, Velero with its defaults', 20),
    row('lifted', 'engine restores scale-3k, Velero without client limits', 15),
  ]
}
