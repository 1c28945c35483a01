// From what the user asked for to a Restore that can run: which backups there are, Velero's own validation, the modifiers.
import { formatDuration } from '../core/duration.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import { type LocationAccess, NO_LOCATION_OPTIONS } from '../location/location-access.ts'
import type { ChoiceSection } from '../report/model.ts'
import type { KnownBackup } from '../restore/document/choose-backup.ts'
import { profileOf } from '../restore/document/profile.ts'
import { type Validation, validateRestore } from '../restore/document/validate.ts'
import type { RestoreDocument, RestoreSpec } from '../restore/restore-document.ts'
import { parsePriorities } from '../restore/select/priorities.ts'
import { chooseBackups, NoBackupChosen } from './choose/choose-backups.ts'
import type { ListedBackup } from './choose/listed-backup.ts'
import { ANY_BACKUP, type BackupWish } from './choose/wish.ts'
import type { ChosenBackup } from './open-backup.ts'
import { openPlace } from './open-place.ts'
import type { RehearsalRequest } from './request.ts'

export interface PreparedRestore extends Omit<ChosenBackup, 'backup'> {
  /** Its spec completed, phase New. */
  readonly restore: RestoreDocument
  readonly modifiers: Validation['modifiers']
  /** What would be accepted without a word although it does nothing. */
  readonly advice: readonly string[]
  readonly choice: ChoiceSection | undefined
}

/** Velero's server would not run this Restore. Carries the document that it would have saved. */
export class RestoreRefused extends RehearsalError {
  readonly restore: RestoreDocument

  constructor(code: 'RESTORE_INVALID' | 'BACKUP_NOT_FOUND', message: string, restore: RestoreDocument) {
    super(code, message)
    this.restore = restore
  }
}

/** @throws RestoreRefused, NoBackupChosen, LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN for the metadata of a backup */
export async function prepareRestore(
  request: RehearsalRequest,
  signal: AbortSignal,
  onDownload: LocationAccess['onDownload'] = () => undefined,
  now = new Date(),
): Promise<PreparedRestore> {
  checkPriorities(request)
  const options = request.locationOptions ?? NO_LOCATION_OPTIONS
  const { backupName } = request.restore.spec
  const location = await openPlace(request.location, { ...options, backupName, onDownload }, signal)
  try {
    return await prepareFrom(request, location, now, signal)
  } catch (error) {
    location.close?.()
    throw error
  }
}

async function prepareFrom(
  request: RehearsalRequest,
  location: BackupLocation,
  now: Date,
  signal: AbortSignal,
): Promise<PreparedRestore> {
  const { restore, engine, configMaps, advice = [] } = request
  const { spec, listed, choice, none } = await pick(request, location, now, signal)
  const validation = validateRestore({
    restore: { ...restore, spec },
    profile: profileOf(engine.profile),
    backups: listed.map(knownBackup),
    configMaps,
    defaultItemOperationTimeout: formatDuration(engine.itemOperationTimeoutMs),
  })
  if (validation.errors.length > 0) throw refusal(request, location, validation, none)
  if (none !== undefined) throw none
  return {
    location,
    name: validation.spec.backupName ?? '',
    restore: { ...restore, spec: validation.spec, status: { phase: 'New' } },
    modifiers: validation.modifiers,
    advice: [...advice, ...validation.advice],
    choice,
  }
}

/** @throws OPTION_INVALID */
function checkPriorities({ engine }: RehearsalRequest): void {
  try {
    parsePriorities(engine.resourcePriorities, profileOf(engine.profile).priorities)
  } catch (error) {
    throw new RehearsalError('OPTION_INVALID', `restore-resource-priorities: ${messageOf(error)}`)
  }
}

interface Picked {
  /** With the name of the backup, when there is one. */
  readonly spec: RestoreSpec
  readonly listed: readonly ListedBackup[]
  readonly choice?: ChoiceSection
  /** Velero has words of its own for a backup of the Restore that is not there. */
  readonly none?: NoBackupChosen
}

async function pick(
  request: RehearsalRequest,
  location: BackupLocation,
  now: Date,
  signal: AbortSignal,
): Promise<Picked> {
  const { spec } = request.restore
  const wish = wishOf(request, location)
  if (wish === undefined) return { spec, listed: [] }
  try {
    const { chosen, listed, section } = await chooseBackups(location, wish, now, signal)
    const { scheduleName: _replaced, ...rest } = spec
    return { spec: { ...rest, backupName: chosen[0]?.name ?? '' }, listed, choice: section }
  } catch (error) {
    const isOfRestore = Boolean(spec.backupName) || Boolean(spec.scheduleName)
    const isAbsent =
      error instanceof NoBackupChosen && ['BACKUP_NOT_FOUND', 'BACKUP_UNFIT'].includes(error.code)
    if (isAbsent && isOfRestore) return { spec, listed: error.listed, none: error }
    throw error
  }
}

/** Undefined for a Restore that names nothing although it has to: its validation says so. */
function wishOf(request: RehearsalRequest, location: BackupLocation): BackupWish | undefined {
  const { wish = ANY_BACKUP, hasManifest } = request
  if (wish.which.kind !== 'as-in-restore') return wish
  const { backupName: name, scheduleName: schedule } = request.restore.spec
  if (name && schedule) return undefined
  if (name) return { ...wish, which: { kind: 'named', name } }
  if (schedule) return { ...wish, which: { kind: 'latest' }, schedule }
  return hasManifest && !location.isSingle ? undefined : { ...wish, which: { kind: 'only' } }
}

function knownBackup({ name, metadata }: ListedBackup): KnownBackup {
  const { labels = {}, phase, startTimestamp } = metadata ?? {}
  return { name, labels, phase, startTimestamp }
}

/** A backup that is not there is a cause of its own when nothing else is wrong. */
function refusal(
  request: RehearsalRequest,
  location: BackupLocation,
  { spec, errors }: Validation,
  none: NoBackupChosen | undefined,
): Error {
  const status = { phase: 'FailedValidation', validationErrors: errors } as const
  const restore: RestoreDocument = { ...request.restore, spec, status }
  if (
    none !== undefined &&
    errors.every((text) => /^Error retrieving backup|^No (completed )?backups found/.test(text))
  ) {
    const missing = spec.scheduleName
      ? `${errors.join('. ')} (schedule ${JSON.stringify(spec.scheduleName)} in ${location.url}).`
      : none.message
    return new RestoreRefused('BACKUP_NOT_FOUND', missing, restore)
  }
  return new RestoreRefused('RESTORE_INVALID', `the Restore is not valid: ${errors.join('; ')}`, restore)
}
