import type { OptionRow } from '../option-row.ts'
import { PLANNING } from './places.ts'

/** Which backup. */
export const BACKUP_OPTIONS = {
  location: {
    type: 'text',
    group: 'backup',
    places: ['action'],
    placeholder: 'PATH',
    isRequired: true,
    doc: 'Where the backup lies: a folder that holds `backups/<name>/`, or a lone `<name>.tar.gz`.',
  },
  backup: {
    type: 'text',
    group: 'backup',
    places: [...PLANNING, 'inspect'],
    placeholder: 'NAME',
    doc: 'Name of the backup. Without it the Restore names one, or the location holds only one.',
  },
} as const satisfies Record<string, OptionRow>
