// The logs of pods that did not become ready, for the report: without anything that is known to be secret.

import { privateValuesOf } from '../core/private-fields.ts'
import { elideBodies } from '../core/redact.ts'
import { scrub } from '../core/scrub.ts'
import { maskerOf } from '../core/secret-forms.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import { logsOfUnready } from '../verify/workloads/pod-logs.ts'
import { maskClusterSecrets } from './checks/mask-cluster-secrets.ts'
import type { Run } from './open-run.ts'

/** What runs there is the cluster's own. */
const OF_THE_CLUSTER = /^kube-|^local-path-storage$/
/** Shorter values of plain fields are words that a program may well print. */
const MIN_PRIVATE = 8
const BETWEEN = '\u0000'

/** In one line, whatever it was. */
function printable(line: string): string {
  return elideBodies(line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' '))
}

/** Keeps them in the facts; only of a cluster that was made for the run. @throws TransportError, the reason of the signal */
export async function keepPodLogs({ facts }: Run, client: KubeClient): Promise<void> {
  const { cluster } = facts
  if (cluster === undefined || !cluster.hasNodes || !cluster.isThrowAway) return
  try {
    const logs = await logsOfUnready(client, (namespace) => !OF_THE_CLUSTER.test(namespace))
    const texts = logs.map(({ lines, object }) => {
      const own = privateValuesOf(object).filter((value) => value.length >= MIN_PRIVATE)
      return scrub(maskerOf(own)(lines.join('\n')))
    })
    // One look at the Secrets for all of them.
    const masked = (await maskClusterSecrets(texts.join(BETWEEN), client)).split(BETWEEN)
    facts.podLogs = logs.map(({ namespace, pod, container, isPrevious }, index) => ({
      namespace,
      pod,
      container,
      isPrevious,
      lines: (masked[index] ?? masked[0] ?? '').split('\n').map(printable),
    }))
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    facts.advice = [...facts.advice, `the logs of pods could not be read: ${error.message}`]
  }
  facts.requests = client.log.figures()
}
