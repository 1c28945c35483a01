// How each kind of location gets through TLS with an authority of one's own, and through a proxy of a company.
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LocationAccess, PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { withEnvironment } from './environment.ts'
import { ACCOUNT, openAzurite } from './servers/azurite.ts'
import { openConnectProxy } from './servers/connect-proxy.ts'
import { openFakeGcs } from './servers/fake-gcs.ts'
import { type Front, openFront } from './servers/front.ts'
import { openVersitygw } from './servers/versitygw.ts'
import { openWebServer } from './servers/web-server.ts'
import type { TestedStore } from './tested-store.ts'

const signal = new AbortController().signal
const KINDS: Readonly<Record<string, () => Promise<TestedStore>>> = {
  'a web server': openWebServer,
  S3: openVersitygw,
  'Azure Blob Storage': openAzurite('key'),
  'Google Cloud Storage': openFakeGcs,
}
/** Which setting names the endpoint. */
const ENDPOINTS = { s3Url: '', storageAccountURI: `/${ACCOUNT}`, storeEndpoint: '' } as const

describe.each(Object.entries(KINDS))('%s', (_title, open) => {
  let store: TestedStore
  let front: Front
  let folder: string
  beforeAll(async () => {
    store = await open()
    await store.put('backups/one/velero-backup.json', Buffer.from('{}'))
    front = await openFront({ target: store.port ?? 0, isSecure: true })
    folder = await mkdtemp(join(tmpdir(), 'rehearse-tls-'))
    writeFileSync(join(folder, 'ca.pem'), front.ca)
  })
  afterAll(async () => {
    await front?.[Symbol.asyncDispose]()
    await store?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  /** Reads the one backup by way of the front. */
  async function read(access: Partial<LocationAccess> = {}): Promise<boolean> {
    const address = store.address('backups/one', front.port).replace(/^http:/, 'https:')
    const own = store.options?.(front.port) ?? {}
    const endpoints = Object.entries(ENDPOINTS)
      .filter(([name]) => own.config?.[name] !== undefined)
      .map(([name, path]) => [name, `${front.url}${path}`])
    const config = { ...own.config, ...Object.fromEntries(endpoints), ...access.config }
    const location = await openLocation(address, signal, { ...PLAIN_ACCESS, ...own, ...access, config })
    try {
      return (await location.open('one', 'velero-backup.json', signal)) !== undefined
    } finally {
      location.close?.()
    }
  }

  test('an authority that nobody knows is not trusted', { timeout: 60_000 }, async () => {
    await withEnvironment({}, async () => {
      await expect(read()).rejects.toMatchObject({
        code: 'LOCATION_UNREACHABLE',
        message: expect.stringMatching(/certificate/i),
      })
    })
  })

  test('an authority from a file, one from a manifest, and none that is looked at', async () => {
    await withEnvironment({}, async () => {
      expect(await read({ caFile: join(folder, 'ca.pem') })).toBe(true)
      expect(await read({ caCertificates: front.ca })).toBe(true)
      expect(await read({ config: { insecureSkipTLSVerify: 'true' } })).toBe(true)
    })
  })

  test('a file without certificates is told', async () => {
    writeFileSync(join(folder, 'no.pem'), 'planted-77')
    for (const caFile of [join(folder, 'no.pem'), join(folder, 'absent.pem')]) {
      const error = await read({ caFile }).catch((error: unknown) => error)
      expect(error).toMatchObject({ code: 'LOCATION_INVALID' })
      expect(String(error)).not.toContain('planted')
    }
  })

  test('a proxy with a password, and what goes past it', async () => {
    await using proxy = await openConnectProxy()
    const caFile = join(folder, 'ca.pem')
    await withEnvironment({ HTTPS_PROXY: proxy.url }, async () => {
      expect(await read({ caFile })).toBe(true)
    })
    expect(new Set(proxy.tunnels)).toEqual(new Set([`127.0.0.1:${front.port}`]))
    const before = proxy.tunnels.length
    await withEnvironment({ HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.1' }, async () => {
      expect(await read({ caFile })).toBe(true)
    })
    expect(proxy.tunnels).toHaveLength(before)
  })

  test('a proxy that refuses, and its password is not told', { timeout: 60_000 }, async () => {
    await using proxy = await openConnectProxy()
    const HTTPS_PROXY = proxy.url.replace('planted-proxy-77', 'planted-wrong-77')
    await withEnvironment({ HTTPS_PROXY }, async () => {
      const error = await read({ caFile: join(folder, 'ca.pem') }).catch((error: unknown) => error)
      expect(error).toMatchObject({ code: 'LOCATION_UNREACHABLE' })
      expect(String(error)).not.toContain('planted')
    })
  })
})
