import type { OptionName } from '../../src/config/options.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { requestOf } from './request-of.ts'
import { type Lap, peakMemoryMiB, stopwatch } from './stopwatch.ts'

export interface RehearsalInput {
  readonly bucket: string
  readonly reportDir: string
  /** Of `rehearse run`, as a user would write them. */
  readonly options?: Readonly<Partial<Record<OptionName, string>>>
}

/** The whole use case, from the backup to the report, in this process. @throws when the verdict is not pass */
export async function rehearsal(input: RehearsalInput, signal: AbortSignal): Promise<object> {
  let stage = stopwatch()
  let restored: Lap = stage()
  const { report } = await rehearse(requestOf(input.bucket, input.reportDir, input.options), {
    signal,
    emit: ({ kind }) => {
      if (kind === 'backup-read' || kind === 'cluster-ready') stage = stopwatch()
      if (kind === 'restored') restored = stage()
    },
    environment: process.env,
    now: () => new Date(),
    version: 'bench',
  })
  if (report.verdict !== 'pass')
    throw new Error(`the rehearsal ended with ${report.verdict}: ${report.because[0]}`)
  const { timings, requests, counts, derived } = report
  const count = counts.created + derived.length
  return {
    objectsPerSecond: Math.round((count / timings.restore) * 1000),
    count,
    ms: timings.restore,
    cpuMs: restored.cpuMs,
    serverCpuMs: restored.serverCpuMs,
    otherShare: restored.otherShare,
    requests: requests?.count ?? 0,
    retries: requests?.retries ?? 0,
    p50Ms: requests?.p50Ms ?? 0,
    totalMs: timings.total,
    backupMs: timings.backup,
    clusterMs: timings.cluster,
    verifyMs: timings.verify,
    teardownMs: timings.teardown,
    peakMemoryMiB: peakMemoryMiB(),
  }
}
