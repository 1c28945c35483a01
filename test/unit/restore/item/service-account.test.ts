import { expect, test } from 'vitest'
import { mergeServiceAccount } from '../../../../src/restore/item/service-account.ts'

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

test('R-125: nothing new, nothing changed', () => {
  const live = { metadata: { name: 'sa', labels: { a: 'b' } }, secrets: [{ name: 'one' }] }
  expect(mergeServiceAccount(live, { metadata: { name: 'sa' } })).toBe(live)
  expect(mergeServiceAccount(live, { metadata: { labels: { a: 'c' } }, secrets: [{ name: 'one' }] })).toEqual(
    live,
  )
})
