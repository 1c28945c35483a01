// `rehearse run` as users start it, with what its own report says of its stages.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Report } from '../../src/report/model.ts'
import { program } from '../program.ts'
import { commandTime } from './command-time.ts'

export interface ShippedRunInput {
  readonly bucket: string
  readonly reportDir: string
}

/** @throws when the verdict is not pass */
export async function shippedRun(
  { bucket, reportDir }: ShippedRunInput,
  signal: AbortSignal,
): Promise<object> {
  const args = [program(), 'run', bucket, '--report-dir', reportDir, '--quiet']
  const { ms: wholeMs, cpuMs, peakMemoryMiB } = await commandTime({ args }, signal)
  const report = JSON.parse(await readFile(join(reportDir, 'report.json'), 'utf8')) as Report
  const { restore, verify } = report.timings
  return { ms: restore, verifyMs: verify, wholeMs, cpuMs, peakMemoryMiB }
}
