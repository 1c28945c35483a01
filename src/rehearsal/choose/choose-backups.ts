// The way from a wish to backups: as few reads of the location as the wish allows, then one pure decision.
import { type ErrorCode, RehearsalError } from '../../core/rehearsal-error.ts'
import type { BackupLocation } from '../../location/backup-location.ts'
import type { ChoiceSection } from '../../report/model.ts'
import { listBackup, listBackups } from './list-backups.ts'
import type { ListedBackup } from './listed-backup.ts'
import { type Selection, selectBackups } from './select.ts'
import { type BackupWish, wishText } from './wish.ts'

export interface Choice {
  /** Not empty, newest first. */
  readonly chosen: readonly ListedBackup[]
  /** Everything that was looked at. */
  readonly listed: readonly ListedBackup[]
  readonly section: ChoiceSection
}

/** Nothing fits. The report shows what was looked at. */
export class NoBackupChosen extends RehearsalError {
  readonly section: ChoiceSection
  readonly listed: readonly ListedBackup[]

  constructor(code: ErrorCode, message: string, section: ChoiceSection, listed: readonly ListedBackup[]) {
    super(code, message)
    this.section = section
    this.listed = listed
  }
}

const NAMES_SHOWN = 5
const MAX_PASSED_OVER = 50

/** @param wish not `as-in-restore` @throws NoBackupChosen with BACKUP_* or SIDE_FILE_BROKEN; LOCATION_* */
export async function chooseBackups(
  location: BackupLocation,
  wish: BackupWish,
  now: Date,
  signal: AbortSignal,
): Promise<Choice> {
  const listed = await candidates(location, wish, signal)
  const selection = selectBackups(listed, wish, now)
  const section = sectionOf(wish, listed, selection)
  if (selection.problem === undefined) return { chosen: selection.chosen, listed, section }
  const { code, message } = selection.problem
  const isMissing = listed.length === 0 && code === 'BACKUP_NOT_FOUND'
  const text = isMissing ? await missingText(location, wish, signal) : `${location.url}: ${message}`
  throw new NoBackupChosen(code, text, section, listed)
}

/** A bucket may hold thousands: for one that is named nothing else is read, and the only one needs no look at many. */
async function candidates(
  location: BackupLocation,
  wish: BackupWish,
  signal: AbortSignal,
): Promise<readonly ListedBackup[]> {
  const { which, schedule, labels } = wish
  if (which.kind === 'named') return onlyThere(await listBackup(location, which.name, signal))
  if (which.kind !== 'only' || schedule !== undefined || labels !== undefined) {
    return await listBackups(location, signal)
  }
  const names = await location.backupNames(signal)
  const [only] = names
  if (only === undefined) return []
  if (names.length === 1) return onlyThere(await listBackup(location, only, signal))
  const section = { wish: wishText(wish), considered: names.length, chosen: [], passedOver: [] }
  const text = `${location.url} holds several backups: ${shown(names)}.`
  throw new NoBackupChosen('BACKUP_AMBIGUOUS', text, section, [])
}

function onlyThere(backup: ListedBackup | undefined): readonly ListedBackup[] {
  return backup === undefined ? [] : [backup]
}

async function missingText(
  location: BackupLocation,
  { which }: BackupWish,
  signal: AbortSignal,
): Promise<string> {
  if (which.kind !== 'named') return `There is no backup in ${location.url}.`
  const names = await location.backupNames(signal)
  const held = names.length === 0 ? 'it holds none.' : `it holds ${shown(names)}.`
  return `There is no backup ${JSON.stringify(which.name)} in ${location.url}; ${held}`
}

function shown(names: readonly string[]): string {
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more}`
}

function sectionOf(
  wish: BackupWish,
  listed: readonly ListedBackup[],
  { chosen, passedOver }: Selection,
): ChoiceSection {
  return {
    wish: wishText(wish),
    considered: listed.length,
    chosen: chosen.map(({ name }) => name),
    passedOver: passedOver.slice(0, MAX_PASSED_OVER).map(({ name, why }) => ({ name, why })),
  }
}
