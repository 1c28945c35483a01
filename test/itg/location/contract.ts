// What every location has to do, whatever it is made of. The kinds' own test files run it against real servers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBackups } from '../../../src/rehearsal/choose/list-backups.ts'
import { faultContract } from './fault-contract.ts'
import { type Bench, LARGE, ODD_PREFIX, openBench, type TestedStore, tarballOf } from './tested-store.ts'

export interface Abilities {
  /** A web server has no lists. */
  readonly lists: boolean
  /** It is reached over a network. */
  readonly network: boolean
}

const signal = new AbortController().signal

export function storeContract(title: string, open: () => Promise<TestedStore>, can: Abilities): void {
  describe(title, () => {
    let bench: Bench
    beforeAll(async () => {
      bench = await openBench(open)
    })
    afterAll(async () => {
      await bench?.[Symbol.asyncDispose]()
    })

    if (can.lists) listContract(() => bench)
    if (can.lists && can.network) longListContract(() => bench)

    test.each(['backups/one', `${ODD_PREFIX}/backups/one`])(
      'the folder of one backup: %s',
      async (prefix) => {
        const location = await bench.at(prefix)
        expect([location.isSingle, await location.backupNames(signal)]).toEqual([true, ['one']])
        expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
        expect(await location.open('one', '-results.gz', signal)).toBeUndefined()
        expect(await location.open('two', '.tar.gz', signal)).toBeUndefined()
        location.close?.()
      },
    )

    test('a lone tarball', async () => {
      const location = await bench.at('backups/broken/broken.tar.gz')
      expect([location.isSingle, await location.backupNames(signal)]).toEqual([true, ['broken']])
      expect((await tarballOf(location, 'broken'))?.toString()).toBe('x')
      expect(await location.open('broken', 'velero-backup.json', signal)).toBeUndefined()
      location.close?.()
    })

    test('a tarball that is not there is no empty backup', async () => {
      await expect(bench.at('backups/broken/no-such.tar.gz')).rejects.toMatchObject({
        code: 'LOCATION_NOT_FOUND',
      })
    })

    test('an abort ends a read with its reason', async () => {
      const location = await bench.at('backups/one')
      const abort = new AbortController()
      const stream = await location.open('one', '.tar.gz', abort.signal)
      const reading = (async () => {
        for await (const _ of stream ?? []) abort.abort(new Error('enough'))
      })()
      await expect(reading).rejects.toThrow('enough')
      location.close?.()
    })

    if (can.network) faultContract(() => bench, can.lists)

    if (can.network) {
      // The last one: it looks at everything that went over the wire until now.
      test('nothing but reads ever went over the wire', () => {
        expect(bench.wire.requests.length).toBeGreaterThan(10)
        expect(bench.wire.requests.filter((line) => !/^(GET|HEAD) /.test(line))).toEqual([])
      })
    }
  })
}

function listContract(bench: () => Bench): void {
  test.each(['', ODD_PREFIX, `${ODD_PREFIX}/backups`])('a bucket of backups below %j', async (prefix) => {
    const location = await bench().at(prefix)
    expect(location.isSingle).toBe(false)
    expect(await location.backupNames(signal)).toEqual(['one', 'two'])
    expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
    expect(await location.sizeOf?.('one', '.tar.gz', signal)).toBe(LARGE.length)
    if (location.factsOf !== undefined) expect(location.factsOf('one', '.tar.gz')?.etag).toMatch(/./)
    location.close?.()
  })

  test('every backup is listed, a broken one with its problem, a folder without metadata not at all', async () => {
    const location = await bench().at('')
    const found = await listBackups(location, signal)
    expect(found.map(({ name, problem }) => [name, problem?.code])).toEqual([
      ['one', undefined],
      ['two', 'SIDE_FILE_BROKEN'],
    ])
    location.close?.()
  })

  test('what is missing is undefined, a name that leads elsewhere as well', async () => {
    const location = await bench().at('')
    expect(await location.open('two', '.tar.gz', signal)).toBeUndefined()
    expect(await location.open('three', 'velero-backup.json', signal)).toBeUndefined()
    expect(await location.open('../one', '.tar.gz', signal)).toBeUndefined()
    expect(await location.open('one/../one', '.tar.gz', signal)).toBeUndefined()
    location.close?.()
  })
}

function longListContract(bench: () => Bench): void {
  test('more backups than one page of a list', async () => {
    const { at, store, wire } = bench()
    const names = Array.from({ length: 13 }, (_, index) => `b${String(index).padStart(2, '0')}`)
    for (const name of names) await store.put(`many/backups/${name}/velero-backup.json`, Buffer.from('{}'))
    // fake-gcs-server counts objects only, not what is common to the beginnings of their names.
    for (let index = 0; index < 7; index += 1)
      await store.put(`many/backups/stray-${index}`, Buffer.from('x'))
    const location = await at('many', { pageSize: 5 })
    const before = wire.requests.length
    expect(await location.backupNames(signal)).toEqual(names)
    // Each name has its look; the pages come on top.
    expect(wire.requests.length - before).toBeGreaterThanOrEqual(names.length + 2)
    location.close?.()
  })
}
