import type { Readable } from 'node:stream'

/** Read-only view of one BackupStorageLocation: a folder, a lone tarball, later a bucket. No method writes. */
export interface BackupLocation {
  /** For messages. Never contains credentials or a query string. */
  readonly url: string
  /** It is one backup by its nature, as a lone tarball is. */
  readonly isSingle: boolean
  /** Names of the backups that are there, sorted; a folder counts when it holds `velero-backup.json` (F-3), a lone tarball is one backup. @throws LOCATION_* */
  backupNames(signal: AbortSignal): Promise<readonly string[]>
  /** What may be a backup, without a look at each: for a reader that opens `velero-backup.json` of each anyway. @throws LOCATION_* */
  backupFolders?(signal: AbortSignal): Promise<readonly string[]>
  /**
   * One file of one backup by its suffix in the table F-10…F-22 (`velero-backup.json`, `.tar.gz`, `-volumeinfo.json.gz`);
   * undefined when there is no such file. Read to the end or destroy. @throws LOCATION_*
   */
  open(backup: string, file: BackupFile, signal: AbortSignal): Promise<Readable | undefined>
  /** Of a file that was opened, where the location keeps such marks. */
  factsOf?(backup: string, file: BackupFile): FileFacts | undefined
  /** Bytes of a file, without reading it; undefined when there is none. @throws LOCATION_* */
  sizeOf?(backup: string, file: BackupFile, signal: AbortSignal): Promise<number | undefined>
  /** Lets go of connections. */
  close?(): void
}

/** The marks of the very version that was read. */
export interface FileFacts {
  readonly etag: string | undefined
  readonly versionId: string | undefined
}

/** Files of a backup that we read; the name of the backup goes in front of those that start with `-` or `.`. */
export type BackupFile =
  | 'velero-backup.json'
  | '.tar.gz'
  | '-podvolumebackups.json.gz'
  | '-volumesnapshots.json.gz'
  | '-volumeinfo.json.gz'
  | '-csi-volumesnapshots.json.gz'
  | '-resource-list.json.gz'
  | '-results.gz'
  | '-itemoperations.json.gz'
  | '-csi-volumesnapshotcontents.json.gz'
  | '-csi-volumesnapshotclasses.json.gz'
