import { expect, test } from 'vitest'
import { createRecords, type RecordAction } from '../../../src/restore/records.ts'

test('R-66: a record is found by what the object is and where it goes', () => {
  const records = createRecords()
  const { record } = records.add('apps/v1', 'Deployment', 'shop', 'web')
  expect(records.find('apps/v1', 'Deployment', 'shop', 'web')).toBe(record)
  expect(records.find('apps/v1beta1', 'Deployment', 'shop', 'web')).toBeUndefined()
  expect(records.find('apps/v1', 'Deployment', '', 'web')).toBeUndefined()
  expect(records.size).toBe(1)
})

test('a key cannot be forged by a name that holds a separator', () => {
  const records = createRecords()
  records.add('v1', 'Pod', 'a', 'b/c')
  expect(records.find('v1', 'Pod', 'a/b', 'c')).toBeUndefined()
})

test('whoever meets the same object waits until its item is through', async () => {
  const { record, done } = createRecords().add('v1', 'Pod', 'a', 'b')
  let isThrough = false
  const waiting = record.settled.then(() => {
    isThrough = true
  })
  await Promise.resolve()
  expect(isThrough).toBe(false)
  done()
  await waiting
  expect(isThrough).toBe(true)
})

test('R-172, F-82, C-278: the resource list is sorted, names cluster items alone, and uses the name that the server gave', () => {
  const records = createRecords()
  const add = (kind: string, namespace: string, name: string, action: RecordAction | undefined) => {
    const { record } = records.add('v1', kind, namespace, name)
    record.action = action
    return record
  }
  add('Pod', 'shop', 'b', 'created')
  add('Pod', 'shop', 'a', 'skipped')
  add('Pod', 'app', 'z', undefined)
  add('Namespace', '', 'shop', 'created').name = 'shop-1'
  expect(JSON.stringify(records.resourceList())).toBe(
    JSON.stringify({
      'v1/Namespace': ['shop-1(created)'],
      'v1/Pod': ['app/z(failed)', 'shop/a(skipped)', 'shop/b(created)'],
    }),
  )
})

test.each<readonly [action: RecordAction, wasWritten: boolean]>([
  ['created', true],
  ['updated', true],
  ['skipped', false],
  ['failed', false],
])('R-33: a record that says %s makes discovery worth reading again: %s', (action, wasWritten) => {
  const records = createRecords()
  records.add('v1', 'Pod', 'a', 'b').record.action = action
  expect(records.wasAnyWritten()).toBe(wasWritten)
})

test.each([
  ['apiVersion-kind', false, true],
  ['group-resource', true, false],
] as const)('D-16: by %s', (key, knowsOtherVersion, knowsOtherResource) => {
  const records = createRecords(key)
  const web = { apiVersion: 'apps/v1', kind: 'Deployment', groupResource: 'deployments.apps' }
  const { record } = records.add(web.apiVersion, web.kind, 'shop', 'web', web.groupResource)
  const find = (changes: Partial<typeof web>) => records.findSame({ ...web, ...changes }, 'shop', 'web')
  expect(find({})).toBe(record)
  expect(find({ apiVersion: 'apps/v1beta1' }) === record).toBe(knowsOtherVersion)
  expect(find({ groupResource: 'deployments.extensions' }) === record).toBe(knowsOtherResource)
  expect(records.findSame(web, 'shop', 'api')).toBeUndefined()
  expect(records.find('apps/v1', 'Deployment', 'shop', 'web')).toBe(record)
})

test('R-172: a record is found by the name in the backup, also when the server gave another one', () => {
  for (const key of ['apiVersion-kind', 'group-resource'] as const) {
    const records = createRecords(key)
    const { record } = records.add('v1', 'Pod', 'shop', 'job-', 'pods')
    record.name = 'job-x7k2p'
    expect(records.find('v1', 'Pod', 'shop', 'job-')).toBe(record)
    expect(records.resourceList()).toEqual({ 'v1/Pod': ['shop/job-x7k2p(failed)'] })
  }
})
