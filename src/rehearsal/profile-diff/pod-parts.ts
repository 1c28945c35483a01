import { type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'

/** In both profiles, and of earlier restores. */
const WAITERS = ['restic-wait', 'restore-wait']

/** Init containers that wait for the data of volumes. */
export function waitersOf(pod: JsonObject): readonly Json[] {
  return listAt(pod, 'spec', 'initContainers').filter(isWaiter)
}

function isWaiter(container: Json): boolean {
  return WAITERS.includes(textAt(container, 'name') ?? '')
}

export function namesOf(containers: readonly Json[]): readonly string[] {
  return containers.map((container) => textAt(container, 'name') ?? '')
}

const POD_SPECS = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
]

/** Images of a pod or of anything that makes pods; those of containers that wait for data are none of the backup. */
export function imagesOf(object: JsonObject): readonly string[] {
  return POD_SPECS.flatMap((path) =>
    [...listAt(object, ...path, 'initContainers'), ...listAt(object, ...path, 'containers')]
      .filter((container) => !isWaiter(container))
      .map((container) => textAt(container, 'image') ?? ''),
  )
}
