import type { Finding, FindingWeight, ObjectReference } from '../../report/findings.ts'
import type { CollectedObject, WorkloadTrouble } from '../../report/workloads-section.ts'
import { WORKLOAD_CLASSES, type WorkloadClass } from './classes.ts'

/** Controllers make these again from what manages them. */
const EVERYDAY = new Set(['Pod', 'ReplicaSet', 'ControllerRevision', 'Endpoints', 'EndpointSlice'])

/** @param trouble its class is one of ours */
export function troubleFinding(trouble: WorkloadTrouble & { readonly class: WorkloadClass }): Finding {
  const { missing, why, inBackup } = trouble
  const before = inBackup === 'not-ready' ? '; it was not ready in the backup either' : ''
  return {
    source: 'workloads',
    class: trouble.class,
    weight: weightOf(WORKLOAD_CLASSES[trouble.class].weight, inBackup),
    object: referenceTo(trouble),
    message: `${[missing, why[0]].filter((part) => part !== undefined && part !== '').join(': ')}${before}`,
  }
}

/** What did not run when it was backed up need not run now. */
function weightOf(weight: FindingWeight, inBackup: WorkloadTrouble['inBackup']): FindingWeight {
  return weight === 'fail' && inBackup === 'not-ready' ? 'warn' : weight
}

export function collectedFinding(object: CollectedObject): Finding {
  const why = object.why === undefined ? '' : `: ${object.why}`
  return {
    source: 'workloads',
    class: 'collected',
    weight: EVERYDAY.has(object.kind) ? 'info' : WORKLOAD_CLASSES.collected.weight,
    object: referenceTo(object),
    message: `was restored, and a controller removed it${why}`,
  }
}

function referenceTo({ apiVersion, kind, namespace, name }: ObjectReference): ObjectReference {
  return { apiVersion, kind, namespace, name }
}
