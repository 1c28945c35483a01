import { expect, test } from 'vitest'
import { NO_LOCATION_OPTIONS } from '../../../src/location/location-access.ts'
import { storageLocation } from '../../../src/location/storage-location.ts'

const PEM = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n'
const spec = (parts: object) =>
  ({ apiVersion: 'velero.io/v1', kind: 'BackupStorageLocation', spec: parts }) as never
const objectStorage = { bucket: 'bucket', prefix: '/team a/' }
const of = (parts: object, given = {}) => storageLocation(spec(parts), { ...NO_LOCATION_OPTIONS, ...given })

test.each([
  ['aws', {}, 's3://bucket/team a'],
  ['velero.io/aws', {}, 's3://bucket/team a'],
  ['azure', { storageAccount: 'account' }, 'azblob://account/bucket/team a'],
  ['velero.io/azure', { storageAccount: 'account' }, 'azblob://account/bucket/team a'],
  ['velero.io/gcp', {}, 'gs://bucket/team a'],
])('%s', (provider, config, address) => {
  expect(of({ provider, objectStorage, config }).address).toBe(address)
})

test('without a prefix', () => {
  expect(of({ provider: 'aws', objectStorage: { bucket: 'bucket' } }).address).toBe('s3://bucket')
})

test('certificates, config and what the user says', () => {
  const caCert = Buffer.from(PEM).toString('base64')
  const config = { region: 'minio', s3Url: 'https://minio', credentialsFile: '/credentials/cloud' }
  const manifest = { provider: 'aws', objectStorage: { ...objectStorage, caCert }, config }
  expect(of(manifest, { config: { region: 'eu' } }).options).toMatchObject({
    caCertificates: PEM,
    config: { region: 'eu', s3Url: 'https://minio' },
  })
  expect(of(manifest).options.config).not.toHaveProperty('credentialsFile')
})

test('a Secret is told of, unless a file takes its place', () => {
  const manifest = { provider: 'aws', objectStorage, credential: { name: 'cloud', key: 'aws' } }
  expect(of(manifest).options.denied).toMatch(/Secret "cloud", key "aws".*--location-credentials-file/)
  expect(of(manifest, { credentialsFile: 'file' }).options.denied).toBeUndefined()
})

test.each([
  [{ objectStorage }, /spec.provider is missing/],
  [
    { provider: 'velero.io/vsphere', objectStorage },
    /"velero.io\/vsphere" is not known; known are aws \(velero.io\/aws\), azure/,
  ],
  [{ provider: 'constructor', objectStorage }, /is not known/],
  [{ provider: 'aws' }, /spec.objectStorage.bucket is missing/],
  [{ provider: 'azure', objectStorage }, /spec.config.storageAccount is missing/],
  [
    { provider: 'aws', objectStorage, config: { s3ForcePathStyle: true } },
    /spec.config.s3ForcePathStyle is not a text/,
  ],
  [{ provider: 'aws', objectStorage: { ...objectStorage, caCert: 'x' } }, /caCert is not the base64/],
])('%j', (parts, message) => {
  expect(() => of(parts)).toThrow(
    expect.objectContaining({ code: 'LOCATION_INVALID', message: expect.stringMatching(message) }),
  )
})
