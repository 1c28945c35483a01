import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ListedBackup } from '../../../../src/rehearsal/choose/listed-backup.ts'
import { selectBackups } from '../../../../src/rehearsal/choose/select.ts'
import type { BackupWish } from '../../../../src/rehearsal/choose/wish.ts'
import { listed, unreadable } from './build-listed.ts'

const NOW = new Date('2026-05-10T12:00:00Z')
const HOUR = 3_600_000
const latest: BackupWish = { which: { kind: 'latest' } }
const all: BackupWish = { which: { kind: 'all' } }
const only: BackupWish = { which: { kind: 'only' } }
const named = (name: string): BackupWish => ({ which: { kind: 'named', name } })

/** Names of what was chosen, or the code of the problem. */
function choose(backups: readonly ListedBackup[], wish: BackupWish): readonly string[] | string {
  const { chosen, problem } = selectBackups(backups, wish, NOW)
  return problem?.code ?? chosen.map(({ name }) => name)
}

describe('latest', () => {
  test('S-61: the newest that is Completed, by its start, times compared as times', () => {
    const backups = [
      listed('a', { begin: '2026-05-03T10:00:00+09:00' }),
      listed('b', { begin: '2026-05-03T09:00:00Z' }),
      listed('c', { begin: '2026-05-04T10:00:00Z', phase: 'PartiallyFailed' }),
      listed('d', { begin: '2026-05-04T10:00:00Z', phase: 'completed' }),
      listed('e', { begin: '2026-05-04T10:00:00Z', phase: undefined }),
    ]
    expect(choose(backups, latest)).toEqual(['b'])
    expect(choose(backups, { ...latest, allowPartiallyFailed: true })).toEqual(['c'])
    expect(selectBackups(backups, latest, NOW).passedOver).toEqual(
      expect.arrayContaining([
        { name: 'a', reason: 'older', why: 'older' },
        { name: 'c', reason: 'phase', why: 'phase PartiallyFailed' },
        { name: 'e', reason: 'phase', why: 'it has no phase' },
      ]),
    )
  })

  test('a missing begin is older than any', () => {
    const backups = [listed('a'), listed('b', { begin: '2019-05-01T10:00:00Z' })]
    expect(choose(backups, latest)).toEqual(['b'])
    expect(choose([listed('a')], latest)).toEqual(['a'])
  })

  test('of a schedule', () => {
    const backups = [
      listed('a', { schedule: 'daily', begin: '2026-05-01T10:00:00Z' }),
      listed('b', { schedule: 'weekly', begin: '2026-05-02T10:00:00Z' }),
      listed('c', { begin: '2026-05-03T10:00:00Z' }),
    ]
    expect(choose(backups, { ...latest, schedule: 'daily' })).toEqual(['a'])
    expect(choose(backups, { ...latest, schedule: 'hourly' })).toBe('BACKUP_NOT_FOUND')
  })

  test('by labels of the backup', () => {
    const backups = [
      listed('a', { labels: { env: 'prod' }, begin: '2026-05-01T10:00:00Z' }),
      listed('b', { labels: { env: 'test' }, begin: '2026-05-02T10:00:00Z' }),
    ]
    expect(choose(backups, { ...latest, labels: { matchLabels: { env: 'prod' } } })).toEqual(['a'])
    const none = { matchExpressions: [{ key: 'env', operator: 'DoesNotExist' }] }
    expect(choose(backups, { ...latest, labels: none })).toBe('BACKUP_NOT_FOUND')
  })

  test.each(['New', 'InProgress', 'Finalizing', 'WaitingForPluginOperations', 'Failed', 'Deleting'])(
    'only phase %s is a finding about the backups',
    (phase) => {
      expect(choose([listed('a', { phase })], latest)).toBe('BACKUP_UNFIT')
    },
  )

  test('no backup at all', () => {
    expect(choose([], latest)).toBe('BACKUP_NOT_FOUND')
  })

  test('one that cannot be read may be the newest, so nothing is chosen', () => {
    const backups = [listed('a', { begin: '2026-05-03T10:00:00Z' }), unreadable('broken')]
    expect(choose(backups, latest)).toBe('BACKUP_UNREADABLE')
    expect(choose(backups, { ...latest, schedule: 'daily' })).toBe('BACKUP_UNREADABLE')
    expect(selectBackups(backups, latest, NOW).problem?.message).toContain('broken may be the newest')
  })

  test('one that cannot be read, but says that it began earlier, is no obstacle', () => {
    const good = listed('a', { begin: '2026-05-03T10:00:00Z' })
    expect(choose([good, unreadable('broken', '2026-05-02T10:00:00Z')], latest)).toEqual(['a'])
    expect(choose([good, unreadable('broken', '2026-05-03T10:00:01Z')], latest)).toBe('BACKUP_UNREADABLE')
  })
})

