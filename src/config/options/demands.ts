import type { OptionRow } from '../option-row.ts'
import { PLANNING, RESTORING } from './places.ts'

/** What must be true of the result. */
export const DEMAND_OPTIONS = {
  'rehearsal-file': {
    type: 'text',
    group: 'demands',
    places: PLANNING,
    placeholder: 'FILE',
    short: 'r',
    doc: 'File that says which backup, what of it, and what must be true afterwards: checks, gates, known failures. docs/rehearsal-file.md has its keys. Single options win over it.',
  },
  baseline: {
    type: 'text',
    group: 'demands',
    places: RESTORING,
    placeholder: 'FILE',
    doc: 'The report.json of an earlier run. Types that are gone, counts that shrank, and a restore that became slow fail the run; items that fail for the first time are told as new.',
  },
  'baseline-tolerance': {
    type: 'percent',
    group: 'demands',
    places: RESTORING,
    placeholder: 'SHARE',
    doc: 'By how much the objects of a type in a namespace may become fewer than in the baseline: `5%`. Without it: 5%.',
  },
  'slower-than': {
    type: 'factor',
    group: 'demands',
    places: RESTORING,
    placeholder: 'FACTOR',
    doc: 'The restore may take at most so many times as long as in the baseline: `2x`. A difference below a second does not count. Without it the time is not compared.',
  },
  'fail-on-new-only': {
    type: 'boolean',
    group: 'demands',
    places: RESTORING,
    doc: 'Items, findings and checks that failed in the baseline as well do not fail the run.',
  },
} as const satisfies Record<string, OptionRow>
