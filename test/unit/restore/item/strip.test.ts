import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { strip } from '../../../../src/restore/item/strip.ts'

const SERVER_OWNED = {
  generateName: 'web-',
  selfLink: '/api/v1',
  uid: 'u',
  resourceVersion: '7',
  generation: 3,
  creationTimestamp: '2026-01-01T00:00:00Z',
  deletionTimestamp: '2026-01-02T00:00:00Z',
  deletionGracePeriodSeconds: 30,
  ownerReferences: [{ uid: 'o' }],
}
const FOUR = { name: 'web', namespace: 'shop', labels: { a: 'b' }, annotations: { c: 'd' } }
const OTHERS = { finalizers: ['example.com/x'], managedFields: [{ manager: 'm' }], madeUp: { kept: true } }

const object: JsonObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...SERVER_OWNED, ...FOUR, ...OTHERS },
  spec: { nodeName: 'n', status: 'not this one' },
  status: { phase: 'Running' },
  unknownTop: 1,
}
const REST = { apiVersion: 'v1', kind: 'Pod', spec: { nodeName: 'n', status: 'not this one' }, unknownTop: 1 }

test('R-70, C-102, C-105: what the source server wrote goes, everything else stays', () => {
  expect(strip(object, 'all-but')).toEqual({ ...REST, metadata: { ...FOUR, ...OTHERS } })
})

test('D-4, C-101, C-105: Velero 1.9 keeps four keys', () => {
  expect(strip(object, 'only-four')).toEqual({ ...REST, metadata: FOUR })
})

test('the object of the backup is not changed', () => {
  const before = structuredClone(object)
  strip(object, 'all-but')
  expect(object).toEqual(before)
})

test.each([{}, { metadata: null }, { metadata: 'x' }, { metadata: [] }])(
  'R-70, C-104: no metadata in %j',
  (without) => {
    expect(strip(without, 'all-but')).toBeUndefined()
  },
)

test('R-70, D-4: of any object everything stays that is not listed', () => {
  const key = fc.constantFrom(
    ...Object.keys({ ...SERVER_OWNED, ...FOUR, ...OTHERS }),
    'status',
    'x',
    '__proto__',
  )
  const anything = fc.dictionary(key, fc.jsonValue({ maxDepth: 1 }), { noNullPrototype: true })
  const keysBut = (value: object, dropped: readonly string[]) =>
    Object.keys(value).filter((name) => !dropped.includes(name))
  fc.assert(
    fc.property(anything, anything, (top, metadata) => {
      const whole = { ...top, metadata } as JsonObject
      const all = strip(whole, 'all-but') ?? {}
      expect(Object.keys(all)).toEqual(keysBut(whole, ['status']))
      expect(Object.keys(all.metadata ?? {})).toEqual(keysBut(metadata, Object.keys(SERVER_OWNED)))
      const four = strip(whole, 'only-four') ?? {}
      expect(Object.keys(four.metadata ?? {})).toEqual(
        Object.keys(metadata).filter((name) => Object.hasOwn(FOUR, name)),
      )
    }),
  )
})