describe('--max-age', () => {
  const limit = { ...latest, maxAgeMs: 26 * HOUR }

  test.each([
    ['2026-05-09T10:00:00Z', ['a']],
    ['2026-05-09T09:59:59Z', 'BACKUP_TOO_OLD'],
  ])('26h, begun at %s', (begin, expected) => {
    expect(choose([listed('a', { begin })], limit)).toEqual(expected)
    expect(choose([listed('a', { begin })], { ...named('a'), maxAgeMs: 26 * HOUR })).toEqual(expected)
    expect(choose([listed('a', { begin })], { ...only, maxAgeMs: 26 * HOUR })).toEqual(expected)
  })

  test('the message tells both', () => {
    const backups = [listed('a', { begin: '2026-05-09T09:59:59.5Z' })]
    expect(selectBackups(backups, limit, NOW).problem?.message).toBe(
      'The latest backup cannot be used: a: 26h0m1s old, at most 26h0m0s is allowed.',
    )
  })

  test('an old Completed one is no answer when the newest failed', () => {
    const backups = [
      listed('old', { begin: '2026-05-01T10:00:00Z' }),
      listed('failed', { begin: '2026-05-10T10:00:00Z', phase: 'Failed' }),
    ]
    expect(choose(backups, limit)).toBe('BACKUP_TOO_OLD')
  })

  test('an age that is not known does not pass', () => {
    expect(choose([listed('a')], limit)).toBe('BACKUP_AGE_UNKNOWN')
    expect(choose([{ name: 'lone', metadata: undefined }], limit)).toBe('BACKUP_AGE_UNKNOWN')
  })

  test('a begin in the future would pass for ever', () => {
    expect(choose([listed('a', { begin: '2026-05-10T12:04:00Z' })], limit)).toEqual(['a'])
    const backups = [
      listed('a', { begin: '2026-05-10T10:00:00Z' }),
      listed('b', { begin: '2036-01-01T00:00:00Z' }),
    ]
    expect(choose(backups, limit)).toBe('BACKUP_AGE_UNKNOWN')
  })
})

describe('--min-age', () => {
  const limit = { ...latest, minAgeMs: HOUR }

  test('takes the newest that is old enough', () => {
    const backups = [
      listed('fresh', { begin: '2026-05-10T11:30:00Z' }),
      listed('settled', { begin: '2026-05-10T10:30:00Z' }),
    ]
    expect(choose(backups, limit)).toEqual(['settled'])
    expect(choose(backups.slice(0, 1), limit)).toBe('BACKUP_UNFIT')
    expect(choose(backups, { ...named('fresh'), minAgeMs: HOUR })).toBe('BACKUP_UNFIT')
  })

  test('a begin in the future is not old enough', () => {
    expect(choose([listed('a', { begin: '2036-01-01T00:00:00Z' })], limit)).toBe('BACKUP_UNFIT')
  })
})

