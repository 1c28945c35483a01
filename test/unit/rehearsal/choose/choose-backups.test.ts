import { describe, expect, test } from 'vitest'
import type { BackupLocation } from '../../../../src/location/backup-location.ts'
import { chooseBackups } from '../../../../src/rehearsal/choose/choose-backups.ts'
import type { BackupWish } from '../../../../src/rehearsal/choose/wish.ts'
import { type BackupFiles, memoryLocation } from '../../../build/memory-location.ts'

const { signal } = new AbortController()
const NOW = new Date('2026-05-10T12:00:00Z')
const latest: BackupWish = { which: { kind: 'latest' } }
const only: BackupWish = { which: { kind: 'only' } }
const named = (name: string): BackupWish => ({ which: { kind: 'named', name } })

function backup(name: string, status: object = {}): BackupFiles {
  return {
    'velero-backup.json': { kind: 'Backup', metadata: { name }, status: { phase: 'Completed', ...status } },
  }
}

/** `b000`, `b001`, …, each a minute newer than the one before. */
function many(count: number): Record<string, BackupFiles> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => {
      const name = `b${String(n).padStart(3, '0')}`
      const startTimestamp = new Date(Date.UTC(2026, 4, 1, 0, n)).toISOString()
      return [name, backup(name, { startTimestamp })]
    }),
  )
}

/** Counts what is read, and how much at a time. */
function counted(location: BackupLocation) {
  const seen = { opened: [] as string[], listings: 0, now: 0, most: 0 }
  const watched: BackupLocation = {
    ...location,
    backupNames: (ownSignal) => {
      seen.listings += 1
      return location.backupNames(ownSignal)
    },
    open: async (name, file, ownSignal) => {
      seen.opened.push(`${name} ${file}`)
      seen.now += 1
      seen.most = Math.max(seen.most, seen.now)
      await new Promise((resolve) => setImmediate(resolve))
      seen.now -= 1
      return await location.open(name, file, ownSignal)
    },
  }
  return { location: watched, seen }
}

async function choose(backups: Readonly<Record<string, BackupFiles>>, wish: BackupWish) {
  const { chosen } = await chooseBackups(memoryLocation(backups), wish, NOW, signal)
  return chosen.map(({ name }) => name)
}

describe('what is read', () => {
  test('of a thousand: for a name the metadata of that one, and nothing is listed', async () => {
    const { location, seen } = counted(memoryLocation(many(1_000)))
    const { chosen } = await chooseBackups(location, named('b500'), NOW, signal)
    expect(chosen.map(({ name }) => name)).toEqual(['b500'])
    expect(seen).toMatchObject({ opened: ['b500 velero-backup.json'], listings: 0 })
  })

  test('for the latest: all metadata, not all at once', async () => {
    const { location, seen } = counted(memoryLocation(many(200)))
    const { chosen } = await chooseBackups(location, latest, NOW, signal)
    expect(chosen.map(({ name }) => name)).toEqual(['b199'])
    expect(seen.opened).toHaveLength(200)
    expect(seen.most).toBeGreaterThan(1)
    expect(seen.most).toBeLessThanOrEqual(16)
  })

  test('without a name: of several none is opened', async () => {
    const { location, seen } = counted(memoryLocation(many(7)))
    await expect(chooseBackups(location, only, NOW, signal)).rejects.toMatchObject({
      code: 'BACKUP_AMBIGUOUS',
      message: 'memory holds several backups: b000, b001, b002, b003, b004 and 2 more.',
    })
    expect(seen.opened).toEqual([])
  })

  test('a cancel ends it', async () => {
    const aborted = AbortSignal.abort(new Error('enough'))
    await expect(chooseBackups(memoryLocation(many(3)), latest, NOW, aborted)).rejects.toThrow('enough')
  })
})

describe('what is not there', () => {
  test.each([
    [0, 'it holds none.'],
    [2, 'it holds b000, b001.'],
    [7, 'it holds b000, b001, b002, b003, b004 and 2 more.'],
  ])('a name, beside %i others', async (count, held) => {
    await expect(choose(many(count), named('shop'))).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
      message: `There is no backup "shop" in memory; ${held}`,
    })
  })

  test.each([latest, only])('any backup', async (wish) => {
    await expect(choose({}, wish)).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
      message: 'There is no backup in memory.',
    })
  })

  test('a folder without metadata is no backup (F-3)', async () => {
    expect(await choose({ ...many(1), half: { '.tar.gz': Buffer.from('x') } }, latest)).toEqual(['b000'])
  })
})

describe('metadata that cannot be read', () => {
  test.each<readonly [string, unknown]>([
    ['no JSON', Buffer.from('{')],
    ['another kind', { kind: 'Restore', metadata: { name: 'broken' } }],
    ['another shape', { kind: 'Backup', metadata: { name: 'broken' }, status: { phase: 7 } }],
    ['of another backup', { kind: 'Backup', metadata: { name: 'b000' } }],
  ])('%s: it could be the newest', async (_, content) => {
    const backups = { ...many(2), broken: { 'velero-backup.json': content } }
    await expect(choose(backups, latest)).rejects.toMatchObject({
      code: 'BACKUP_UNREADABLE',
      message: expect.stringContaining('broken/velero-backup.json'),
    })
    await expect(choose(backups, { which: { kind: 'all' } })).resolves.toEqual(['broken', 'b001', 'b000'])
    await expect(choose(backups, named('broken'))).rejects.toMatchObject({ code: 'SIDE_FILE_BROKEN' })
    await expect(choose(backups, named('b000'))).resolves.toEqual(['b000'])
  })

  test('its start is taken where it still says one', async () => {
    const status = { phase: 7, startTimestamp: '2020-01-01T00:00:00Z' }
    const broken = { 'velero-backup.json': { kind: 'Backup', metadata: { name: 'broken' }, status } }
    expect(await choose({ ...many(2), broken }, latest)).toEqual(['b001'])
  })
})

test('the report shows what was passed over', async () => {
  const { section } = await chooseBackups(memoryLocation(many(3)), latest, NOW, signal)
  expect(section).toEqual({
    wish: 'the latest backup',
    considered: 3,
    chosen: ['b002'],
    passedOver: [
      { name: 'b001', why: 'older' },
      { name: 'b000', why: 'older' },
    ],
  })
})
