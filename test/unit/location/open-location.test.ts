import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLocation } from '../../../src/location/open-location.ts'

const signal = new AbortController().signal
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'location-test-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, content = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

async function contentOf(
  place: string,
  backup: string,
  file: '.tar.gz' | 'velero-backup.json' | '-results.gz',
) {
  const location = await openLocation(join(root, place), signal)
  const source = await location.open(backup, file, signal)
  return source === undefined ? undefined : text(source)
}

const namesIn = async (place: string) => (await openLocation(join(root, place), signal)).backupNames(signal)

describe('a folder that holds backups/', () => {
  beforeEach(() => {
    put('bucket/backups/shop/velero-backup.json')
    put('bucket/backups/shop/shop.tar.gz')
    put('bucket/backups/shop/shop-results.gz')
    put('bucket/backups/daily/velero-backup.json')
    put('bucket/backups/half-deleted/half-deleted.tar.gz')
    put('bucket/backups/readme.txt')
    put('bucket/restores/r/restore-r-results.gz')
  })

  test('F-3: a folder counts when it has velero-backup.json', async () => {
    expect(await namesIn('bucket')).toEqual(['daily', 'shop'])
  })

  test('backups/ itself is the same location', async () => {
    expect(await namesIn('bucket/backups')).toEqual(['daily', 'shop'])
  })

  test('F-10 to F-22: files are found by their suffix', async () => {
    expect(await contentOf('bucket', 'shop', '.tar.gz')).toBe('bucket/backups/shop/shop.tar.gz')
    expect(await contentOf('bucket', 'shop', 'velero-backup.json')).toBe(
      'bucket/backups/shop/velero-backup.json',
    )
    expect(await contentOf('bucket/backups', 'shop', '-results.gz')).toBe(
      'bucket/backups/shop/shop-results.gz',
    )
  })

  test('a file or backup that is not there is undefined', async () => {
    expect(await contentOf('bucket', 'daily', '.tar.gz')).toBeUndefined()
    expect(await contentOf('bucket', 'weekly', '.tar.gz')).toBeUndefined()
    expect(await contentOf('bucket', 'readme.txt', '.tar.gz')).toBeUndefined()
  })

  test.each(['../backups/shop', '..', '.', '', 'shop/../shop', 'shop\\..'])(
    'no name leads out of the folder: %j',
    async (name) => {
      put('bucket/velero-backup.json')
      put('bucket/backups/velero-backup.json')
      rmSync(join(root, 'bucket/velero-backup.json'))
      expect(await contentOf('bucket', name, 'velero-backup.json')).toBeUndefined()
    },
  )

  test('the url is what the user typed', async () => {
    const place = join(root, 'bucket')
    expect((await openLocation(place, signal)).url).toBe(place)
  })

  test('an empty backups/ is a location without backups', async () => {
    mkdirSync(join(root, 'empty/backups'), { recursive: true })
    expect(await namesIn('empty')).toEqual([])
    expect(await namesIn('empty/backups')).toEqual([])
  })
})

describe('other folders', () => {
  test('many backups in a folder of any name', async () => {
    put('copies/shop/velero-backup.json')
    put('copies/backups/velero-backup.json')
    expect(await namesIn('copies')).toEqual(['backups', 'shop'])
  })

  test('the folder of one backup is named like it', async () => {
    put('shop/velero-backup.json')
    put('shop/shop.tar.gz')
    expect(await namesIn('shop')).toEqual(['shop'])
    expect(await contentOf('shop', 'shop', '.tar.gz')).toBe('shop/shop.tar.gz')
    expect(await contentOf('shop', 'other', '.tar.gz')).toBeUndefined()
  })

  test('or like the only tarball in it', async () => {
    put('downloaded/velero-backup.json')
    put('downloaded/shop.tar.gz')
    expect(await namesIn('downloaded')).toEqual(['shop'])
  })
})

test('a lone tarball is one backup without side files', async () => {
  put('downloads/shop-1.2.tar.gz')
  const place = 'downloads/shop-1.2.tar.gz'
  expect(await namesIn(place)).toEqual(['shop-1.2'])
  expect(await contentOf(place, 'shop-1.2', '.tar.gz')).toBe(place)
  expect(await contentOf(place, 'shop-1.2', 'velero-backup.json')).toBeUndefined()
  expect(await contentOf(place, 'shop', '.tar.gz')).toBeUndefined()
})

describe('anything else is LOCATION_NOT_FOUND', () => {
  test.each([
    ['nothing there', 'missing'],
    ['nothing there, below a file', 'file.txt/backups'],
    ['a file of another name', 'file.txt'],
    ['a tarball without a name', '.tar.gz'],
    ['an empty folder', 'empty'],
    ['a folder of something else', 'source'],
  ])('%s', async (_what, place) => {
    put('file.txt')
    put('.tar.gz')
    put('source/main/index.ts')
    mkdirSync(join(root, 'empty'))
    await expect(openLocation(join(root, place), signal)).rejects.toMatchObject({
      code: 'LOCATION_NOT_FOUND',
    })
  })

  test('an address, whose credentials are not repeated', async () => {
    await expect(openLocation('s3://key:secret@bucket/prefix', signal)).rejects.toMatchObject({
      code: 'LOCATION_INVALID',
      message: expect.not.stringContaining('secret'),
    })
  })
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may not be read is LOCATION_DENIED',
  async () => {
    put('bucket/backups/shop/velero-backup.json')
    chmodSync(join(root, 'bucket/backups'), 0o000)
    const location = openLocation(join(root, 'bucket/backups'), signal)
    await expect(location.then((open) => open.backupNames(signal))).rejects.toMatchObject({
      code: 'LOCATION_DENIED',
    })
    chmodSync(join(root, 'bucket/backups'), 0o700)
  },
)

test('a folder where the tarball belongs is LOCATION_UNREACHABLE', async () => {
  put('bucket/backups/shop/velero-backup.json')
  mkdirSync(join(root, 'bucket/backups/shop/shop.tar.gz'))
  await expect(contentOf('bucket', 'shop', '.tar.gz')).rejects.toMatchObject({ code: 'LOCATION_UNREACHABLE' })
})

test('an abort rejects with its reason', async () => {
  put('shop.tar.gz')
  const aborted = AbortSignal.abort(new Error('enough'))
  const location = await openLocation(join(root, 'shop.tar.gz'), signal)
  await expect(openLocation(join(root, 'shop.tar.gz'), aborted)).rejects.toThrow('enough')
  await expect(location.backupNames(aborted)).rejects.toThrow('enough')
  await expect(location.open('shop', '.tar.gz', aborted)).rejects.toThrow('enough')
})
