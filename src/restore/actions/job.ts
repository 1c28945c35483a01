import { dropKeysAt } from '../../core/json-edit.ts'
import type { ItemAction } from './item-action.ts'

const LABEL_MAPS = [
  ['spec', 'selector', 'matchLabels'],
  ['spec', 'template', 'metadata', 'labels'],
]

/** A-JOB: the API server refuses a Job that still carries its old UID. */
export function jobAction(stale: readonly string[]) {
  return {
    name: 'velero.io/job',
    appliesTo: ['jobs.batch'],
    isTyped: () => true,
    apply: ({ object }) => ({
      kind: 'replace',
      object: LABEL_MAPS.reduce((current, path) => dropKeysAt(current, path, stale), object),
    }),
  } as const satisfies ItemAction
}

/** Clusters from 1.27 on write the prefixed key too. */
export const job = jobAction(['controller-uid', 'batch.kubernetes.io/controller-uid'])
