// Addresses of stores. Each store's SDK is loaded when an address needs it.
import { readFile } from 'node:fs/promises'
import { credentialValues } from '../core/credential-values.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { maskerOf } from '../core/secret-forms.ts'
import type { BackupLocation } from './backup-location.ts'
import { DOWNLOAD_LIMITS, type LocationAccess, READ_PATIENCE } from './location-access.ts'
import type { ObjectStore } from './object-store.ts'
import { refineWith } from './refine-error.ts'
import { shownAddress } from './shown-address.ts'
import { openStoreLocation } from './store-location.ts'

interface Scheme {
  /** How an address looks, for messages. */
  readonly form: string
  /** Names in front of the prefix. */
  readonly names: number
  readonly open: (names: readonly string[], access: LocationAccess) => Promise<ObjectStore>
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  s3: {
    form: 's3://bucket/prefix',
    names: 1,
    open: async ([bucket = ''], access) => (await import('./s3/open-s3.ts')).openS3(bucket, access),
  },
  azblob: {
    form: 'azblob://account/container/prefix',
    names: 2,
    open: async ([account = '', container = ''], access) =>
      (await import('./azure/open-azure.ts')).openAzure(account, container, access),
  },
  gs: {
    form: 'gs://bucket/prefix',
    names: 1,
    open: async ([bucket = ''], access) => (await import('./gcs/open-gcs.ts')).openGcs(bucket, access),
  },
}

/** Of buckets, containers and accounts: nothing in them could be a password. */
const NAME = /^[a-z0-9$][a-z0-9._$-]*$/i

/** @throws LOCATION_* */
export async function openStore(
  scheme: string,
  text: string,
  access: LocationAccess,
  signal: AbortSignal,
): Promise<BackupLocation> {
  const mask = await maskOf(text, access)
  const refine = refineWith(mask, access.denied)
  let store: ObjectStore | undefined
  try {
    const opened = await storeOf(scheme, text, access)
    store = opened.store
    const place = {
      ...opened,
      url: mask(shownAddress(trimmed(text))),
      onDownload: access.onDownload,
      patience: { ...READ_PATIENCE, ...access.patience },
      maxBytes: access.maxBytes ?? DOWNLOAD_LIMITS.maxBytes,
      downloadMs: access.downloadMs ?? DOWNLOAD_LIMITS.downloadMs,
      refine,
    }
    return await openStoreLocation(place, signal)
  } catch (error) {
    store?.close()
    signal.throwIfAborted()
    throw refine(error)
  }
}

async function maskOf(
  text: string,
  { config, credentialsFile }: LocationAccess,
): Promise<(text: string) => string> {
  const sources = {
    environment: process.env,
    address: text,
    files: [credentialsFile, config.customerKeyEncryptionFile],
    keyVariable: config.storageAccountKeyEnvVar,
  }
  return maskerOf(await credentialValues(sources, (path) => readFile(path)))
}

/** The rest of an address may hold credentials, so messages do not repeat it. */
async function storeOf(
  scheme: string,
  text: string,
  access: LocationAccess,
): Promise<{ readonly store: ObjectStore; readonly prefix: string }> {
  if (scheme === 'http' || scheme === 'https') {
    if (!URL.canParse(text)) throw invalid('The address of the location is not a valid URL.')
    const address = new URL(text)
    const { openHttp } = await import('./http/open-http.ts')
    return { store: await openHttp(address, access), prefix: trimmed(decoded(address.pathname)) }
  }
  const known = SCHEMES[scheme]
  if (known === undefined) {
    const forms = Object.values(SCHEMES).map(({ form }) => form)
    throw invalid(
      `Locations that begin with ${scheme}:// cannot be read; there are ${forms.join(', ')}, https://.`,
    )
  }
  // Not by URL: the names of objects may hold any character, a `?` or `#` as well.
  const parts = trimmed(text.slice(scheme.length + '://'.length)).split('/')
  const names = parts.slice(0, known.names)
  if (names.length < known.names || !names.every((name) => NAME.test(name))) {
    throw invalid(`The location is not of the form ${known.form}.`)
  }
  const store = await known.open(names, access)
  return { store, prefix: parts.slice(known.names).join('/') }
}

function trimmed(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw invalid('The address of the location is not encoded as a URL has to be.')
  }
}

function invalid(message: string): RehearsalError {
  return new RehearsalError('LOCATION_INVALID', message)
}
