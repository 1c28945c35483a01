// Webhooks of the backup are asked whenever a controller makes a pod, and nobody answers: their programs do not run here, and nothing
// leaves this machine. Those that must be answered would hold back every workload. So they need not be, while workloads are waited
// for; that no webhook was exercised stands in every report.
import { isObject, type JsonObject, listAt, textAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { listObjects, mergePatchObject } from '../../kube/verbs.ts'

const GROUP = { group: 'admissionregistration.k8s.io', version: 'v1' }
const TYPES = [
  { ...GROUP, resource: 'mutatingwebhookconfigurations' },
  { ...GROUP, resource: 'validatingwebhookconfigurations' },
] as const

/** Does the work while no webhook must be answered, and then puts them back as they were. @throws what the work throws, KubeError, TransportError */
export async function withoutAnswers<T>(client: KubeClient, work: () => Promise<T>): Promise<T> {
  const undo: (() => Promise<void>)[] = []
  for (const type of TYPES) {
    for (const configuration of await listObjects(client, type, '')) {
      const webhooks = listAt(configuration, 'webhooks').filter(isObject)
      if (!webhooks.some(mustBeAnswered)) continue
      const name = textAt(configuration, 'metadata', 'name') ?? ''
      const patch = (wanted: readonly JsonObject[]): Promise<void> =>
        mergePatchObject(client, type, '', name, { webhooks: wanted })
      undo.push(() => patch(webhooks))
      await patch(webhooks.map((webhook) => ({ ...webhook, failurePolicy: 'Ignore' })))
    }
  }
  const result = await work()
  // After an error the cluster is thrown away.
  for (const step of undo) await step()
  return result
}

function mustBeAnswered(webhook: JsonObject): boolean {
  return textAt(webhook, 'failurePolicy') !== 'Ignore'
}
