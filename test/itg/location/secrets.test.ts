// Each store is made to fail in each way, by a server that quotes in its answers everything it was sent. No value that opens
// the location, and no form of it, may be in what a user sees.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../../src/cluster/control-plane/free-port.ts'
import { formsOf } from '../../../src/core/secret-forms.ts'
import { type LocationAccess, PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { withEnvironment } from './environment.ts'
import { type Answer, openFront, type Seen } from './servers/front.ts'

const signal = new AbortController().signal
const SECRET = 'pl@nted/secret+77=='
const TOKEN = 'planted-token-88/+x'
const KEY = Buffer.from('planted key of thirty-two bytes!').toString('base64')
const SIGNATURE = 'planted%2Fsignature99%3D'
const SAS = `sv=2024-11-04&sr=c&sp=rl&sig=${SIGNATURE}`

interface Attempt {
  readonly address: (port: number) => string
  readonly access: (port: number) => Partial<LocationAccess>
  readonly variables?: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-secrets-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const url = (port: number): string => `http://127.0.0.1:${port}`
const azure = (contents: (port: number) => string): Attempt['access'] => {
  return (port) => ({
    config: { storageAccountURI: `${url(port)}/account` },
    credentialsFile: file('azure', contents(port)),
  })
}

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  'S3, keys and token in variables': {
    address: () => 's3://bucket/backups/one',
    access: (port) => ({ config: { s3Url: url(port) } }),
    variables: { AWS_ACCESS_KEY_ID: 'AKIAPLANTED', AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: TOKEN },
    secrets: [SECRET, TOKEN, 'AKIAPLANTED'],
  },
  'S3, keys in a file': {
    address: () => 's3://bucket/backups/one',
    access: (port) => ({
      config: { s3Url: url(port) },
      credentialsFile: file(
        'aws',
        `[default]\naws_access_key_id=AKIAPLANTED\naws_secret_access_key=${SECRET}\n`,
      ),
    }),
    secrets: [SECRET, 'AKIAPLANTED'],
  },
  'S3, a key of the customer': {
    address: () => 's3://bucket/backups/one',
    access: (port) => ({
      config: {
        s3Url: url(port),
        customerKeyEncryptionFile: file('sse-c', 'planted key of thirty-two bytes!'),
      },
    }),
    variables: { AWS_ACCESS_KEY_ID: 'AKIAPLANTED', AWS_SECRET_ACCESS_KEY: SECRET },
    secrets: [KEY, SECRET],
  },
  'Azure, a signature': {
    address: () => 'azblob://account/container/backups/one',
    access: azure(() => `AZURE_STORAGE_SAS_TOKEN="${SAS}"\n`),
    secrets: [SAS, SIGNATURE],
  },
  'Azure, a key': {
    address: () => 'azblob://account/container/backups/one',
    access: azure(() => `AZURE_STORAGE_ACCOUNT_ACCESS_KEY=${KEY}\n`),
    secrets: [KEY],
  },
  'Azure, a connection string': {
    address: () => 'azblob://account/container/backups/one',
    access: azure(
      (port) =>
        `AZURE_STORAGE_CONNECTION_STRING="DefaultEndpointsProtocol=http;AccountName=account;AccountKey=${KEY};BlobEndpoint=${url(port)}/account"\n`,
    ),
    secrets: [KEY],
  },
  'Google, without credentials': {
    address: () => 'gs://bucket/backups/one',
    access: (port) => ({ config: { storeEndpoint: url(port), anonymous: 'true' } }),
    secrets: [],
  },
  'a web server, password and signature in the address': {
    address: (port) =>
      `http://user:planted-pass-66@127.0.0.1:${port}/backups/one?X-Amz-Signature=${SIGNATURE}`,
    access: () => ({}),
    secrets: ['planted-pass-66', SIGNATURE],
  },
  'a web server, a header in a file': {
    address: (port) => `http://127.0.0.1:${port}/backups/one`,
    access: () => ({ credentialsFile: file('header', `Bearer ${TOKEN}\n`) }),
    secrets: [TOKEN, `Bearer ${TOKEN}`],
  },
}

/** All that was sent, in the error format of each store. */
function quoted({ url: path, headers }: Seen): string {
  return `${JSON.stringify(headers)} ${path} ${decodeURIComponent(path)} ${SECRET} ${KEY} ${TOKEN}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const xml =
  (status: number, code: string) =>
  (seen: Seen): Answer => ({
    status,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${escaped(quoted(seen))}</Message></Error>`,
  })
const json =
  (status: number) =>
  (seen: Seen): Answer => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { code: status, message: quoted(seen) } }),
  })

const FAILURES: Readonly<Record<string, (seen: Seen) => Answer>> = {
  'denied, in XML': xml(403, 'AccessDenied'),
  'denied, in JSON': json(403),
  'a wrong signature': xml(403, 'SignatureDoesNotMatch'),
  unauthorized: json(401),
  'a bad request': xml(400, 'InvalidArgument'),
  'no such bucket': xml(404, 'NoSuchBucket'),
  'a redirect to nowhere': (seen) => ({ status: 301, headers: { location: `ftp://x${seen.url}` } }),
  'garbage instead of an answer': (seen) => ({ status: 200, body: `<garbage ${quoted(seen)}` }),
  'garbage that says JSON': (seen) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{"size": ${quoted(seen)}`,
  }),
}

/** Everything that a user or a log could get of an error: its text, its stack, its insides. */
function everythingOf(error: unknown): string {
  const { stack } = error instanceof Error ? error : { stack: '' }
  return [String(error), stack, inspect(error, { depth: 10, showHidden: true })].join('\n')
}

function expectNoSecret(text: string, secrets: readonly string[]): void {
  const forms = secrets.flatMap(formsOf)
  expect(forms.filter((form) => text.includes(form))).toEqual([])
  expect(text).not.toMatch(/Signature=(?!\*)|Credential=(?!\*)/)
}

async function errorOf({ address, access, variables = {} }: Attempt, port: number): Promise<unknown> {
  const bare = { AWS_EC2_METADATA_DISABLED: 'true', ...variables }
  const patience = { answerMs: 20_000, stallMs: 1_000, attempts: 2, backoffMs: 10 }
  return await withEnvironment(bare, async () => {
    try {
      const own = { ...PLAIN_ACCESS, patience, ...access(port) }
      const location = await openLocation(address(port), signal, own)
      await location.backupNames(signal)
      const stream = await location.open('one', '.tar.gz', signal)
      for await (const _ of stream ?? []) await Promise.resolve()
      return 'no error'
    } catch (error) {
      return error
    }
  })
}

describe.each(Object.entries(ATTEMPTS))('%s', (_kind, attempt) => {
  test.each(Object.entries(FAILURES))('%s', { timeout: 60_000 }, async (_failure, answer) => {
    await using front = await openFront({ answer })
    const error = await errorOf(attempt, front.port)
    expect(front.seen.length).toBeGreaterThan(0)
    expect(error).toMatchObject({ code: expect.stringMatching(/^LOCATION_/) })
    expectNoSecret(everythingOf(error), attempt.secrets)
  })

  test('nobody there', { timeout: 60_000 }, async () => {
    const error = await errorOf(attempt, await freePort())
    expect(error).toMatchObject({ code: 'LOCATION_UNREACHABLE' })
    expectNoSecret(everythingOf(error), attempt.secrets)
  })
})
