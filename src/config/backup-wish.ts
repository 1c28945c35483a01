import type { BackupWish } from '../rehearsal/choose/wish.ts'
import type { Reading } from './label-selector.ts'
import type { BackupChoice } from './option-row.ts'
import type { OptionValues } from './options.ts'

const SCHEDULE = 'latest:schedule='

/** `nightly-1`, `latest`, `latest:schedule=nightly`. No name of a backup holds a colon. */
export function parseBackupChoice(text: string): Reading<BackupChoice> {
  if (text === 'latest') return { value: { which: { kind: 'latest' } } }
  if (text.startsWith(SCHEDULE) && text.length > SCHEDULE.length) {
    return { value: { which: { kind: 'latest' }, schedule: text.slice(SCHEDULE.length) } }
  }
  if (text !== '' && !text.includes(':')) return { value: { which: { kind: 'named', name: text } } }
  return { problem: `'${text}' is neither the name of a backup, nor latest, nor latest:schedule=NAME` }
}

/** The options that say which backups are meant. */
export function backupWish(values: OptionValues): BackupWish {
  return {
    which: { kind: values.all ? 'all' : 'as-in-restore' },
    ...values.backup,
    labels: values['backup-selector'],
    allowPartiallyFailed: values['allow-partially-failed'],
    minAgeMs: values['min-age'],
    maxAgeMs: values['max-age'],
  }
}
