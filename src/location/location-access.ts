import type { DownloadProgress } from './download-progress.ts'

/** How a location is reached, from the options of the user. */
export interface LocationOptions {
  /** As `spec.config` of a Velero BackupStorageLocation: `region`, `s3Url`, `storageAccount`, … */
  readonly config: Readonly<Record<string, string>>
  /** In the format of Velero's plugin for this store. Without it: the default credentials of the store's own SDK. */
  readonly credentialsFile: string | undefined
  /** PEM file with the certificates of more authorities. */
  readonly caFile: string | undefined
}

export interface LocationAccess extends LocationOptions {
  /** Of the backup in standard input, which does not say its own. */
  readonly backupName?: string | undefined
  /** Called now and then while a download takes long. */
  readonly onDownload: (progress: DownloadProgress) => void
}

export const NO_LOCATION_OPTIONS: LocationOptions = {
  config: {},
  credentialsFile: undefined,
  caFile: undefined,
}

export const PLAIN_ACCESS: LocationAccess = {
  ...NO_LOCATION_OPTIONS,
  onDownload: () => undefined,
}
