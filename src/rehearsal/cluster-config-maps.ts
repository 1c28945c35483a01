// The ConfigMaps that Velero's server would find in the target: they have to be there before the Restore is validated (S-37).
import { type JsonObject, textAt, textMapAt } from '../core/json.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import { getObject, listObjects } from '../kube/verbs.ts'
import { PLUGIN_CONFIG_LABEL } from '../restore/actions/action-config.ts'
import type { ConfigMap, RestoreDocument } from '../restore/restore-document.ts'
import { USER_LIST } from '../restore/select/versions.ts'

const CONFIG_MAPS = { group: '', version: 'v1', resource: 'configmaps' }

/**
 * Out of the Restore's namespace: configurations of actions, resource modifiers that the Restore names (S-17), and the
 * list of API versions. What is not there is left out. @throws CLUSTER_DENIED, CLUSTER_UNREACHABLE, the signal's reason
 */
export async function clusterConfigMaps(
  client: KubeClient,
  { metadata: { namespace }, spec: { resourceModifier } }: RestoreDocument,
  signal: AbortSignal,
): Promise<readonly ConfigMap[]> {
  const isNamed = resourceModifier?.kind?.toLowerCase() === 'configmap' && resourceModifier.name
  const names = [...(isNamed ? [isNamed] : []), USER_LIST.configMap]
  try {
    const configured = await listObjects(client, CONFIG_MAPS, namespace, {
      labelSelector: PLUGIN_CONFIG_LABEL,
    })
    const named = await Promise.all(names.map((name) => getObject(client, CONFIG_MAPS, namespace, name)))
    const found = [...configured, ...named].flatMap((object) =>
      object ? [configMapOf(object, namespace)] : [],
    )
    return [...new Map(found.map((configMap) => [configMap.name, configMap])).values()]
  } catch (error) {
    signal.throwIfAborted()
    throw unreadable(namespace, error)
  }
}

function configMapOf(object: JsonObject, namespace: string): ConfigMap {
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace,
    labels: textMapAt(object, 'metadata', 'labels'),
    data: textMapAt(object, 'data'),
  }
}

function unreadable(namespace: string, cause: unknown): RehearsalError {
  const isDenied = cause instanceof KubeError && (cause.status === 401 || cause.status === 403)
  return new RehearsalError(
    isDenied ? 'CLUSTER_DENIED' : 'CLUSTER_UNREACHABLE',
    `the ConfigMaps of namespace ${namespace} cannot be read: ${messageOf(cause)}`,
    { cause },
  )
}
