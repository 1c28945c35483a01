import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from './backup-location.ts'

const NAMES_SHOWN = 5

/** The backup of that name; without a name, the only one that there is. @throws BACKUP_NOT_FOUND, BACKUP_AMBIGUOUS, LOCATION_* */
export async function chooseBackup(
  location: BackupLocation,
  name: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const names = await location.backupNames(signal)
  if (name !== undefined) {
    if (names.includes(name)) return name
    throw new RehearsalError(
      'BACKUP_NOT_FOUND',
      `There is no backup ${JSON.stringify(name)} in ${location.url}; ${held(names)}`,
    )
  }
  const [only] = names
  if (only === undefined)
    throw new RehearsalError('BACKUP_NOT_FOUND', `There is no backup in ${location.url}.`)
  if (names.length === 1) return only
  throw new RehearsalError('BACKUP_AMBIGUOUS', `${location.url} holds several backups: ${listed(names)}.`)
}

function held(names: readonly string[]): string {
  return names.length === 0 ? 'it holds none.' : `it holds ${listed(names)}.`
}

function listed(names: readonly string[]): string {
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more}`
}
