import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { toolPath } from '../../../scripts/test-tools.ts'
import { PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { storeContract, type TestedStore } from './contract.ts'
import { startStoreServer } from './server.ts'

const ROOT = { accessKeyId: 'root-user', secretAccessKey: 'root-secret-0123' }
const READER = { accessKeyId: 'reader', secretAccessKey: 'reader-secret-0123' }
const BUCKET = 'backups-bucket'
const signal = new AbortController().signal

interface S3Store extends TestedStore {
  readonly client: S3Client
  readonly folder: string
}

/** versitygw over a folder, with a second user who may list and get and nothing else. */
async function openVersitygw(): Promise<S3Store> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-s3-'))
  for (const name of ['data', 'iam']) mkdirSync(join(folder, name))
  const program = toolPath('versitygw')
  const login = ['--access', ROOT.accessKeyId, '--secret', ROOT.secretAccessKey]
  const server = await startStoreServer((port) => [
    program,
    ...[...login, '--quiet', '--port', `127.0.0.1:${port}`, '--iam-dir', join(folder, 'iam')],
    ...['posix', join(folder, 'data')],
  ])
  const endpoint = `http://127.0.0.1:${server.port}`
  await promisify(execFile)(program, [
    ...['admin', ...login, '--endpoint-url', endpoint, 'create-user'],
    ...['--access', READER.accessKeyId, '--secret', READER.secretAccessKey, '--role', 'user'],
  ])
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: ROOT })
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }))
  const Statement = [
    allow('s3:ListBucket', `arn:aws:s3:::${BUCKET}`),
    allow('s3:GetObject', `arn:aws:s3:::${BUCKET}/*`),
  ]
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement })
  await client.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }))
  const credentialsFile = join(folder, 'credentials')
  writeFileSync(
    credentialsFile,
    `[default]\naws_access_key_id=${READER.accessKeyId}\naws_secret_access_key=${READER.secretAccessKey}\n`,
  )
  return {
    port: server.port,
    client,
    folder,
    put: async (Key, Body) => void (await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }))),
    address: () => `s3://${BUCKET}/`,
    options: (port) => ({ config: { s3Url: `http://127.0.0.1:${port}` }, credentialsFile }),
    async [Symbol.asyncDispose]() {
      client.destroy()
      await server[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

function allow(action: string, resource: string): object {
  return { Effect: 'Allow', Principal: { AWS: [READER.accessKeyId] }, Action: action, Resource: resource }
}

storeContract('S3, with the rights to list and to get alone', openVersitygw)

describe('who may not, and what is not there', () => {
  test('coded errors, and no credential in any of them', async () => {
    await using store = await openVersitygw()
    await store.put('backups/one/velero-backup.json', Buffer.from('{}'))
    const s3Url = `http://127.0.0.1:${store.port}`
    const reader = store.options(store.port).credentialsFile
    const wrong = join(store.folder, 'wrong')
    writeFileSync(wrong, '[default]\naws_access_key_id=nobody\naws_secret_access_key=planted-secret-77\n')
    const open = async (address: string, credentialsFile: string | undefined, config = {}) => {
      const location = await openLocation(address, signal, {
        ...PLAIN_ACCESS,
        config: { s3Url, ...config },
        credentialsFile,
      })
      return await location.backupNames(signal)
    }
    // The rights that the contract runs with are no more than they are said to be.
    const readerClient = new S3Client({
      endpoint: s3Url,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: READER,
    })
    const write = new PutObjectCommand({ Bucket: BUCKET, Key: 'x', Body: 'x' })
    await expect(readerClient.send(write)).rejects.toMatchObject({ name: 'AccessDenied' })
    readerClient.destroy()

    expect(await open(`s3://${BUCKET}`, reader)).toEqual(['one'])
    const errors = await Promise.all(
      [
        open(`s3://${BUCKET}`, wrong),
        open('s3://no-such-bucket', reader),
        open(`s3://${BUCKET}`, reader, { anonymous: 'true' }),
        open(`s3://${BUCKET}`, join(store.folder, 'absent')),
        open(`s3://${BUCKET}`, reader, { s3Url: 'http://127.0.0.1:1' }),
      ].map((attempt) => attempt.then(() => 'no error').catch((error: unknown) => error)),
    )
    expect(errors.map((error) => (error as { readonly code?: string }).code)).toEqual([
      'LOCATION_DENIED',
      'LOCATION_NOT_FOUND',
      'LOCATION_DENIED',
      'LOCATION_DENIED',
      'LOCATION_UNREACHABLE',
    ])
    const shown = errors.map((error) => String(error)).join('\n')
    expect(shown).toContain(`s3://${BUCKET}`)
    expect(shown).not.toContain('secret')
  })
})
