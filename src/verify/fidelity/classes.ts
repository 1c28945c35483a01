import type { FindingWeight } from '../../report/findings.ts'

/** What fidelity can find. The weights are what counts when no gate says otherwise. */
export const FIDELITY_CLASSES = {
  'dropped-field': { weight: 'warn', doc: 'a field was sent, and the server did not store it' },
  'changed-value': { weight: 'warn', doc: 'another value is stored than was sent' },
  'lost-number': { weight: 'warn', doc: 'a number lost digits' },
  'added-field': {
    weight: 'info',
    doc: 'a field is stored that was not sent and is no default: admission added it',
  },
  'changed-after-creation': {
    weight: 'warn',
    doc: 'something else changed the object after the restore had created it',
  },
} as const satisfies Record<string, { readonly weight: FindingWeight; readonly doc: string }>

export type FidelityClass = keyof typeof FIDELITY_CLASSES
