import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROFILES, profileOf } from '../../../../src/restore/document/profile.ts'

test.each<readonly [policy: string, expected: string]>([
  [
    '',
    'could not restore, ConfigMap:settings already exists. Warning: the in-cluster version is different than the backed-up version',
  ],
  [
    'none',
    'could not restore, ConfigMap "settings" already exists. Warning: the in-cluster version is different than the backed-up version',
  ],
])('R-126, D-14: the warning with policy %j', (policy, expected) => {
  expect(profileOf('velero-1.18').existsWarningText('ConfigMap', 'settings', policy)).toBe(expected)
  expect(profileOf('velero-1.9').existsWarningText('ConfigMap', 'settings', policy)).toBe(
    'could not restore, ConfigMap "settings" already exists. Warning: the in-cluster version is different than the backed-up version.',
  )
})

test('both profiles answer the same questions, and every answer but the shared ones differs', () => {
  const [now, then] = [PROFILES['velero-1.18'], PROFILES['velero-1.9']]
  expect(Object.keys(now)).toEqual(Object.keys(then))
  const same = Object.keys(now).filter(
    (key) =>
      Object.entries(now).find(([name]) => name === key)?.[1] ===
      Object.entries(then).find(([name]) => name === key)?.[1],
  )
  expect(same).toEqual([])
})

test('D-52: what 1.9 restores', () => {
  expect(
    profileOf('velero-1.18').nonRestorable.filter(
      (name) => !profileOf('velero-1.9').nonRestorable.includes(name),
    ),
  ).toEqual(['backuprepositories.velero.io'])
})

test.each([
  [
    'velero-1.18',
    'timed out waiting for terminating namespace shop to disappear before restoring: context deadline exceeded',
  ],
  ['velero-1.9', 'error getting namespace shop: timed out waiting for the condition'],
] as const)('R-51, D-37: what %s says of a namespace that does not go away', (name, expected) => {
  expect(profileOf(name).terminatingNamespaceText('shop')).toBe(expected)
})

test.each([
  ['velero-1.18', 'warning'],
  ['velero-1.9', 'error'],
] as const)('R-10, D-2: an archive without resources in %s', (name, level) => {
  expect(profileOf(name).emptyArchive.level).toBe(level)
})

test('every answer is asked for', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('document/profile.ts'))
    .map((path) => readFileSync(`src/${path}`, 'utf8'))
    .join('\n')
  const unread = Object.keys(PROFILES['velero-1.18']).filter(
    (key) => key !== 'name' && !new RegExp(`\\b${key}\\b`).test(sources),
  )
  expect(unread).toEqual([])
})
