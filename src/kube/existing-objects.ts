// What is in a target that was not empty: one list per type instead of one question per object. In a cluster that we
// have just started there is nothing to know, and nothing is listed.
import { type JsonObject, textAt } from '../core/json.ts'
import { TransportError } from './http-origin.ts'
import type { KubeClient } from './kube-client.ts'
import { KubeError } from './kube-error.ts'
import { collectionPath, type ResourcePath } from './paths.ts'
import { listPages } from './verbs.ts'

export interface ExistingObjects {
  /** The object as it was when its type was listed; undefined when it was not there. @throws KubeError, TransportError */
  find(type: ResourcePath, namespace: string, name: string): Promise<JsonObject | undefined>
  /** Lets go of the lists: the group of items that needed them is through. */
  forget(): void
}

/** Nothing exists: for a cluster that was started a moment ago. A conflict is found by the create itself. */
export const NOTHING_EXISTS: ExistingObjects = {
  find: () => Promise.resolve(undefined),
  forget: () => undefined,
}

export function listedObjects(client: KubeClient): ExistingObjects {
  const lists = new Map<string, Promise<ReadonlyMap<string, JsonObject>>>()
  return {
    async find(type, namespace, name) {
      const path = collectionPath(type, '')
      const list = lists.get(path) ?? index(client, type)
      lists.set(path, list)
      return (await list).get(`${namespace}/${name}`)
    },
    forget: () => lists.clear(),
  }
}

async function index(client: KubeClient, type: ResourcePath): Promise<ReadonlyMap<string, JsonObject>> {
  const objects = new Map<string, JsonObject>()
  try {
    for await (const page of listPages(client, type, '')) {
      for (const object of page) {
        const key = `${textAt(object, 'metadata', 'namespace') ?? ''}/${textAt(object, 'metadata', 'name') ?? ''}`
        objects.set(key, object)
      }
    }
  } catch (error) {
    // A type that is not served, or cannot be listed, is met again when its object is created.
    if (!(error instanceof KubeError || error instanceof TransportError)) throw error
  }
  return objects
}
