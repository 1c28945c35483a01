import { join } from 'node:path'
import type { FaultName } from '../../test/faults/proxy/faults.ts'
import type { Benchmark, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

/** 1 % busy for a second, 0.5 % resets and 0.5 % failures, half of them after the server has done what it was asked for. */
const PER_MILLE = {
  'busy-seconds': 10,
  'connection-lost-before': 2.5,
  'connection-lost-after': 2.5,
  'broken-before': 2.5,
  'broken-after': 2.5,
} as const satisfies Partial<Record<FaultName, number>>

/** B7: what faults cost. A run that loses an object, makes one twice or claims what is not there does not count. */
export const faults: Benchmark = async (context) => {
  const { bucket, folder } = await madeBackup(scale(10_000))
  const input = { bucket, reportDir: join(folder, 'report') }
  const runs = await interleave(context, [
    { name: 'engine', job: 'rehearsal', input },
    { name: 'faults', job: 'faulty-restore', input: { ...input, perMille: PER_MILLE } },
    { name: 'proxy', job: 'faulty-restore', input: { ...input, perMille: {} } },
  ])
  const rate = (side: readonly RunFigures[]): number =>
    median(side.map((run) => run.objectsPerSecond ?? Number.NaN))
  const figure = rate(runs.faults)
  const row = { id: 'B7', figure, unit: 'objects/s' } as const
  const rows: readonly Row[] = [
    {
      ...row,
      what: 'engine restores scale-10k through faults',
      against: { what: 'B1', figure: rate(runs.engine) },
      ratio: figure / rate(runs.engine),
      goal: { kind: 'at-least', value: 0.5 },
      runs,
    },
    {
      ...row,
      what: 'the same against the proxy without faults',
      against: { what: 'through the proxy', figure: rate(runs.proxy) },
      ratio: figure / rate(runs.proxy),
      runs: {},
    },
  ]
  return rows
}
