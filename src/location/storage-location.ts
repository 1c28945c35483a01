// A Velero BackupStorageLocation as an address and options. Source: pkg/apis/velero/v1/backupstoragelocation_types.go and the
// documentation of the plugins of Velero for AWS, Azure and GCP.
import { at, isObject, type Json, objectAt, textAt } from '../core/json.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { LocationOptions } from './location-access.ts'

export interface StorageLocation {
  readonly address: string
  readonly options: LocationOptions
}

type Config = Readonly<Record<string, string>>

/** By the names of Velero's plugins; `velero.io/aws` and `aws` are the same. */
const PROVIDERS: Readonly<Record<string, (bucket: string, config: Config) => string>> = {
  aws: (bucket) => `s3://${bucket}`,
  azure: (bucket, config) =>
    `azblob://${required(config.storageAccount, 'spec.config.storageAccount')}/${bucket}`,
  gcp: (bucket) => `gs://${bucket}`,
}

/** Files of the pod that Velero runs in; on this machine they are somewhere else. */
const FILES_OF_THE_POD = ['credentialsFile']

/** What the user says wins over the manifest. @throws LOCATION_INVALID with the path of what is wrong */
export function storageLocation(manifest: Json, given: LocationOptions): StorageLocation {
  const provider = required(textAt(manifest, 'spec', 'provider'), 'spec.provider')
  const addressOf = Object.hasOwn(PROVIDERS, shortName(provider)) ? PROVIDERS[shortName(provider)] : undefined
  if (addressOf === undefined) {
    const known = Object.keys(PROVIDERS).map((name) => `${name} (velero.io/${name})`)
    throw invalid(`spec.provider ${JSON.stringify(provider)} is not known; known are ${known.join(', ')}`)
  }
  const bucket = required(textAt(manifest, 'spec', 'objectStorage', 'bucket'), 'spec.objectStorage.bucket')
  const prefix = textAt(manifest, 'spec', 'objectStorage', 'prefix') ?? ''
  const config = { ...configOf(manifest), ...given.config }
  const certificates = textAt(manifest, 'spec', 'objectStorage', 'caCert')
  return {
    address: [addressOf(bucket, config), prefix.replace(/^\/+|\/+$/g, '')]
      .filter((part) => part !== '')
      .join('/'),
    options: {
      ...given,
      config,
      ...(certificates === undefined ? {} : { caCertificates: decoded(certificates) }),
      ...(given.credentialsFile === undefined ? { denied: secretNote(manifest) } : {}),
    },
  }
}

function shortName(provider: string): string {
  return provider.replace(/^velero\.io\//, '')
}

function configOf(manifest: Json): Config {
  const entries = Object.entries(objectAt(manifest, 'spec', 'config')).map(([name, value]) => {
    if (typeof value !== 'string') throw invalid(`spec.config.${name} is not a text`)
    return [name, value] as const
  })
  return Object.fromEntries(entries.filter(([name]) => !FILES_OF_THE_POD.includes(name)))
}

/** Bytes in JSON are base64. */
function decoded(certificates: string): string {
  const text = Buffer.from(certificates, 'base64').toString('utf8')
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw invalid('spec.objectStorage.caCert is not the base64 of a PEM certificate')
}

/** A Secret cannot be read without the cluster that it lives in. */
function secretNote(manifest: Json): string | undefined {
  const credential = at(manifest, 'spec', 'credential')
  if (!isObject(credential)) return undefined
  const name = textAt(credential, 'name') ?? ''
  const key = textAt(credential, 'key') ?? ''
  return `Its credentials are in the Secret ${JSON.stringify(name)}, key ${JSON.stringify(key)}, of a cluster that is not asked: write them to a file and pass --location-credentials-file.`
}

function required(value: string | undefined, path: string): string {
  if (value !== undefined && value !== '') return value
  throw invalid(`${path} is missing`)
}

function invalid(problem: string): RehearsalError {
  return new RehearsalError('LOCATION_INVALID', `The BackupStorageLocation cannot be used: ${problem}.`)
}
