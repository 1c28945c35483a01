import type { Readable } from 'node:stream'
import type { Catalog } from '../backup/catalog.ts'
import { readArchive } from '../backup/read-archive.ts'
import { readSideFiles } from '../backup/read-side-files.ts'
import type { SideFiles } from '../backup/side-files.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import {
  type LocationAccess,
  type LocationOptions,
  NO_LOCATION_OPTIONS,
} from '../location/location-access.ts'
import type { Finding } from '../report/findings.ts'
import type { BackupSection } from '../report/model.ts'
import { backupFindings } from '../verify/backup/backup-findings.ts'
import { chooseBackups } from './choose/choose-backups.ts'
import { ageOf } from './choose/listed-backup.ts'
import { ANY_BACKUP, type BackupWish } from './choose/wish.ts'
import { openPlace } from './open-place.ts'

export interface ChosenBackup {
  readonly location: BackupLocation
  readonly name: string
  readonly backup: SideFiles
}

export interface WantedBackup {
  /** As the user wrote it. */
  readonly address: string
  readonly options: LocationOptions | undefined
  /** Without it: the only one. */
  readonly wish?: BackupWish
  readonly onDownload: LocationAccess['onDownload']
}

/** Which backup, and the small files beside it. Its location must be closed. @throws LOCATION_*, BACKUP_*, SIDE_FILE_BROKEN */
export async function findBackup(
  wanted: WantedBackup,
  signal: AbortSignal,
  now: Date,
): Promise<ChosenBackup> {
  const location = await openWanted(wanted, signal)
  try {
    const { which } = wanted.wish ?? ANY_BACKUP
    const wish: BackupWish =
      which.kind === 'as-in-restore' ? { ...wanted.wish, which: { kind: 'only' } } : { ...wanted.wish, which }
    const { chosen } = await chooseBackups(location, wish, now, signal)
    const name = chosen[0]?.name ?? ''
    return { location, name, backup: await readSideFiles(location, name, signal) }
  } catch (error) {
    location.close?.()
    throw error
  }
}

/** @throws LOCATION_* */
export async function openWanted(
  { address, options, wish, onDownload }: WantedBackup,
  signal: AbortSignal,
): Promise<BackupLocation> {
  const backupName = wish?.which.kind === 'named' ? wish.which.name : undefined
  return await openPlace(address, { ...(options ?? NO_LOCATION_OPTIONS), backupName, onDownload }, signal)
}

/** Reads and verifies the whole tarball. The catalog must be closed. @throws LOCATION_*, ARCHIVE_* */
export async function openCatalog(
  { location, name }: Pick<ChosenBackup, 'location' | 'name'>,
  signal: AbortSignal,
): Promise<Catalog> {
  const source: Readable | undefined = await location.open(name, '.tar.gz', signal)
  if (source === undefined) {
    throw new RehearsalError('ARCHIVE_EMPTY', `backup ${name} in ${location.url} has no ${name}.tar.gz`)
  }
  return await readArchive(source, { signal })
}

export interface OpenedBackup {
  readonly name: string
  readonly location: Pick<BackupLocation, 'url' | 'factsOf'>
  readonly backup: SideFiles | undefined
  readonly catalog: Catalog
}

/** The backup as the report shows it. `now` gives its age. */
export function backupSection({ name, location, backup, catalog }: OpenedBackup, now: Date): BackupSection {
  const metadata = backup?.metadata
  const ageMs = ageOf({ metadata }, now)
  const file = location.factsOf?.(name, '.tar.gz')
  return {
    name,
    location: location.url,
    completedAt: metadata?.completionTimestamp ?? metadata?.startTimestamp,
    ageSeconds: ageMs === undefined ? undefined : Math.round(ageMs / 1000),
    phase: metadata?.phase,
    schedule: metadata?.labels['velero.io/schedule-name'],
    sourceVersion: metadata?.annotations['velero.io/source-cluster-k8s-gitversion'],
    items: catalog.items.length,
    namespaces: namespacesOf(catalog).size,
    bytes: catalog.facts.bytes,
    unpackedBytes: catalog.facts.unpackedBytes,
    sha256: catalog.facts.sha256,
    etag: file?.etag,
    versionId: file?.versionId,
    formatVersion: metadata?.formatVersion ?? catalog.facts.formatVersion,
  }
}

/** What the records beside the archive give away about it. */
export function recordFindings(
  { name, backup, catalog }: OpenedBackup & { readonly backup: SideFiles },
  wish: BackupWish | undefined,
  now: Date,
): readonly Finding[] {
  const allowPartiallyFailed = wish?.allowPartiallyFailed === true
  return backupFindings({ name, sideFiles: backup, catalog, allowPartiallyFailed, now })
}

/** Namespaces that items live in, and namespaces that are items. */
export function namespacesOf(catalog: Catalog): ReadonlySet<string> {
  const names = new Set(catalog.itemsOf('namespaces').map((item) => item.name))
  for (const item of catalog.items) if (item.namespace !== '') names.add(item.namespace)
  return names
}
