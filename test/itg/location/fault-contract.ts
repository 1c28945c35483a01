// What every location does that is reached over a network, when that network or the server is not kind.
import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { freePort } from '../../../src/cluster/control-plane/free-port.ts'
import type { DownloadProgress } from '../../../src/location/download-progress.ts'
import { PLAIN_ACCESS } from '../../../src/location/location-access.ts'
import { openLocation } from '../../../src/location/open-location.ts'
import { type Bench, LARGE, tarballOf, until } from './tested-store.ts'

const signal = new AbortController().signal
/** A server may be silent for so long, and no more. */
const HASTY = { patience: { answerMs: 4_000, stallMs: 1_000, attempts: 2, backoffMs: 10 } }

export function faultContract(bench: () => Bench, hasLists: boolean): void {
  beforeEach(() => bench().wire.calm())

  test('a download goes on where its connection broke', async () => {
    const location = await bench().at('backups/one')
    bench().wire.cut(3, 1_500_000)
    expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
    location.close?.()
  })

  test('a download goes on where its connection stalled', async () => {
    const location = await bench().at('backups/one', { patience: { stallMs: 2_000, backoffMs: 10 } })
    bench().wire.stall(2, 1_500_000)
    expect((await tarballOf(location, 'one'))?.equals(LARGE)).toBe(true)
    location.close?.()
  })

  test('a server that stays silent is given up', async () => {
    bench().wire.stall(1_000, 0)
    await expect(bench().at('backups/one', HASTY)).rejects.toMatchObject({ code: 'LOCATION_UNREACHABLE' })
  })

  test('a body that stays silent is given up', async () => {
    const location = await bench().at('backups/one', HASTY)
    const stream = await location.open('one', '.tar.gz', signal)
    bench().wire.stall(1, 200_000)
    const reading = (async () => {
      for await (const _ of stream ?? []) bench().wire.stall(1_000, 0)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'LOCATION_UNREACHABLE' })
    location.close?.()
  })

  test('an object that is replaced in the middle of a download is never mixed', async () => {
    const key = 'changing/backups/c/'
    const { store, wire } = bench()
    await store.put(`${key}velero-backup.json`, Buffer.from('{}'))
    await store.put(`${key}c.tar.gz`, LARGE)
    const location = await bench().at('changing/backups/c')
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
    location.close?.()
  })

  test('more bytes than allowed are not even asked for', async () => {
    const location = await bench().at('backups/one', { maxBytes: 1_000_000 })
    await expect(location.open('one', '.tar.gz', signal)).rejects.toMatchObject({
      code: 'LOCATION_TOO_LARGE',
    })
    location.close?.()
  })

  test('a download that takes longer than allowed ends, and tells how far it was before', async () => {
    const seen: DownloadProgress[] = []
    const location = await bench().at('backups/one', {
      downloadMs: 3_500,
      onDownload: (progress) => void seen.push(progress),
    })
    bench().wire.slow(200)
    await expect(tarballOf(location, 'one')).rejects.toMatchObject({
      code: 'LOCATION_UNREACHABLE',
      message: expect.stringContaining('--download-timeout'),
    })
    expect(seen[0]).toMatchObject({ file: 'one.tar.gz', total: LARGE.length })
    expect(seen[0]?.done).toBeGreaterThan(0)
    location.close?.()
  })

  test('nobody there', { timeout: 60_000 }, async () => {
    const { store } = bench()
    const port = await freePort()
    const access = { ...PLAIN_ACCESS, ...store.options?.(port) }
    await expect(openLocation(store.address('backups/one', port), signal, access)).rejects.toMatchObject({
      code: 'LOCATION_UNREACHABLE',
    })
  })

  const moments = ['opening', ...(hasLists ? ['listing'] : []), 'asking for the bytes', 'reading'] as const
  test.each(moments)('a cancel while %s ends at once, and no connection stays', async (moment) => {
    const { at, wire } = bench()
    const abort = new AbortController()
    const location = moment === 'opening' ? undefined : await at(moment === 'listing' ? '' : 'backups/one')
    const isReading = moment === 'reading' || moment === 'asking for the bytes'
    const stream = isReading ? await location?.open('one', '.tar.gz', abort.signal) : undefined
    const before = wire.requests.length
    let bytes = 0
    // The server would be waited for half a minute and longer.
    wire.stall(1_000, moment === 'reading' ? 200_000 : 0)
    const work = async (): Promise<void> => {
      if (location === undefined) await at('backups/one', {}, abort.signal)
      else if (stream === undefined) await location.backupNames(abort.signal)
      else for await (const chunk of stream) bytes += (chunk as Buffer).length
    }
    const settled = work().then(
      () => 'no error',
      (error: unknown) => error,
    )
    await until('a request is under way', () => wire.requests.length > before)
    if (moment === 'reading') await until('bytes came', () => bytes > 0)
    const aborted = performance.now()
    abort.abort(new Error('enough'))
    expect(await settled).toEqual(new Error('enough'))
    expect(performance.now() - aborted).toBeLessThan(5_000)
    location?.close?.()
    await until('no connection is open', () => wire.open() === 0)
  })

  test('a reader that goes away takes its connection along', async () => {
    const { at, wire } = bench()
    const location = await at('backups/one')
    const stream = await location.open('one', '.tar.gz', signal)
    wire.stall(1_000, 200_000)
    stream?.on('error', () => undefined).resume()
    const before = wire.requests.length
    await until('a request is under way', () => wire.requests.length > before || wire.open() > 0)
    stream?.destroy()
    location.close?.()
    await until('no connection is open', () => wire.open() === 0)
  })
}
