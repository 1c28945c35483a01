import { describe, expect, test } from 'vitest'
import { chooseBackup } from '../../../src/location/choose-backup.ts'
import { type BackupFiles, memoryLocation } from '../../build/memory-location.ts'

const signal = new AbortController().signal

function backup(
  schedule: string | undefined,
  phase: string | undefined,
  startTimestamp?: string,
): BackupFiles {
  const labels = schedule === undefined ? {} : { 'velero.io/schedule-name': schedule }
  return { 'velero-backup.json': { kind: 'Backup', metadata: { labels }, status: { phase, startTimestamp } } }
}
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`b${n}`, backup(undefined, 'Completed')]))

describe('by name', () => {
  test('F-72: whatever its phase', async () => {
    const location = memoryLocation({ ...many(2), failed: backup('daily', 'Failed') })
    expect(await chooseBackup(location, { name: 'failed' }, signal)).toBe('failed')
  })

  test('a name wins over a schedule', async () => {
    const location = memoryLocation({ ...many(2), last: backup('daily', 'Completed') })
    expect(await chooseBackup(location, { name: 'b1', schedule: 'daily' }, signal)).toBe('b1')
  })

  test.each([
    [0, 'it holds none.'],
    [2, 'it holds b0, b1.'],
    [5, 'it holds b0, b1, b2, b3, b4.'],
    [7, 'it holds b0, b1, b2, b3, b4 and 2 more.'],
  ])('not there, beside %i others', async (count, held) => {
    await expect(chooseBackup(memoryLocation(many(count)), { name: 'shop' }, signal)).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
      message: expect.stringContaining(held),
    })
  })
})

describe('without a name', () => {
  test('the only one', async () => {
    expect(await chooseBackup(memoryLocation(many(1)), {}, signal)).toBe('b0')
  })

  test('none', async () => {
    await expect(chooseBackup(memoryLocation({}), {}, signal)).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
    })
  })

  test('several', async () => {
    await expect(chooseBackup(memoryLocation(many(3)), {}, signal)).rejects.toMatchObject({
      code: 'BACKUP_AMBIGUOUS',
      message: expect.stringContaining('b0, b1, b2'),
    })
  })
})

describe('S-61: by schedule', () => {
  const choose = (backups: Record<string, BackupFiles>) =>
    chooseBackup(memoryLocation(backups), { schedule: 'daily' }, signal)

  test('the newest that is exactly Completed, by start', async () => {
    const newest = choose({
      a: backup('daily', 'Completed', '2026-05-03T10:00:00Z'),
      b: backup('daily', 'Completed', '2026-05-01T10:00:00Z'),
      c: backup('daily', 'PartiallyFailed', '2026-05-04T10:00:00Z'),
      d: backup('daily', 'completed', '2026-05-04T10:00:00Z'),
      e: backup('weekly', 'Completed', '2026-05-05T10:00:00Z'),
      f: backup(undefined, 'Completed', '2026-05-05T10:00:00Z'),
      g: backup('daily', undefined, '2026-05-05T10:00:00Z'),
    })
    expect(await newest).toBe('a')
  })

  test('times are compared as times', async () => {
    const newest = choose({
      a: backup('daily', 'Completed', '2026-05-03T10:00:00+09:00'),
      b: backup('daily', 'Completed', '2026-05-03T09:00:00Z'),
    })
    expect(await newest).toBe('b')
  })

  test('a missing start is older than any', async () => {
    expect(
      await choose({
        a: backup('daily', 'Completed'),
        b: backup('daily', 'Completed', '2019-05-01T10:00:00Z'),
      }),
    ).toBe('b')
    expect(await choose({ a: backup('daily', 'Completed') })).toBe('a')
  })

  test('C-265, S-33: no backups gives both messages', async () => {
    await expect(choose(many(2))).rejects.toMatchObject({
      code: 'BACKUP_NOT_FOUND',
      message: expect.stringMatching(
        /^No backups found for schedule\. No completed backups found for schedule /,
      ),
    })
  })

  test.each(['', 'New', 'InProgress', 'FailedValidation', 'Failed'])(
    'C-266: only phase %j gives the second',
    async (phase) => {
      await expect(choose({ a: backup('daily', phase, '2026-05-03T10:00:00Z') })).rejects.toMatchObject({
        code: 'BACKUP_NOT_FOUND',
        message: expect.stringMatching(/^No completed backups found for schedule /),
      })
    },
  )

  test('metadata that cannot be read is not passed over: it could be the newest', async () => {
    const broken = { 'velero-backup.json': Buffer.from('{') }
    await expect(choose({ a: backup('daily', 'Completed'), broken })).rejects.toMatchObject({
      code: 'SIDE_FILE_BROKEN',
      message: expect.stringContaining('broken/velero-backup.json'),
    })
  })
})
