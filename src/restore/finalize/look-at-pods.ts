import { type JsonObject, textAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { getObject, listObjects } from '../../kube/verbs.ts'
import { RESTORE_NAME_LABEL } from '../item/labels.ts'
import { labelValue } from '../select/label-value.ts'
import type { CreatedPod } from './created-pod.ts'

const PODS = { group: '', version: 'v1', resource: 'pods' }

/**
 * These pods as they are now, by uid: one list per namespace, of the pods with the label of this restore. Only a pod that is
 * missing there is asked for by its name, because somebody may have taken the label off. Undefined when the server has a fault
 * of its own: the next look may find it well. @throws KubeError when it refuses, TransportError
 */
export async function lookAtPods(
  client: KubeClient,
  restoreName: string,
  pods: readonly CreatedPod[],
): Promise<ReadonlyMap<string, JsonObject> | undefined> {
  const labelSelector = `${RESTORE_NAME_LABEL}=${labelValue(restoreName)}`
  try {
    const namespaces = [...new Set(pods.map(({ namespace }) => namespace))]
    const lists = await Promise.all(
      namespaces.map((namespace) => listObjects(client, PODS, namespace, { labelSelector })),
    )
    const found = new Map(lists.flat().map((pod) => [uidOf(pod), pod]))
    const missing = pods.filter(({ uid }) => !found.has(uid))
    const asked = await Promise.all(
      missing.map(({ namespace, name }) => getObject(client, PODS, namespace, name)),
    )
    for (const pod of asked) if (pod !== undefined) found.set(uidOf(pod), pod)
    return found
  } catch (error) {
    if (error instanceof KubeError && error.status >= 500) return undefined
    throw error
  }
}

function uidOf(pod: JsonObject): string {
  return textAt(pod, 'metadata', 'uid') ?? ''
}
