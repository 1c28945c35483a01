import { expect, test } from 'vitest'
import { mergeServiceAccount } from '../../../../src/restore/item/service-account.ts'
import { createMergePatch } from '../../../../src/restore/merge-patch.ts'

test('R-125: lists gain what is new by name, maps what is new by key; what is there wins', () => {
  const live = {
    metadata: { name: 'sa', labels: { a: 'live' }, annotations: { x: 'live' } },
    secrets: [{ name: 'one', namespace: 'live' }],
    automountServiceAccountToken: false,
  }
  const wanted = {
    metadata: { name: 'sa', labels: { a: 'backup', b: 'backup' }, annotations: { y: 'backup' } },
    secrets: [{ name: 'one', namespace: 'backup' }, { name: 'two' }],
    imagePullSecrets: [{ name: 'pull' }],
    automountServiceAccountToken: true,
  }
  expect(mergeServiceAccount(live, wanted)).toEqual({
    metadata: { name: 'sa', labels: { a: 'live', b: 'backup' }, annotations: { x: 'live', y: 'backup' } },
    secrets: [{ name: 'one', namespace: 'live' }, { name: 'two' }],
    imagePullSecrets: [{ name: 'pull' }],
    automountServiceAccountToken: false,
  })
})

test('R-125, C-143: nothing new, nothing changed', () => {
  const live = { metadata: { name: 'sa', labels: { a: 'b' } }, secrets: [{ name: 'one' }] }
  expect(mergeServiceAccount(live, { metadata: { name: 'sa' } })).toBe(live)
  expect(mergeServiceAccount(live, { metadata: { labels: { a: 'c' } }, secrets: [{ name: 'one' }] })).toEqual(
    live,
  )
})

const named = (...names: readonly string[]) => names.map((name) => ({ name }))

test.each<readonly [live: string[], backup: string[], merged: string[]]>([
  [['a'], [], ['a']],
  [['a', 'b'], ['c'], ['a', 'b', 'c']],
  [
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'b'],
  ],
  [[], ['c', 'a'], ['c', 'a']],
])('R-125, C-141: the cluster has %j, the backup %j: %j', (live, backup, merged) => {
  for (const key of ['secrets', 'imagePullSecrets']) {
    const result = mergeServiceAccount({ [key]: named(...live) }, { [key]: named(...backup) })
    expect(result[key]).toEqual(named(...merged))
  }
})

test('R-125, C-142: a label of the cluster stays, a new one comes', () => {
  const live = { metadata: { labels: { l1: 'v1' } } }
  expect(mergeServiceAccount(live, { metadata: { labels: { l1: 'x', l2: 'y' } } })).toEqual({
    metadata: { labels: { l1: 'v1', l2: 'y' } },
  })
})

test('R-125, C-143: the patch holds only labels, annotations and the two lists', () => {
  const live = { metadata: { name: 'sa', labels: { a: 'b' } }, secrets: named('one') }
  const wanted = {
    metadata: { name: 'sa', labels: { c: 'd' }, annotations: { e: 'f' }, finalizers: ['g'] },
    secrets: named('two'),
    imagePullSecrets: named('pull'),
    automountServiceAccountToken: false,
  }
  expect(createMergePatch(live, mergeServiceAccount(live, wanted))).toEqual({
    metadata: { labels: { c: 'd' }, annotations: { e: 'f' } },
    secrets: named('one', 'two'),
    imagePullSecrets: named('pull'),
  })
})
