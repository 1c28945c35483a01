// The ways in which a request to S3 comes by its credentials. Every one of them ends at a versitygw that checks signatures.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PutBucketPolicyCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocationAccess, PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { withEnvironment } from './environment.ts'
import { type Answer, openFront, type Seen } from './servers/front.ts'
import { sessionS3 } from './servers/session-s3.ts'
import { BUCKET, openVersitygw, READER, type S3Store } from './servers/versitygw.ts'

const signal = new AbortController().signal
/** Nothing of the machine that the tests run on. */
const BARE = { AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' }
const KEYS = { AWS_ACCESS_KEY_ID: READER.accessKeyId, AWS_SECRET_ACCESS_KEY: READER.secretAccessKey }
const SESSION = {
  accessKeyId: 'ASIAPLANTED77',
  secretAccessKey: 'planted-session-secret-77',
  token: 'planted-session-token-77',
}
const ROLE = 'arn:aws:iam::123456789012:role/reader'
const OIDC_TOKEN = 'planted.oidc.token'

let store: S3Store
beforeAll(async () => {
  store = await openVersitygw()
  await store.put('backups/one/velero-backup.json', Buffer.from('{}'))
})
afterAll(() => store[Symbol.asyncDispose]())

function file(name: string, text: string): string {
  const path = join(store.folder, name)
  writeFileSync(path, text)
  return path
}

/** The names of the backups, as the code under test sees them. */
async function names(
  access: Partial<LocationAccess> = {},
  variables: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const config = { s3Url: store.endpoint, ...access.config }
  return await withEnvironment({ ...BARE, ...variables }, async () => {
    const location = await openLocation(`s3://${BUCKET}`, signal, { ...PLAIN_ACCESS, ...access, config })
    try {
      return await location.backupNames(signal)
    } finally {
      location.close?.()
    }
  })
}

const profile = (name: string, more = ''): string =>
  `[${name}]\naws_access_key_id=${READER.accessKeyId}\naws_secret_access_key=${READER.secretAccessKey}\n${more}`

describe('credentials', () => {
  test('of variables', async () => {
    expect(await names({}, KEYS)).toEqual(['one'])
  })

  test('of a profile in the shared files of AWS, by config and by variable', async () => {
    const shared = file(
      'shared',
      `[default]\naws_access_key_id=x\naws_secret_access_key=y\n${profile('other')}`,
    )
    const variables = { AWS_SHARED_CREDENTIALS_FILE: shared }
    expect(await names({ config: { profile: 'other' } }, variables)).toEqual(['one'])
    expect(await names({}, { ...variables, AWS_PROFILE: 'other' })).toEqual(['one'])
    await expect(names({}, variables)).rejects.toMatchObject({ code: 'LOCATION_DENIED' })
  })

  test('of a file in the format of Velero, with a profile', async () => {
    const credentialsFile = file('velero', profile('team'))
    expect(await names({ credentialsFile, config: { profile: 'team' } })).toEqual(['one'])
    await expect(names({ credentialsFile })).rejects.toMatchObject({ code: 'LOCATION_DENIED' })
  })

  test('a session token is sent and signed', async () => {
    await using s3 = await openFront({ answer: sessionS3(SESSION) })
    const variables = {
      AWS_ACCESS_KEY_ID: SESSION.accessKeyId,
      AWS_SECRET_ACCESS_KEY: SESSION.secretAccessKey,
      AWS_SESSION_TOKEN: SESSION.token,
    }
    const access = { config: { s3Url: s3.url } }
    expect(await names(access, variables)).toEqual([])
    await expect(names(access, { ...variables, AWS_SECRET_ACCESS_KEY: 'wrong' })).rejects.toMatchObject({
      code: 'LOCATION_DENIED',
    })
  })

  test('web identity: a token from OIDC is changed into keys at STS', async () => {
    await using sts = await openFront({ answer: STS })
    await using s3 = await openFront({ answer: sessionS3(SESSION) })
    const variables = {
      AWS_WEB_IDENTITY_TOKEN_FILE: file('token', OIDC_TOKEN),
      AWS_ROLE_ARN: ROLE,
      AWS_ENDPOINT_URL_STS: sts.url,
    }
    expect(await names({ config: { s3Url: s3.url } }, variables)).toEqual([])
    expect(sts.seen.length).toBeGreaterThan(0)
  })

  test('web identity, as a credentials file says it', async () => {
    await using sts = await openFront({ answer: STS })
    await using s3 = await openFront({ answer: sessionS3(SESSION) })
    const tokenFile = file('token', OIDC_TOKEN)
    const credentialsFile = file(
      'irsa',
      `[default]\nrole_arn=${ROLE}\nweb_identity_token_file=${tokenFile}\n`,
    )
    const variables = { AWS_ENDPOINT_URL_STS: sts.url }
    expect(await names({ credentialsFile, config: { s3Url: s3.url } }, variables)).toEqual([])
  })

  test('a token that STS refuses', async () => {
    await using sts = await openFront({ answer: STS })
    const variables = {
      AWS_WEB_IDENTITY_TOKEN_FILE: file('token', 'planted.other.token'),
      AWS_ROLE_ARN: ROLE,
      AWS_ENDPOINT_URL_STS: sts.url,
    }
    await expect(names({}, variables)).rejects.toMatchObject({
      code: 'LOCATION_DENIED',
      message: expect.not.stringContaining('planted'),
    })
  })

  test('of the container, as EKS Pod Identity gives them', async () => {
    const body = JSON.stringify({
      AccessKeyId: SESSION.accessKeyId,
      SecretAccessKey: SESSION.secretAccessKey,
      Token: SESSION.token,
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    })
    const isAllowed = ({ headers }: Seen): boolean => headers.authorization === 'planted-agent-token'
    await using agent = await openFront({
      answer: (seen) => (isAllowed(seen) ? { status: 200, body } : { status: 403 }),
    })
    await using s3 = await openFront({ answer: sessionS3(SESSION) })
    const variables = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'planted-agent-token',
    }
    expect(await names({ config: { s3Url: s3.url } }, variables)).toEqual([])
  })

  test('none at all', async () => {
    await expect(names()).rejects.toMatchObject({ code: 'LOCATION_DENIED' })
  })

  test('anonymous: nothing is signed, and a public bucket can be read', async () => {
    await using open = await openVersitygw()
    await open.put('backups/one/velero-backup.json', Buffer.from('{}'))
    const Statement = [
      { Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: `arn:aws:s3:::${BUCKET}` },
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/*` },
    ]
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement })
    await open.root.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }))
    await using front = await openFront({ target: open.port })
    expect(await names({ config: { s3Url: front.url, anonymous: 'true' } }, KEYS)).toEqual(['one'])
    expect(front.seen.map(({ headers }) => headers.authorization)).toEqual(front.seen.map(() => undefined))
    await expect(names({ config: { anonymous: 'true' } }, KEYS)).rejects.toMatchObject({
      code: 'LOCATION_DENIED',
    })
  })
})

describe('what goes with the requests', () => {
  test('a bucket in another region is found by the redirect of S3', async () => {
    const isElsewhere = (authorization = ''): boolean => !authorization.includes('/eu-west-9/s3/')
    await using front = await openFront({
      target: store.port,
      answer: ({ headers }) =>
        isElsewhere(headers.authorization)
          ? {
              status: 301,
              headers: { 'x-amz-bucket-region': 'eu-west-9', 'content-type': 'application/xml' },
              body: '<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>',
            }
          : { status: 200, headers: { 'content-type': 'application/xml' }, body: EMPTY_LIST },
    })
    expect(await names({ config: { s3Url: front.url } }, KEYS)).toEqual([])
    expect(front.seen.map(({ headers }) => isElsewhere(headers.authorization))).toEqual([true, false])
  })

  test('requester pays, and the key of the customer where objects are read', async () => {
    const key = randomBytes(32)
    const keyFile = join(store.folder, 'sse-c')
    writeFileSync(keyFile, key)
    await using front = await openFront({ target: store.port })
    const config = { s3Url: front.url, requesterPays: 'true', customerKeyEncryptionFile: keyFile }
    // versitygw keeps no object under a key of the customer; what it says to the header does not matter here.
    await names({ config }, KEYS).catch(() => undefined)
    const heads = front.seen.filter(({ method }) => method === 'HEAD')
    expect(heads.length).toBeGreaterThan(0)
    for (const { headers } of heads) {
      expect(headers['x-amz-server-side-encryption-customer-key']).toBe(key.toString('base64'))
      expect(headers['x-amz-server-side-encryption-customer-algorithm']).toBe('AES256')
    }
    for (const { headers } of front.seen) expect(headers['x-amz-request-payer']).toBe('requester')
  })

  test('a key of the customer of a wrong length is told, not sent', async () => {
    const config = { customerKeyEncryptionFile: file('short-key', 'planted-short-key') }
    await expect(names({ config }, KEYS)).rejects.toMatchObject({
      code: 'LOCATION_INVALID',
      message: expect.stringMatching(/^customerKeyEncryptionFile must hold 32 bytes; it holds 17\.$/),
    })
  })
})

/** Takes one token for one role, as AWS's own does after it asked the issuer. */
function STS({ body }: Seen): Answer {
  const asked = new URLSearchParams(body)
  const isRight =
    asked.get('Action') === 'AssumeRoleWithWebIdentity' &&
    asked.get('RoleArn') === ROLE &&
    asked.get('WebIdentityToken') === OIDC_TOKEN
  const headers = { 'content-type': 'text/xml' }
  const refusal = `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidIdentityToken</Code><Message>The token ${asked.get('WebIdentityToken')} is not valid</Message></Error></ErrorResponse>`
  return isRight ? { status: 200, headers, body: STS_ANSWER } : { status: 400, headers, body: refusal }
}

const EMPTY_LIST =
  '<?xml version="1.0"?><ListBucketResult><Name>x</Name><IsTruncated>false</IsTruncated></ListBucketResult>'
const STS_ANSWER = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult><Credentials>
    <AccessKeyId>${SESSION.accessKeyId}</AccessKeyId>
    <SecretAccessKey>${SESSION.secretAccessKey}</SecretAccessKey>
    <SessionToken>${SESSION.token}</SessionToken>
    <Expiration>2099-01-01T00:00:00Z</Expiration>
  </Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`
