import type { FindingWeight } from '../findings.ts'

/** What can be said about whom the API server would have asked. The weights are what counts when no gate says otherwise. */
export const ADMISSION_CLASSES = {
  'webhook-would-block': {
    weight: 'warn',
    doc: 'a webhook must be asked about items of this restore, and nothing in the backup answers for it: a restore for real stops at them',
  },
  'conversion-would-block': {
    weight: 'warn',
    doc: 'items are written in another version than the one that is stored, and nothing in the backup answers for the webhook that converts them',
  },
  'webhook-not-asked': {
    weight: 'info',
    doc: 'a webhook would have been asked about items of this restore, and was not',
  },
  'conversion-not-asked': {
    weight: 'info',
    doc: 'a conversion webhook would have been asked about items of this restore, and was not',
  },
  'aggregated-api-not-asked': {
    weight: 'info',
    doc: 'items belong to an API that another server answers, and it was not asked',
  },
} as const satisfies Record<string, { readonly weight: FindingWeight; readonly doc: string }>

export type AdmissionClass = keyof typeof ADMISSION_CLASSES
