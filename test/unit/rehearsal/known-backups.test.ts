import { describe, expect, test } from 'vitest'
import { knownBackups } from '../../../src/rehearsal/known-backups.ts'
import { chooseBackup } from '../../../src/restore/document/choose-backup.ts'
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

describe('S-61: by schedule', () => {
  const choose = async (backups: Record<string, BackupFiles>) => {
    const known = await knownBackups(memoryLocation(backups), { scheduleName: 'daily' }, signal)
    const { backup: chosen, problems } = chooseBackup({ scheduleName: 'daily' }, known, 'velero')
    return chosen?.name ?? problems
  }

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
    expect(await choose({ a: backup(undefined, 'Completed') })).toEqual([
      'No backups found for schedule',
      'No completed backups found for schedule',
    ])
  })

  test.each(['', 'New', 'InProgress', 'FailedValidation', 'Failed'])(
    'C-266: only phase %j gives the second',
    async (phase) => {
      expect(await choose({ a: backup('daily', phase, '2026-05-03T10:00:00Z') })).toEqual([
        'No completed backups found for schedule',
      ])
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
