// The logs of pods that did not become ready, for the report: without anything that is known to be secret.

import { isOfTheCluster } from '../cluster/kind/own-namespaces.ts'
import { maskerOfPrivate } from '../core/mask-private.ts'
import { elideBodies } from '../core/redact.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import { logsOfUnready } from '../verify/workloads/pod-logs.ts'
import { maskAll } from './checks/mask-cluster-secrets.ts'
import type { Run } from './open-run.ts'

/** In one line, whatever it was. */
function printable(line: string): string {
  return elideBodies(line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' '))
}

/** Keeps them in the facts. For a cluster that was made for the run: all pods outside of its own namespaces count. @throws TransportError, the reason of the signal */
export async function keepPodLogs({ facts }: Run, client: KubeClient): Promise<void> {
  try {
    const logs = await logsOfUnready(client, (namespace) => !isOfTheCluster(namespace))
    const texts = logs.map(({ lines, object }) => maskerOfPrivate(object)(lines.join('\n')))
    const masked = await maskAll(texts, client)
    facts.podLogs = logs.map(({ namespace, pod, container, isPrevious }, index) => ({
      namespace,
      pod,
      container,
      isPrevious,
      lines: (masked[index] ?? '').split('\n').map(printable),
    }))
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    facts.advice = [...facts.advice, `the logs of pods could not be read: ${error.message}`]
  }
  facts.requests = client.log.figures()
}
