// Whether a workload is ready, told by its own status. A kind without a row is judged by the conditions that many kinds have.
import { at, isRawNumber, type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'

/** Undefined: ready. Otherwise what is missing, in a few words. */
type Readiness = (object: JsonObject) => string | undefined

const numberAt = (object: JsonObject, ...path: readonly string[]): number | undefined => {
  const value = at(object, ...path)
  if (typeof value === 'number') return value
  return isRawNumber(value) ? Number(value.rawJSON) : undefined
}

/** The controller has seen what stands in the spec. */
const isSeen = (object: JsonObject): boolean =>
  (numberAt(object, 'status', 'observedGeneration') ?? 0) >= (numberAt(object, 'metadata', 'generation') ?? 0)

const replicas =
  (...status: readonly string[]): Readiness =>
  (object) => {
    if (!isSeen(object)) return 'its controller has not seen it yet'
    const wanted = numberAt(object, 'spec', 'replicas') ?? 1
    const there = numberAt(object, 'status', ...status) ?? 0
    return there >= wanted ? undefined : `${there} of ${wanted} ready`
  }

const ROWS: Readonly<Record<string, Readiness>> = {
  Deployment: replicas('availableReplicas'),
  ReplicaSet: replicas('readyReplicas'),
  ReplicationController: replicas('readyReplicas'),
  StatefulSet: replicas('readyReplicas'),
  DaemonSet: (object) => {
    if (!isSeen(object)) return 'its controller has not seen it yet'
    const wanted = numberAt(object, 'status', 'desiredNumberScheduled') ?? 0
    const there = numberAt(object, 'status', 'numberReady') ?? 0
    return there >= wanted ? undefined : `${there} of ${wanted} ready`
  },
  Job: (object) => (hasCondition(object, 'Complete') ? undefined : 'not complete'),
  Pod: (object) => {
    const phase = textAt(object, 'status', 'phase') ?? 'Pending'
    return phase === 'Succeeded' || hasCondition(object, 'Ready')
      ? undefined
      : (waitingReason(object) ?? phase)
  },
  PersistentVolumeClaim: (object) => {
    const phase = textAt(object, 'status', 'phase') ?? 'Pending'
    return phase === 'Bound' ? undefined : phase
  },
}

/** What is missing for the object to be ready; undefined when nothing is, `unknown` when its kind has no sign of it. */
export function missingFor(object: JsonObject): string | undefined | 'unknown' {
  const row = ROWS[textAt(object, 'kind') ?? '']
  if (row !== undefined) return row(object)
  const told = ['Ready', 'Available'].filter((type) => conditionOf(object, type) !== undefined)
  if (told.length === 0) return 'unknown'
  return told.some((type) => hasCondition(object, type)) ? undefined : `not ${told.join(', not ')}`
}

/** Why a container of the pod does not run, such as `web: ImagePullBackOff`. */
function waitingReason(pod: JsonObject): string | undefined {
  const statuses = [
    ...listAt(pod, 'status', 'initContainerStatuses'),
    ...listAt(pod, 'status', 'containerStatuses'),
  ]
  for (const status of statuses) {
    const reason = textAt(status, 'state', 'waiting', 'reason')
    if (reason !== undefined && reason !== 'PodInitializing')
      return `${textAt(status, 'name') ?? ''}: ${reason}`
  }
  return undefined
}

function conditionOf(object: JsonObject, type: string): Json | undefined {
  return listAt(object, 'status', 'conditions').find((condition) => textAt(condition, 'type') === type)
}

function hasCondition(object: JsonObject, type: string): boolean {
  return textAt(conditionOf(object, type), 'status') === 'True'
}
