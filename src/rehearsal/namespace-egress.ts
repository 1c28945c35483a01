// What a run says and does about the way out of a cluster with pods.
import { messageOf } from '../core/rehearsal-error.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import type { RunFacts } from './facts.ts'

const OPEN = 'egress is not limited: pods of this cluster reach whatever this machine reaches'

/** To be called for each namespace before anything is put into it; undefined where nothing is to be done. */
export function namespaceEgress(
  facts: RunFacts,
  client: KubeClient,
): ((namespace: string) => Promise<void>) | undefined {
  const egress = facts.cluster?.egress
  if (egress === 'open') facts.advice = [...facts.advice, OPEN]
  if (egress !== 'denied') return undefined
  return async (namespace) => {
    const { denyEgress } = await import('../cluster/kind/egress-policy.ts')
    try {
      await denyEgress(client, namespace)
    } catch (error) {
      if (!(error instanceof KubeError)) throw error
      // The nodes' own rules hold all the same.
      const why = `namespace ${namespace} got no policy that limits egress: ${messageOf(error)}`
      facts.advice = [...facts.advice, why]
    }
  }
}
