// Everything that is in a cluster, asked directly and not through any fault.
import { type JsonObject, objectAt, textAt } from '../../src/core/json.ts'
import { isBuiltInObject } from '../../src/kube/built-in-objects.ts'
import { discover } from '../../src/kube/discovery.ts'
import type { KubeClient } from '../../src/kube/kube-client.ts'
import { joinGroupResource } from '../../src/kube/paths.ts'
import { listPages } from '../../src/kube/verbs.ts'

/** `resource.group namespace name` → the object. What every cluster makes by itself is left out. */
export type Snapshot = ReadonlyMap<string, JsonObject>

export function keyOf(groupResource: string, namespace: string, name: string): string {
  return `${groupResource} ${namespace} ${name}`
}

export function uidOf(object: JsonObject | undefined): string | undefined {
  return textAt(object, 'metadata', 'uid')
}

export async function takeSnapshot(client: KubeClient): Promise<Snapshot> {
  const objects = new Map<string, JsonObject>()
  const listed = new Set<string>()
  for (const type of (await discover(client)).resources) {
    const groupResource = joinGroupResource(type.resource, type.group)
    if (listed.has(groupResource) || !type.verbs.includes('list')) continue
    listed.add(groupResource)
    for await (const page of listPages(client, type, '')) {
      for (const object of page) {
        const { namespace = '', name = '' } = objectAt(object, 'metadata')
        const place = { namespace: String(namespace), name: String(name) }
        const isOwn = isBuiltInObject({ group: type.group, kind: type.kind, ...place })
        if (!isOwn && !MADE_BY_SERVERS.has(groupResource))
          objects.set(keyOf(groupResource, place.namespace, place.name), object)
      }
    }
  }
  return objects
}

/** They come and go with what was restored, or are made up for the one who asks. */
const MADE_BY_SERVERS = new Set([
  'apiservices.apiregistration.k8s.io',
  'componentstatuses',
  'events',
  'events.events.k8s.io',
])
