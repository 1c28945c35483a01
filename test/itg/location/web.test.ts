import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openLocation } from '../../../src/location/open-location.ts'
import { storeContract } from './contract.ts'
import { openWebServer } from './servers/web-server.ts'
import { LARGE, openBench, tarballOf } from './tested-store.ts'

const SIGNED = 'X-Amz-Signature=planted-77&X-Amz-Date=1'
const signal = new AbortController().signal

storeContract('a web server', openWebServer, { lists: false, network: true })
storeContract('a web server behind a signed address', () => openWebServer({ query: SIGNED }), {
  lists: false,
  network: false,
})

test.each([
  ['without ranges', { ranges: false }],
  ['with weak tags', { weakTags: true }],
])('a server %s begins again, and the bytes are right', async (_what, options) => {
  await using bench = await openBench(() => openWebServer(options))
  const location = await bench.at('backups/one')
  bench.wire.cut(2, 1_500_000)
  expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
  await bench.store.put('backups/one/one.tar.gz', Buffer.from('another'))
  const again = await location.open('one', '.tar.gz', signal)
  expect(again === undefined ? '' : (await buffer(again)).toString()).toBe('another')
  location.close?.()
})

test('what is read again is asked for by its tag', async () => {
  await using bench = await openBench(openWebServer)
  const store = bench.store as Awaited<ReturnType<typeof openWebServer>>
  const location = await bench.at('backups/one/one.tar.gz')
  bench.wire.cut(1, 2_000_000)
  expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
  const again = store.asked.find(({ range }) => /^bytes=[1-9]/.test(range ?? ''))
  expect(again?.['if-range']).toBe(location.factsOf?.('one', '.tar.gz')?.etag)
  location.close?.()
})

test('user and password of the address are sent and not shown', async () => {
  await using bench = await openBench(() => openWebServer({ login: 'user:planted-77' }))
  const location = await bench.at('backups/one/one.tar.gz')
  expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
  expect(location.url).toBe(`http://127.0.0.1:${bench.wire.port}/backups/one/one.tar.gz`)
  location.close?.()
})

test.each([
  ['a wrong password', { login: 'user:right' }, 'http://user:planted-77@', 'LOCATION_DENIED'],
  ['a wrong signature', { query: 'sig=right' }, 'http://', 'LOCATION_DENIED'],
])('%s', async (_what, options, scheme, code) => {
  await using bench = await openBench(() => openWebServer(options))
  const address = `${scheme}127.0.0.1:${bench.wire.port}/backups/one/one.tar.gz?sig=planted-77`
  const error = await openLocation(address, signal).catch((error: unknown) => error)
  expect(error).toMatchObject({ code })
  expect(String(error)).not.toContain('planted')
})

test('a folder of backups cannot be listed, and the message says so', async () => {
  await using bench = await openBench(openWebServer)
  const location = bench.at('').then((open) => open.backupNames(signal))
  await expect(location).rejects.toMatchObject({
    code: 'LOCATION_INVALID',
    message: expect.stringContaining('does not list'),
  })
})

test('an empty file', async () => {
  await using bench = await openBench(openWebServer)
  await bench.store.put('empty.tar.gz', Buffer.alloc(0))
  const location = await bench.at('empty.tar.gz')
  const stream = await location.open('empty', '.tar.gz', signal)
  expect(stream === undefined ? undefined : (await buffer(stream)).length).toBe(0)
  location.close?.()
})
