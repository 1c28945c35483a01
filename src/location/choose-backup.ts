import { readBackupMetadata } from '../backup/backup-metadata.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from './backup-location.ts'

/** A name wins over a schedule; with neither, the location must hold one backup only. */
export interface WantedBackup {
  readonly name?: string
  readonly schedule?: string
}

const SCHEDULE_LABEL = 'velero.io/schedule-name'
const NAMES_SHOWN = 5

/** The name of the backup to restore. @throws BACKUP_NOT_FOUND, BACKUP_AMBIGUOUS, LOCATION_*, SIDE_FILE_BROKEN */
export async function chooseBackup(
  location: BackupLocation,
  wanted: WantedBackup,
  signal: AbortSignal,
): Promise<string> {
  const names = await location.backupNames(signal)
  const { name, schedule } = wanted
  if (name !== undefined) {
    if (names.includes(name)) return name
    throw new RehearsalError(
      'BACKUP_NOT_FOUND',
      `There is no backup ${JSON.stringify(name)} in ${location.url}; ${held(names)}`,
    )
  }
  if (schedule !== undefined) return newestOf(location, names, schedule, signal)
  const [only] = names
  if (only === undefined)
    throw new RehearsalError('BACKUP_NOT_FOUND', `There is no backup in ${location.url}.`)
  if (names.length === 1) return only
  throw new RehearsalError('BACKUP_AMBIGUOUS', `${location.url} holds several backups: ${listed(names)}.`)
}

/** S-61, with the messages of S-33. */
async function newestOf(
  location: BackupLocation,
  names: readonly string[],
  schedule: string,
  signal: AbortSignal,
): Promise<string> {
  const candidates: { name: string; phase: string | undefined; started: number }[] = []
  for (const name of names) {
    const metadata = await readBackupMetadata(location, name, signal)
    if (metadata?.labels[SCHEDULE_LABEL] !== schedule) continue
    candidates.push({ name, phase: metadata.phase, started: timeOf(metadata.startTimestamp) })
  }
  candidates.sort((a, b) => b.started - a.started)
  const newest = candidates.find(({ phase }) => phase === 'Completed')
  if (newest !== undefined) return newest.name
  const messages = ['No completed backups found for schedule']
  if (candidates.length === 0) messages.unshift('No backups found for schedule')
  const which = `(schedule ${JSON.stringify(schedule)} in ${location.url})`
  throw new RehearsalError('BACKUP_NOT_FOUND', `${messages.join('. ')} ${which}.`)
}

/** A backup without a readable start is older than every other. */
function timeOf(timestamp: string | undefined): number {
  const time = Date.parse(timestamp ?? '')
  return Number.isNaN(time) ? 0 : time
}

function held(names: readonly string[]): string {
  return names.length === 0 ? 'it holds none.' : `it holds ${listed(names)}.`
}

function listed(names: readonly string[]): string {
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more}`
}
