import type { KubeClient } from '../../src/kube/kube-client.ts'
import { withControlPlane } from './control-plane.ts'
import { engineRun } from './engine-run.ts'
import { requestOf } from './request-of.ts'
import { peakMemoryMiB } from './stopwatch.ts'

export interface RepetitionInput {
  readonly bucket: string
  readonly reportDir: string
}

/**
 * One restore into a fresh control plane, then the same restore onto its own result: first with the existing-resource
 * policy none, then with update. Times and the writes that were sent.
 */
export async function repetition(input: RepetitionInput, signal: AbortSignal): Promise<object> {
  return await withControlPlane(signal, async (cluster) => {
    const restore = async (isFresh: boolean, policy: 'none' | 'update') => {
      let writes = 0
      const count = <R extends { readonly method: string }>(request: R): R => {
        if (request.method !== 'GET') writes += 1
        return request
      }
      const wrap = (client: KubeClient): KubeClient => ({
        ...client,
        send: (request) => client.send(count(request)),
        expect: (request) => client.expect(count(request)),
      })
      // Without managedFields in all three: a comparison with what was never written could not be equal.
      const request = requestOf(input.bucket, input.reportDir, {
        'existing-resource-policy': policy,
        'managed-fields': 'skip',
      })
      const { ms, cpuMs, result } = await engineRun(request, { cluster, isFresh, wrap, signal })
      return { ms, cpuMs, writes, messages: result.messages.length }
    }
    const first = await restore(true, 'none')
    const none = await restore(false, 'none')
    const update = await restore(false, 'update')
    return {
      firstMs: first.ms,
      noneMs: none.ms,
      noneCpuMs: none.cpuMs,
      noneWrites: none.writes,
      noneMessages: none.messages,
      updateMs: update.ms,
      updateCpuMs: update.cpuMs,
      updateWrites: update.writes,
      updateMessages: update.messages,
      peakMemoryMiB: peakMemoryMiB(),
    }
  })
}
