import { expect, test } from 'vitest'
import { groupOf, type Message, veleroResult } from '../../../src/restore/messages.ts'

const MESSAGES: readonly Message[] = [
  { level: 'warning', group: groupOf('shop'), text: 'first' },
  { level: 'error', group: 'velero', text: 'broken' },
  { level: 'warning', group: groupOf(''), text: 'wide' },
  { level: 'warning', group: groupOf('app'), text: 'other' },
  { level: 'warning', group: groupOf('shop'), text: 'second' },
]

test('R-170, C-279: cluster scope has a group of its own', () => {
  expect([groupOf(''), groupOf('shop')]).toEqual(['cluster', { namespace: 'shop' }])
})

test('F-85, C-279: messages of one level by group, in the order in which they came; empty parts are left out', () => {
  expect(veleroResult(MESSAGES, 'warning')).toEqual({
    cluster: ['wide'],
    namespaces: { shop: ['first', 'second'], app: ['other'] },
  })
  expect(veleroResult(MESSAGES, 'error')).toEqual({ velero: ['broken'] })
  expect(veleroResult([], 'error')).toEqual({})
})

test('a namespace may have any name', () => {
  const odd: Message = { level: 'error', group: { namespace: '__proto__' }, text: 'x' }
  expect(JSON.stringify(veleroResult([odd], 'error'))).toBe('{"namespaces":{"__proto__":["x"]}}')
})
