import type { DownloadProgress } from './download-progress.ts'

/** How a location is reached, from the options of the user. */
export interface LocationOptions {
  /** As `spec.config` of a Velero BackupStorageLocation: `region`, `s3Url`, `storageAccount`, … */
  readonly config: Readonly<Record<string, string>>
  /** In the format of Velero's plugin for this store. Without it: the default credentials of the store's own SDK. */
  readonly credentialsFile: string | undefined
  /** PEM file with the certificates of more authorities. */
  readonly caFile: string | undefined
  /** The same as text, as a BackupStorageLocation carries it. */
  readonly caCertificates?: string | undefined
  /** Bytes that one file of a backup may have; DOWNLOAD_LIMITS has the default. */
  readonly maxBytes?: number | undefined
  /** Milliseconds that the download of one file may take. */
  readonly downloadMs?: number | undefined
  /** What to add to the message when the location may not be read. */
  readonly denied?: string | undefined
}

export interface LocationAccess extends LocationOptions {
  /** Of the backup in standard input, which does not say its own. */
  readonly backupName?: string | undefined
  /** Called now and then while a download takes long. */
  readonly onDownload: (progress: DownloadProgress) => void
  /** For tests: how patient a download is. */
  readonly patience?: Partial<ReadPatience> | undefined
  /** For tests: entries of one page of a list. Without it the store's own default. */
  readonly pageSize?: number | undefined
}

/** How long a server may be silent, and how often it may fail. */
export interface ReadPatience {
  /** For one answer, the SDK's own repetitions included; of a list: for one page. */
  readonly answerMs: number
  /** No byte for so long ends a connection. */
  readonly stallMs: number
  /** Connections in a row that may end without a single byte. */
  readonly attempts: number
  /** Before the second of them; doubles with each. */
  readonly backoffMs: number
}

export const READ_PATIENCE: ReadPatience = { answerMs: 60_000, stallMs: 30_000, attempts: 6, backoffMs: 250 }

/** Far above any honest backup, whose tarball holds no data of volumes. */
export const DOWNLOAD_LIMITS = { maxBytes: 32 * 2 ** 30, downloadMs: 60 * 60_000 } as const

export const NO_LOCATION_OPTIONS: LocationOptions = {
  config: {},
  credentialsFile: undefined,
  caFile: undefined,
}

export const PLAIN_ACCESS: LocationAccess = {
  ...NO_LOCATION_OPTIONS,
  onDownload: () => undefined,
}
