import { RehearsalError } from '../../core/rehearsal-error.ts'

export interface Cloud {
  readonly blobSuffix: string
  /** Where tokens come from. */
  readonly authority: string
}

const PUBLIC: Cloud = {
  blobSuffix: 'blob.core.windows.net',
  authority: 'https://login.microsoftonline.com',
}

/** By the names that Velero's plugin and the Azure SDK for Go use for them. */
const CLOUDS: Readonly<Record<string, Cloud>> = {
  AZUREPUBLICCLOUD: PUBLIC,
  AZURECLOUD: PUBLIC,
  AZURECHINACLOUD: {
    blobSuffix: 'blob.core.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
  },
  AZUREUSGOVERNMENTCLOUD: {
    blobSuffix: 'blob.core.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
  },
  AZUREUSGOVERNMENT: {
    blobSuffix: 'blob.core.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
  },
}

/** The public one without a name. @throws LOCATION_INVALID */
export function cloudOf(name: string | undefined): Cloud {
  const cloud = name === undefined || name === '' ? PUBLIC : CLOUDS[name.toUpperCase()]
  if (cloud !== undefined) return cloud
  throw new RehearsalError(
    'LOCATION_INVALID',
    `AZURE_CLOUD_NAME ${JSON.stringify(name)} is not one of ${Object.keys(CLOUDS).join(', ')}.`,
  )
}
