// What `rehearse backups` shows: every backup of a location by its metadata alone. No tarball is read.
import { formatProblem } from '../backup/format-version.ts'
import { mapConcurrent } from '../core/map-concurrent.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import { SCHEDULE_LABEL } from '../restore/document/choose-backup.ts'
import { compileSelector } from '../restore/select/label-selector.ts'
import { listBackups } from './choose/list-backups.ts'
import { ageOf, beginOf, isExpired, type ListedBackup } from './choose/listed-backup.ts'
import { openWanted, type WantedBackup } from './open-backup.ts'

export interface BackupRows {
  readonly location: string
  /** Newest first; what does not say when it began comes before them. */
  readonly backups: readonly BackupRow[]
}

/** Undefined: the metadata does not say. */
export interface BackupRow {
  readonly name: string
  readonly schedule: string | undefined
  /** ISO 8601. */
  readonly beganAt: string | undefined
  readonly ageSeconds: number | undefined
  readonly phase: string | undefined
  /** As Velero counted them. */
  readonly items: number | undefined
  /** Of the tarball. */
  readonly bytes: number | undefined
  readonly expiresAt: string | undefined
  /** Velero may delete it at any time. */
  readonly isExpired: boolean
  readonly errors: number | undefined
  readonly warnings: number | undefined
  /** What is wrong with its files; empty when nothing is. */
  readonly problems: readonly string[]
}

const LOOKS_AT_ONCE = 16

/** @throws LOCATION_* */
export async function backupRows(
  wanted: WantedBackup,
  signal: AbortSignal,
  now = new Date(),
): Promise<BackupRows> {
  const location = await openWanted(wanted, signal)
  try {
    const hasLabels = compileSelector(wanted.wish?.labels ?? {})
    const rows: { readonly row: BackupRow; readonly begin: number }[] = []
    await mapConcurrent(await listBackups(location, signal), LOOKS_AT_ONCE, signal, async (backup) => {
      // One that cannot be read may have any labels.
      if (backup.problem === undefined && !hasLabels(backup.metadata?.labels ?? {})) return
      const bytes = await location.sizeOf?.(backup.name, '.tar.gz', signal)
      const begin = beginOf(backup) ?? backup.brokenBegin ?? Number.POSITIVE_INFINITY
      rows.push({ row: rowOf(location, backup, bytes, now), begin })
    })
    rows.sort((a, b) => (a.begin === b.begin ? (a.row.name < b.row.name ? -1 : 1) : b.begin - a.begin))
    return { location: location.url, backups: rows.map(({ row }) => row) }
  } finally {
    location.close?.()
  }
}

function rowOf(
  location: BackupLocation,
  backup: ListedBackup,
  bytes: number | undefined,
  now: Date,
): BackupRow {
  const { name, metadata, problem } = backup
  const age = ageOf(backup, now)
  const isMissing = bytes === undefined && location.sizeOf !== undefined
  return {
    name,
    schedule: metadata?.labels[SCHEDULE_LABEL],
    beganAt: metadata?.startTimestamp ?? metadata?.completionTimestamp,
    ageSeconds: age === undefined ? undefined : Math.round(age / 1_000),
    phase: metadata?.phase,
    items: metadata?.itemsBackedUp,
    bytes,
    expiresAt: metadata?.expiration,
    isExpired: isExpired(backup, now),
    errors: metadata?.errors,
    warnings: metadata?.warnings,
    problems: [
      problem?.message,
      formatProblem(metadata?.formatVersion),
      isMissing ? `There is no ${name}.tar.gz.` : undefined,
      bytes === 0 ? `${name}.tar.gz has no bytes.` : undefined,
    ].filter((text) => text !== undefined),
  }
}
