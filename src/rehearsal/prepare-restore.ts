// From what the user asked for to a Restore that can run: which backups there are, Velero's own validation, the modifiers.
import { formatDuration } from '../core/duration.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import { chooseBackup } from '../location/choose-backup.ts'
import { type LocationAccess, NO_LOCATION_OPTIONS } from '../location/location-access.ts'
import { openLocation } from '../location/open-location.ts'
import { profileOf } from '../restore/document/profile.ts'
import { type Validation, validateRestore } from '../restore/document/validate.ts'
import type { RestoreDocument, RestoreSpec } from '../restore/restore-document.ts'
import { parsePriorities } from '../restore/select/priorities.ts'
import { knownBackups } from './known-backups.ts'
import type { ChosenBackup } from './open-backup.ts'
import type { RehearsalRequest } from './request.ts'

export interface PreparedRestore extends Omit<ChosenBackup, 'backup'> {
  /** Its spec completed, phase New. */
  readonly restore: RestoreDocument
  readonly modifiers: Validation['modifiers']
  /** What Velero accepts without a word although it does nothing. */
  readonly advice: readonly string[]
}

/** Velero's server would not run this Restore. Carries the document that it would have saved. */
export class RestoreRefused extends RehearsalError {
  readonly restore: RestoreDocument

  constructor(code: 'RESTORE_INVALID' | 'BACKUP_NOT_FOUND', message: string, restore: RestoreDocument) {
    super(code, message)
    this.restore = restore
  }
}

/** @throws RestoreRefused, LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN for the metadata of a backup */
export async function prepareRestore(
  request: RehearsalRequest,
  signal: AbortSignal,
  onDownload: LocationAccess['onDownload'] = () => undefined,
): Promise<PreparedRestore> {
  checkPriorities(request)
  const options = request.locationOptions ?? NO_LOCATION_OPTIONS
  const { backupName } = request.restore.spec
  const location = await openLocation(request.location, signal, { ...options, backupName, onDownload })
  const spec = await withImpliedBackup(request, location, signal)
  const { restore, engine, configMaps } = request
  const validation = validateRestore({
    restore: { ...restore, spec },
    profile: profileOf(engine.profile),
    backups: await knownBackups(location, spec, signal),
    configMaps,
    defaultItemOperationTimeout: formatDuration(engine.itemOperationTimeoutMs),
  })
  if (validation.errors.length > 0) throw await refusal(request, location, validation, signal)
  const name = validation.spec.backupName ?? ''
  return {
    location,
    name,
    restore: { ...restore, spec: validation.spec, status: { phase: 'New' } },
    modifiers: validation.modifiers,
    advice: validation.advice,
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

/** A lone tarball, or a run without a manifest, need not say which backup: there must be one only. */
async function withImpliedBackup(
  request: RehearsalRequest,
  location: BackupLocation,
  signal: AbortSignal,
): Promise<RestoreSpec> {
  const { spec } = request.restore
  const isNamed = Boolean(spec.backupName) || Boolean(spec.scheduleName)
  if (isNamed || (request.hasManifest && !location.isSingle)) return spec
  return { ...spec, backupName: await chooseBackup(location, undefined, signal) }
}

/** A backup that is not there is a cause of its own when nothing else is wrong. */
async function refusal(
  request: RehearsalRequest,
  location: BackupLocation,
  { spec, errors }: Validation,
  signal: AbortSignal,
): Promise<Error> {
  const status = { phase: 'FailedValidation', validationErrors: errors } as const
  const restore: RestoreDocument = { ...request.restore, spec, status }
  if (errors.every((text) => /^Error retrieving backup|^No (completed )?backups found/.test(text))) {
    const missing = spec.scheduleName
      ? `${errors.join('. ')} (schedule ${JSON.stringify(spec.scheduleName)} in ${location.url}).`
      : await missingBackup(location, spec.backupName ?? '', signal)
    if (missing !== undefined) return new RestoreRefused('BACKUP_NOT_FOUND', missing, restore)
  }
  return new RestoreRefused('RESTORE_INVALID', `the Restore is not valid: ${errors.join('; ')}`, restore)
}

/** In our own words, which name the backups that are there. */
async function missingBackup(
  location: BackupLocation,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const error = await chooseBackup(location, name, signal).catch((error: unknown) => error)
  return error instanceof RehearsalError ? error.message : undefined
}
