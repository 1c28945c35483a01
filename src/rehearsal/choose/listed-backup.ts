import type { BackupMetadata } from '../../backup/side-files.ts'
import type { RehearsalError } from '../../core/rehearsal-error.ts'

/** A backup of a location, as far as its `velero-backup.json` tells. */
export interface ListedBackup {
  readonly name: string
  /** Undefined for a lone tarball, and when there is a problem. */
  readonly metadata: BackupMetadata | undefined
  /** Why its metadata cannot be used. */
  readonly problem?: RehearsalError
  /** When it began, from metadata that cannot be used otherwise. */
  readonly brokenBegin?: number
}

/** Clocks of two machines may differ by so much. */
const SKEW_MS = 5 * 60_000

/** When it began, in milliseconds since 1970: what is in a backup is as old as its start. Undefined when it does not say. */
export function beginOf({ metadata }: Pick<ListedBackup, 'metadata'>): number | undefined {
  const time = Date.parse(metadata?.startTimestamp ?? metadata?.completionTimestamp ?? '')
  return Number.isNaN(time) ? undefined : time
}

/** Milliseconds since its start. Undefined when it does not say, or says a time that is still to come. */
export function ageOf(backup: Pick<ListedBackup, 'metadata'>, now: Date): number | undefined {
  const begin = beginOf(backup)
  const age = begin === undefined ? Number.NaN : now.getTime() - begin
  return age >= -SKEW_MS ? Math.max(0, age) : undefined
}

/** Velero's garbage collection may delete it at any time. */
export function isExpired({ metadata }: Pick<ListedBackup, 'metadata'>, now: Date): boolean {
  return Date.parse(metadata?.expiration ?? '') <= now.getTime()
}
