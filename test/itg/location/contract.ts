// What every store has to do, whatever it is made of. The stores' own test files run it against real servers.
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BackupLocation } from '../../../src/location/backup-location.ts'
import type { LocationOptions } from '../../../src/location/location-access.ts'
import { NO_LOCATION_OPTIONS, PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { openWire, type Wire } from './wire.ts'

export interface TestedStore extends AsyncDisposable {
  /** Where the server listens. */
  readonly port: number
  /** Writes an object; past the code under test. */
  put(key: string, content: Buffer): Promise<void>
  /** `s3://bucket/` and the like; a prefix goes behind it. */
  readonly address: (port: number) => string
  readonly options: (port: number) => Partial<LocationOptions>
  /** Verbs on the wire that read. Default GET and HEAD. */
  readonly reads?: RegExp
  /** A web server has no lists. */
  readonly hasLists?: boolean
}

const signal = new AbortController().signal
/** Larger than what any SDK fetches at once. */
const LARGE = randomBytes(6 * 2 ** 20)

export function storeContract(title: string, open: () => Promise<TestedStore>): void {
  describe(title, () => {
    let store: TestedStore
    let wire: Wire
    beforeAll(async () => {
      store = await open()
      wire = await openWire(store.port)
      for (const prefix of ['', 'team a/größe+x/']) {
        await store.put(`${prefix}backups/one/velero-backup.json`, Buffer.from('{"kind":"Backup"}'))
        await store.put(`${prefix}backups/one/one.tar.gz`, LARGE)
        await store.put(`${prefix}backups/two/velero-backup.json`, Buffer.from('{}'))
        await store.put(`${prefix}backups/broken/broken.tar.gz`, Buffer.from('x'))
        await store.put(`${prefix}restores/r/restore-r-logs.gz`, Buffer.from('x'))
      }
    })
    afterAll(async () => {
      await wire?.[Symbol.asyncDispose]()
      await store?.[Symbol.asyncDispose]()
    })

    const at = (prefix: string): Promise<BackupLocation> =>
      openLocation(`${store.address(wire.port)}${prefix}`, signal, {
        ...PLAIN_ACCESS,
        ...NO_LOCATION_OPTIONS,
        ...store.options(wire.port),
      })
    const contentOf = async (location: BackupLocation, backup: string): Promise<Buffer | undefined> => {
      const stream = await location.open(backup, '.tar.gz', signal)
      return stream === undefined ? undefined : await buffer(stream)
    }

    describe.skipIf(title === 'a web server')('a bucket of backups', () => {
      test.each(['', 'team a/größe+x', 'team a/größe+x/backups'])('below %j', async (prefix) => {
        const location = await at(prefix)
        expect(await location.backupNames(signal)).toEqual(['one', 'two'])
        expect((await contentOf(location, 'one'))?.equals(LARGE)).toBe(true)
        expect(await location.sizeOf?.('one', '.tar.gz', signal)).toBe(LARGE.length)
        expect(location.factsOf?.('one', '.tar.gz')?.etag).toMatch(/./)
        location.close?.()
      })

      test('an empty place holds no backups', async () => {
        expect(await (await at('nothing/here')).backupNames(signal)).toEqual([])
      })

      test('more backups than one page of a list', { timeout: 120_000 }, async () => {
        const names = Array.from({ length: 1_100 }, (_, index) => `b${String(index).padStart(4, '0')}`)
        for (let from = 0; from < names.length; from += 50) {
          await Promise.all(
            names
              .slice(from, from + 50)
              .map((name) => store.put(`many/backups/${name}/velero-backup.json`, Buffer.from('{}'))),
          )
        }
        expect(await (await at('many')).backupNames(signal)).toEqual(names)
      })

      test('what is missing is undefined, a name that leads elsewhere as well', async () => {
        const location = await at('')
        expect(await location.open('two', '.tar.gz', signal)).toBeUndefined()
        expect(await location.open('three', 'velero-backup.json', signal)).toBeUndefined()
        expect(await location.open('../one', '.tar.gz', signal)).toBeUndefined()
      })
    })

    test('the folder of one backup, and a lone tarball', async () => {
      const folder = await at('backups/one')
      expect([folder.isSingle, await folder.backupNames(signal)]).toEqual([true, ['one']])
      expect((await contentOf(folder, 'one'))?.equals(LARGE)).toBe(true)
      const tarball = await at('backups/broken/broken.tar.gz')
      expect([tarball.isSingle, await tarball.backupNames(signal)]).toEqual([true, ['broken']])
      expect((await contentOf(tarball, 'broken'))?.toString()).toBe('x')
      expect(await tarball.open('broken', 'velero-backup.json', signal)).toBeUndefined()
    })

    test('a download goes on where its connection broke', async () => {
      const location = await at('backups/one')
      wire.cut(3, 1_500_000)
      expect((await contentOf(location, 'one'))?.equals(LARGE)).toBe(true)
    })

    test('an object that is replaced in the middle of a download is never mixed', async () => {
      const key = 'changing/backups/c/'
      await store.put(`${key}velero-backup.json`, Buffer.from('{}'))
      await store.put(`${key}c.tar.gz`, LARGE)
      const location = await at('changing/backups/c')
      wire.cut(1, 1_500_000)
      const stream = await location.open('c', '.tar.gz', signal)
      const reading = (async () => {
        let isReplaced = false
        for await (const _ of stream ?? []) {
          if (!isReplaced) await store.put(`${key}c.tar.gz`, randomBytes(LARGE.length))
          isReplaced = true
        }
      })()
      await expect(reading).rejects.toMatchObject({ code: 'LOCATION_CHANGED' })
    })

    test('an abort ends a read', async () => {
      const location = await at('backups/one')
      const abort = new AbortController()
      const stream = await location.open('one', '.tar.gz', abort.signal)
      const reading = (async () => {
        for await (const _ of stream ?? []) abort.abort(new Error('enough'))
      })()
      await expect(reading).rejects.toThrow('enough')
    })

    test('nothing was ever written', () => {
      const others = wire.requests.filter((line) => !/^(GET|HEAD) /.test(line))
      expect(wire.requests.length).toBeGreaterThan(10)
      expect(others).toEqual([])
    })
  })
}
