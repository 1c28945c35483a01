import { withControlPlane } from './control-plane.ts'
import { engineRun } from './engine-run.ts'
import { requestOf } from './request-of.ts'

export interface EngineOverInput {
  readonly bucket: string
  readonly reportDir: string
  readonly http2: boolean
}

/** The restore stage over one of the two protocols, whichever a rehearsal would choose. */
export async function engineOver(input: EngineOverInput, signal: AbortSignal): Promise<object> {
  const request = requestOf(input.bucket, input.reportDir)
  const { http2 } = input
  return await withControlPlane(signal, async (cluster) => {
    const run = await engineRun(request, { cluster, isFresh: true, wrap: (client) => client, signal, http2 })
    const { ms, cpuMs, serverCpuMs, otherShare, result } = run
    const count = result.created.length
    return { objectsPerSecond: Math.round((count / ms) * 1000), count, ms, cpuMs, serverCpuMs, otherShare }
  })
}
