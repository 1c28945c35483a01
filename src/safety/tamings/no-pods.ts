import { at, type JsonObject, objectAt, withAt } from '../../core/json.ts'

/** No node has this label. */
const NOWHERE = 'restore-rehearsal/held'

/** Without the field the server would set 1. */
export function noReplicas(workload: JsonObject): JsonObject {
  return at(workload, 'spec', 'replicas') === 0 ? workload : withAt(workload, ['spec', 'replicas'], 0)
}

export function suspended(job: JsonObject): JsonObject {
  return at(job, 'spec', 'suspend') === true ? job : withAt(job, ['spec', 'suspend'], true)
}

/** A DaemonSet has no replicas. */
export function noDaemonPods(set: JsonObject): JsonObject {
  const path = ['spec', 'template', 'spec', 'nodeSelector']
  return withAt(set, path, { ...objectAt(set, ...path), [NOWHERE]: 'true' })
}
