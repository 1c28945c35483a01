import { expect, test } from 'vitest'
import { credentialValues } from '../../../src/core/credential-values.ts'

const KEY = '-----BEGIN PRIVATE KEY-----\nplanted-line\n-----END PRIVATE KEY-----\n'
const FILES: Readonly<Record<string, string>> = {
  '/aws':
    '[default]\naws_access_key_id = AKIAPLANTED\naws_secret_access_key=planted-secret\nregion=eu\naws_session_token = planted-token\n',
  '/azure':
    'AZURE_TENANT_ID=tenant\nAZURE_CLIENT_SECRET="planted-secret"\nAZURE_CLOUD_NAME=AzurePublicCloud\n',
  '/string': 'AZURE_STORAGE_CONNECTION_STRING="AccountName=a;AccountKey=planted-key==;EndpointSuffix=x"\n',
  '/google': JSON.stringify({ type: 'service_account', private_key: KEY, token_uri: 'https://token' }),
  '/jwt': 'header.planted-payload.signature\n',
  '/header': `Basic ${Buffer.from('user:planted-password').toString('base64')}\n`,
}
const read = (path: string): Promise<Buffer> =>
  path in FILES ? Promise.resolve(Buffer.from(FILES[path] ?? '')) : Promise.reject(new Error('absent'))
const none = { environment: {}, address: '-', files: [] }

test.each([
  ['/aws', ['AKIAPLANTED', 'planted-secret', 'planted-token']],
  ['/azure', ['planted-secret']],
  ['/string', ['AccountName=a;AccountKey=planted-key==;EndpointSuffix=x', 'planted-key==']],
  ['/google', [KEY.trim()]],
  ['/jwt', ['header.planted-payload.signature']],
  ['/header', [FILES['/header']?.trim(), FILES['/header']?.slice(6).trim(), 'planted-password']],
  ['/absent', []],
])('of the file %s', async (file, values) => {
  expect(await credentialValues({ ...none, files: [file, undefined] }, read)).toEqual(values)
})

test('of variables, of the files that they name, of proxies', async () => {
  const environment = {
    AWS_SECRET_ACCESS_KEY: ' planted-1 ',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/jwt',
    AZURE_STORAGE_SAS_TOKEN: '?sv=1&sig=planted%2B2',
    HTTPS_PROXY: 'http://user:planted-3@proxy:3128',
    MY_KEY: 'planted-4',
    OTHER_KEY: 'main',
  }
  expect(await credentialValues({ ...none, environment, keyVariable: 'MY_KEY' }, read)).toEqual([
    'planted-1',
    '?sv=1&sig=planted%2B2',
    'planted%2B2',
    'planted-4',
    'planted-3',
    'header.planted-payload.signature',
  ])
})

test('of an address', async () => {
  const address = 'https://user:planted-5@host/a.tar.gz?X-Amz-Date=1&X-Amz-Signature=planted-6'
  expect(await credentialValues({ ...none, address }, read)).toEqual([
    'planted-5',
    'planted-6',
    'X-Amz-Date=1&X-Amz-Signature=planted-6',
  ])
})

test('of a raw key: the forms in which it travels', async () => {
  const raw = Buffer.alloc(32, 7)
  expect(await credentialValues({ ...none, files: ['/raw'] }, async () => raw)).toContain(
    raw.toString('base64'),
  )
})
