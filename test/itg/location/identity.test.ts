// Identities of Azure and Google: a token is got from where the surroundings say, and goes with every request.
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocationAccess, PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { withEnvironment } from './environment.ts'
import { openConnectProxy } from './servers/connect-proxy.ts'
import { GCS_BUCKET, openFakeGcs } from './servers/fake-gcs.ts'
import { type Answer, type FrontOptions, openFront, type Seen } from './servers/front.ts'

const signal = new AbortController().signal
const TOKEN = 'planted-access-token-77'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-identity-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: object | string): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

async function names(address: string, access: Partial<LocationAccess>): Promise<readonly string[]> {
  const location = await openLocation(address, signal, { ...PLAIN_ACCESS, ...access })
  try {
    return await location.backupNames(signal)
  } finally {
    location.close?.()
  }
}

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const granted = json(200, { access_token: TOKEN, expires_in: 3_600, token_type: 'Bearer' })

describe('Google', () => {
  /** Lets through who shows the token. */
  const guard = ({ headers }: Seen): Answer | undefined =>
    headers.authorization === `Bearer ${TOKEN}`
      ? undefined
      : json(401, { error: { message: 'who are you?' } })

  async function readWith(
    issue: FrontOptions['answer'],
    credentials: (issuer: string) => object,
    isSecure = true,
  ): Promise<readonly string[]> {
    await using store = await openFakeGcs()
    await store.put('backups/one/velero-backup.json', Buffer.from('{}'))
    await using issuer = await openFront({ isSecure, ...(issue === undefined ? {} : { answer: issue }) })
    // Google's library knows one issuer for service accounts, which is not on this machine.
    await using proxy = await openConnectProxy({ 'oauth2.googleapis.com:443': issuer.port })
    await using front = await openFront({ target: store.port, answer: guard })
    const access = {
      credentialsFile: file('google.json', credentials(issuer.url)),
      config: { storeEndpoint: front.url, insecureSkipTLSVerify: 'true' },
    }
    const variables = { HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.1' }
    return await withEnvironment(variables, () => names(`gs://${GCS_BUCKET}`, access))
  }

  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const serviceAccount = (): object => ({
    type: 'service_account',
    client_email: 'reader@project.iam.gserviceaccount.com',
    private_key: privateKey,
    private_key_id: 'planted-key-id',
    token_uri: 'https://oauth2.googleapis.com/token',
  })

  test('the key of a service account is changed into a token that may only read', async () => {
    const asked: string[] = []
    const issue = ({ body }: Seen): Answer => {
      const [, claims = ''] = (new URLSearchParams(body).get('assertion') ?? '').split('.')
      asked.push(Buffer.from(claims, 'base64url').toString())
      return granted
    }
    expect(await readWith(issue, serviceAccount)).toEqual(['one'])
    expect(asked).toHaveLength(1)
    expect(JSON.parse(asked[0] ?? '')).toMatchObject({
      scope: 'https://www.googleapis.com/auth/devstorage.read_only',
    })
  })

  test('a key that is refused', async () => {
    const issue = ({ body }: Seen): Answer => json(400, { error: 'invalid_grant', error_description: body })
    const error = await readWith(issue, serviceAccount).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'LOCATION_DENIED' })
    expect(String(error)).not.toMatch(/planted|eyJ/)
  })

  test('workload identity federation: a token from OIDC in a file', async () => {
    const subject = file('subject', 'planted.oidc.token')
    const issue = ({ body }: Seen): Answer =>
      new URLSearchParams(body).get('subject_token') === 'planted.oidc.token'
        ? granted
        : json(400, { error: 'invalid_grant' })
    const external = (issuer: string): object => ({
      type: 'external_account',
      audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/x',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${issuer}/v1/token`,
      credential_source: { file: subject },
    })
    expect(await readWith(issue, external, false)).toEqual(['one'])
  })
})

describe('Azure', () => {
  test('managed identity: the token goes with the requests, over TLS', async () => {
    const isAsked = ({ headers, url }: Seen): boolean =>
      headers['x-identity-header'] === 'planted-header' && url.includes('resource=')
    await using identity = await openFront({
      answer: (seen) =>
        isAsked(seen)
          ? json(200, {
              access_token: TOKEN,
              expires_on: `${Math.floor(Date.now() / 1_000) + 3_600}`,
              resource: 'https://storage.azure.com/',
              token_type: 'Bearer',
            })
          : json(400, {}),
    })
    await using storage = await openFront({
      isSecure: true,
      answer: ({ headers }) =>
        headers.authorization === `Bearer ${TOKEN}`
          ? { status: 200, headers: { 'content-type': 'application/xml' }, body: LIST }
          : { status: 401 },
    })
    const variables = { IDENTITY_ENDPOINT: `${identity.url}/msi/token`, IDENTITY_HEADER: 'planted-header' }
    const access = {
      caCertificates: storage.ca,
      config: { storageAccountURI: `${storage.url}/account` },
    }
    expect(await withEnvironment(variables, () => names('azblob://account/container', access))).toEqual([])
    expect(storage.seen.length).toBeGreaterThan(0)
  })
})

const LIST =
  '<?xml version="1.0" encoding="utf-8"?><EnumerationResults ContainerName="container"><Blobs></Blobs><NextMarker /></EnumerationResults>'
