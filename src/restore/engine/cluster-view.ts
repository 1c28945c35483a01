import { textAt } from '../../core/json.ts'
import type { ApiResource, Discovery } from '../../kube/api-resource.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { splitGroupResource } from '../../kube/paths.ts'
import { getObject, listObjects } from '../../kube/verbs.ts'
import type { ClusterView } from '../actions/item-action.ts'

/** The resource in the version that the server prefers; undefined when it is not served. */
export function preferredOf(discovery: Discovery, groupResource: string): ApiResource | undefined {
  const { resource, group } = splitGroupResource(groupResource)
  for (const version of discovery.versionsOf(group)) {
    const found = discovery.find(group, version, resource)
    if (found !== undefined) return found
  }
  return undefined
}

/** Answers the questions of restore item actions. One list per namespace and type, shared by all that ask. */
export function clusterView(client: KubeClient, discovery: () => Discovery): ClusterView {
  const names = new Map<string, Promise<readonly string[]>>()
  return {
    async exists({ groupResource, namespace, name }) {
      const type = preferredOf(discovery(), groupResource)
      return type !== undefined && (await getObject(client, type, namespace, name)) !== undefined
    },
    namesIn(groupResource, namespace) {
      const key = `${groupResource}/${namespace}`
      const asked = names.get(key) ?? listNames(client, discovery(), groupResource, namespace)
      names.set(key, asked)
      return asked
    },
    async listAll(groupResource) {
      const type = preferredOf(discovery(), groupResource)
      return type === undefined ? [] : await listObjects(client, type, '')
    },
  }
}

async function listNames(
  client: KubeClient,
  discovery: Discovery,
  groupResource: string,
  namespace: string,
): Promise<readonly string[]> {
  const type = preferredOf(discovery, groupResource)
  if (type === undefined) return []
  const objects = await listObjects(client, type, namespace, { metadataOnly: true })
  return objects.map((object) => textAt(object, 'metadata', 'name') ?? '')
}
