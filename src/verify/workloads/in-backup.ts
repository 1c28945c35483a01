import { isObject, type Json, objectAt, textAt } from '../../core/json.ts'
import type { WorkloadTrouble } from '../../report/workloads-section.ts'
import { missingFor } from '../checks/readiness.ts'

/** Kinds whose controller says how far it has come; without that their status is none. */
const OBSERVED = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet'])

/** Whether the object was ready when it was backed up, by the status in the archive. */
export function readinessInBackup(kind: string, body: Json): WorkloadTrouble['inBackup'] {
  if (!isObject(body)) return 'unknown'
  const status = objectAt(body, 'status')
  const isTold =
    Object.keys(status).length > 0 &&
    (!OBSERVED.has(kind) || status.observedGeneration !== undefined) &&
    (kind !== 'Pod' || textAt(status, 'phase') !== undefined)
  if (!isTold) return 'unknown'
  const missing = missingFor({ ...body, kind })
  if (missing === 'unknown') return 'unknown'
  return missing === undefined ? 'ready' : 'not-ready'
}