describe('a name', () => {
  test.each(['Completed', 'PartiallyFailed', '', undefined])('phase %j may be named', (phase) => {
    expect(choose([listed('a', { phase })], named('a'))).toEqual(['a'])
  })

  test.each(['Failed', 'FailedValidation', 'InProgress', 'Finalizing', 'Deleting', 'Mystery'])(
    'phase %s is refused',
    (phase) => {
      expect(choose([listed('a', { phase })], named('a'))).toBe('BACKUP_UNFIT')
    },
  )

  test('one that cannot be read keeps its own error, and others do not matter', () => {
    expect(choose([unreadable('a')], named('a'))).toBe('SIDE_FILE_BROKEN')
    expect(choose([unreadable('b'), listed('a')], named('a'))).toEqual(['a'])
  })

  test('with labels that do not match', () => {
    const wish = { ...named('a'), labels: { matchLabels: { env: 'prod' } } }
    expect(choose([listed('a')], wish)).toBe('BACKUP_NOT_FOUND')
  })
})

describe('the only one', () => {
  test('of those that match', () => {
    const backups = [listed('a', { labels: { env: 'prod' } }), listed('b')]
    expect(choose(backups, only)).toBe('BACKUP_AMBIGUOUS')
    expect(choose(backups, { ...only, labels: { matchLabels: { env: 'prod' } } })).toEqual(['a'])
  })

  test('beside one that cannot be read there are two', () => {
    expect(choose([listed('a'), unreadable('b')], only)).toBe('BACKUP_AMBIGUOUS')
    expect(choose([unreadable('b')], only)).toBe('SIDE_FILE_BROKEN')
  })
})

describe('all', () => {
  test('that fit, newest first; what cannot be read is among them', () => {
    const backups = [
      listed('a', { begin: '2026-05-01T10:00:00Z' }),
      listed('b', { begin: '2026-05-09T13:00:00Z' }),
      listed('c', { begin: '2026-05-10T10:00:00Z' }),
      listed('d', { begin: '2026-05-10T11:00:00Z', phase: 'Failed' }),
    ]
    expect(choose(backups, all)).toEqual(['c', 'b', 'a'])
    expect(choose([...backups, unreadable('x')], { ...all, maxAgeMs: 26 * HOUR })).toEqual(['x', 'c', 'b'])
  })

  test('too old, all of them', () => {
    expect(choose([listed('a', { begin: '2026-05-01T10:00:00Z' })], { ...all, maxAgeMs: HOUR })).toBe(
      'BACKUP_TOO_OLD',
    )
  })
})

test('every backup is chosen, passed over with a reason, or what made the choice impossible', () => {
  const anyBackup = fc.record({
    schedule: fc.constantFrom('daily', 'weekly'),
    phase: fc.constantFrom('Completed', 'PartiallyFailed', 'Failed', undefined),
    begin: fc.constantFrom('2026-05-10T11:59:00Z', '2026-05-09T12:00:00Z', '2020-01-01T00:00:00Z', 'never'),
  })
  const anyWish = fc.record({
    which: fc.record({ kind: fc.constantFrom('latest' as const, 'all' as const) }),
    schedule: fc.constantFrom(undefined, 'daily'),
    allowPartiallyFailed: fc.boolean(),
    minAgeMs: fc.constantFrom(undefined, HOUR),
    maxAgeMs: fc.constantFrom(undefined, 26 * HOUR),
  })
  fc.assert(
    fc.property(fc.array(anyBackup, { maxLength: 8 }), anyWish, (changes, wish) => {
      const backups = changes.map((change, index) => listed(`b${index}`, change))
      const { chosen, passedOver, problem } = selectBackups(backups, wish, NOW)
      const told = [...chosen, ...passedOver].map(({ name }) => name)
      expect(told.toSorted()).toEqual(backups.map(({ name }) => name).toSorted())
      expect(chosen.length === 0).toBe(problem !== undefined)
      if (wish.which.kind === 'latest') expect(chosen.length).toBeLessThanOrEqual(1)
      for (const { metadata } of chosen) {
        expect(metadata?.phase).toMatch(
          wish.allowPartiallyFailed ? /^(Completed|PartiallyFailed)$/ : /^Completed$/,
        )
      }
    }),
    { seed: 6, numRuns: 500 },
  )
})
