import { at, type JsonObject, objectAt, withAt } from '../../core/json.ts'

/** No node has this label. */
const NOWHERE = 'restore-rehearsal/held'

/** Without the field the server would set 1. */
export function noReplicas(workload: JsonObject): JsonObject {
  return at(workload, 'spec', 'replicas') === 0 ? workload : withAt(workload, ['spec', 'replicas'], 0)
}

/** What a rollout runs beside the replicas, its deployer and its hooks, waits for as long as it is paused. */
export function noRollout(config: JsonObject): JsonObject {
  const idle = noReplicas(config)
  return at(idle, 'spec', 'paused') === true ? idle : withAt(idle, ['spec', 'paused'], true)
}

export function suspended(job: JsonObject): JsonObject {
  return at(job, 'spec', 'suspend') === true ? job : withAt(job, ['spec', 'suspend'], true)
}

/** A DaemonSet has no replicas. */
export function noDaemonPods(set: JsonObject): JsonObject {
  const path = ['spec', 'template', 'spec', 'nodeSelector']
  return withAt(set, path, { ...objectAt(set, ...path), [NOWHERE]: 'true' })
}
