// What controllers did to the restored objects of all types, seen in one walk when everything has settled.
import { textAt } from '../../core/json.ts'
import { mapConcurrent } from '../../core/map-concurrent.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { ControllerChange } from '../../report/workloads-section.ts'
import type { CreatedObject } from '../../restore/engine/context.ts'
import { listStored } from '../list-stored.ts'
import { createChanges } from './changes.ts'

export interface Aftermath {
  readonly changed: readonly ControllerChange[]
  /** Gone, or replaced by another of the same name. */
  readonly gone: readonly CreatedObject[]
}

const LANES = 3

/** @param ours our name among the managers of an object; undefined: they come from the backup and tell nothing @throws KubeError, TransportError */
export async function lookAtAftermath(
  client: KubeClient,
  stored: readonly CreatedObject[],
  ours: string | undefined,
  signal: AbortSignal,
): Promise<Aftermath> {
  const changes = createChanges(ours ?? '')
  const gone: CreatedObject[] = []
  const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`)
  await mapConcurrent(byType.values(), LANES, signal, async (objects) => {
    const waiting = new Map(objects.map((object) => [object.uid, object]))
    for await (const object of listStored(client, objects)) {
      const uid = textAt(object, 'metadata', 'uid') ?? ''
      if (!waiting.delete(uid)) continue
      if (ours !== undefined) changes.add(object)
    }
    // One by one: so many may be gone that they are too many arguments.
    for (const object of waiting.values()) gone.push(object)
  })
  return { changed: changes.groups(), gone: gone.toSorted(byName) }
}

function byName(a: CreatedObject, b: CreatedObject): number {
  return keyOf(a) < keyOf(b) ? -1 : 1
}

function keyOf({ kind, namespace, name }: CreatedObject): string {
  return `${kind}\u0000${namespace}\u0000${name}`
}
