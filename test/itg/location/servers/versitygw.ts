import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { toolPath } from '../../../../scripts/test-tools.ts'
import type { TestedStore } from '../tested-store.ts'
import { startStoreServer } from './start-server.ts'

export const ROOT = { accessKeyId: 'root-user', secretAccessKey: 'root-secret-0123' }
/** May list and get, and nothing else. */
export const READER = { accessKeyId: 'reader', secretAccessKey: 'reader-secret-0123' }
export const BUCKET = 'backups-bucket'

export interface S3Store extends TestedStore {
  readonly port: number
  readonly endpoint: string
  readonly folder: string
  /** Of the reader, in the format of AWS. */
  readonly credentialsFile: string
  /** The policy that docs/locations.md shows, for the reader. */
  readonly policy: object
  readonly root: S3Client
  clientOf(who: typeof ROOT): S3Client
}

/** versitygw over a folder, with a second user who has the rights of the policy in docs/locations.md. */
export async function openVersitygw(): Promise<S3Store> {
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
  const clientOf = (credentials: typeof ROOT): S3Client =>
    new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials })
  const root = clientOf(ROOT)
  await root.send(new CreateBucketCommand({ Bucket: BUCKET }))
  const policy = readerPolicy()
  await root.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify(policy) }))
  const credentialsFile = join(folder, 'credentials')
  writeFileSync(
    credentialsFile,
    `[default]\naws_access_key_id=${READER.accessKeyId}\naws_secret_access_key=${READER.secretAccessKey}\n`,
  )
  return {
    port: server.port,
    endpoint,
    folder,
    credentialsFile,
    policy,
    root,
    clientOf,
    put: async (Key, Body) => void (await root.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }))),
    address: (prefix) => `s3://${BUCKET}/${prefix}`,
    options: (port) => ({ config: { s3Url: `http://127.0.0.1:${port}` }, credentialsFile }),
    async [Symbol.asyncDispose]() {
      root.destroy()
      await server[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

function readerPolicy(): object {
  return {
    Version: '2012-10-17',
    Statement: [
      allow('s3:ListBucket', `arn:aws:s3:::${BUCKET}`),
      allow('s3:GetObject', `arn:aws:s3:::${BUCKET}/*`),
    ],
  }
}

function allow(action: string, resource: string): object {
  return { Effect: 'Allow', Principal: { AWS: [READER.accessKeyId] }, Action: action, Resource: resource }
}
