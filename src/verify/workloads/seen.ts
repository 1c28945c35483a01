// One object of a workload, as far as its readiness is told by it. Pure: a body goes in and is forgotten.
import { at, type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'
import { missingFor } from '../checks/readiness.ts'

export interface Seen {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly uid: string
  /** The object that manages it. */
  readonly owner: { readonly kind: string; readonly uid: string } | undefined
  /** What is missing for it to be ready; undefined when nothing is. */
  readonly missing: string | undefined
  /** It rests because it was told to; nobody waits for it. */
  readonly rests: boolean
  readonly isPaused: boolean
  /** Conditions that say no, in their own words. */
  readonly complaints: readonly string[]
  /** Names of claims, of a pod. */
  readonly claims: readonly string[]
}

/** @param object with its apiVersion and kind */
export function seenOf(object: JsonObject): Seen {
  const kind = textAt(object, 'kind') ?? ''
  return {
    apiVersion: textAt(object, 'apiVersion') ?? '',
    kind,
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    name: textAt(object, 'metadata', 'name') ?? '',
    uid: textAt(object, 'metadata', 'uid') ?? '',
    owner: ownerOf(object),
    missing: missingNow(kind, object),
    rests: kind === 'Job' && at(object, 'spec', 'suspend') === true,
    isPaused: kind === 'Deployment' && at(object, 'spec', 'paused') === true,
    complaints: complaintsOf(kind, object),
    claims: kind === 'Pod' ? claimsOf(object) : [],
  }
}

/** A status that was restored says how the object was elsewhere: a pod that is on no node does not run. */
function missingNow(kind: string, object: JsonObject): Seen['missing'] {
  const missing = missingFor(object)
  const isNowhere = kind === 'Pod' && (textAt(object, 'spec', 'nodeName') ?? '') === ''
  if (missing === undefined && isNowhere) return 'on no node'
  return missing === 'unknown' ? undefined : missing
}

function ownerOf(object: JsonObject): Seen['owner'] {
  const owner = listAt(object, 'metadata', 'ownerReferences').find((one) => at(one, 'controller') === true)
  return owner === undefined
    ? undefined
    : { kind: textAt(owner, 'kind') ?? '', uid: textAt(owner, 'uid') ?? '' }
}

/** Conditions that are bad when they are true; all others of these kinds are good then. */
const BAD_WHEN_TRUE = new Set(['ReplicaFailure', 'Failed', 'FailureTarget', 'DisruptionTarget'])
/** They say nothing that is not said by another. */
const REPETITIONS = new Set(['ContainersReady', 'Initialized', 'PodReadyToStartContainers', 'Suspended'])

function complaintsOf(kind: string, object: JsonObject): readonly string[] {
  if (kind === 'Service' || kind === 'PersistentVolumeClaim') return []
  return listAt(object, 'status', 'conditions')
    .filter(complains)
    .map((condition) => {
      const reason = textAt(condition, 'reason') ?? textAt(condition, 'type') ?? ''
      const message = textAt(condition, 'message') ?? ''
      return message === '' ? reason : `${reason}: ${message}`
    })
}

function complains(condition: Json): boolean {
  const type = textAt(condition, 'type') ?? ''
  if (REPETITIONS.has(type)) return false
  return textAt(condition, 'status') === (BAD_WHEN_TRUE.has(type) ? 'True' : 'False')
}

function claimsOf(pod: JsonObject): readonly string[] {
  return listAt(pod, 'spec', 'volumes').flatMap(
    (volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') ?? [],
  )
}
