// Is everything that the server said it stored really there? Asked by lists, one per type; an object counts only
// under the uid that the server gave it.
import { textAt } from '../core/json.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { splitApiVersion } from '../kube/paths.ts'
import { listPages } from '../kube/verbs.ts'
import type { CreatedObject } from '../restore/engine/context.ts'
import type { Ledger } from '../restore/ledger.ts'

export interface ReadBack {
  readonly asked: number
  readonly found: number
  readonly missing: number
}

/** Items whose object is gone are revised to failed in the ledger. @throws KubeError, TransportError */
export async function readBack(
  client: KubeClient,
  stored: readonly CreatedObject[],
  ledger: Ledger,
): Promise<ReadBack> {
  const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`)
  let found = 0
  for (const objects of byType.values()) {
    const present = await listUids(client, objects)
    for (const object of objects) {
      const uid = present.get(`${object.namespace}/${object.name}`)
      if (uid === object.uid) found += 1
      else reviseVanished(ledger, object, uid !== undefined)
    }
  }
  return { asked: stored.length, found, missing: stored.length - found }
}

async function listUids(
  client: KubeClient,
  objects: readonly CreatedObject[],
): Promise<ReadonlyMap<string, string>> {
  const uids = new Map<string, string>()
  const [first] = objects
  if (first === undefined) return uids
  const type = { ...splitApiVersion(first.apiVersion), resource: first.resource }
  // One namespace is listed alone: a shared cluster may hold far more than what was restored.
  const namespaces = new Set(objects.map(({ namespace }) => namespace))
  const scope = namespaces.size === 1 ? first.namespace : ''
  for await (const page of listPages(client, type, scope, { metadataOnly: true })) {
    for (const object of page) {
      const key = `${textAt(object, 'metadata', 'namespace') ?? ''}/${textAt(object, 'metadata', 'name') ?? ''}`
      uids.set(key, textAt(object, 'metadata', 'uid') ?? '')
    }
  }
  return uids
}

function reviseVanished(ledger: Ledger, object: CreatedObject, isReplaced: boolean): void {
  if (object.index === undefined) return
  const detail = isReplaced ? 'another object has taken its name' : 'it is not in the cluster'
  ledger.revise(object.index, { kind: 'failed', reason: 'vanished', detail })
}
