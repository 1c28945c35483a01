// Where options may be given, in the combinations that come up more than once.
import type { Place } from '../option-row.ts'

export const RUN = ['run', 'action'] as const satisfies readonly Place[]
export const RESTORING = ['run', 'restore', 'action'] as const satisfies readonly Place[]
export const PLANNING = ['run', 'restore', 'plan', 'expect', 'action'] as const satisfies readonly Place[]
/** One backup of a location. */
export const READING = [...PLANNING, 'inspect', 'lint'] as const satisfies readonly Place[]
export const LOCATED = [...READING, 'backups'] as const satisfies readonly Place[]
export const COMMANDS = [
  'run',
  'restore',
  'plan',
  'expect',
  'inspect',
  'backups',
  'lint',
  'attest',
  'cluster up',
  'cluster down',
  'cluster prefetch',
] as const satisfies readonly Place[]
