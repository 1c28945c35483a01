import { expect, test } from 'vitest'
import { labelValue } from '../../../../src/restore/select/label-value.ts'

test.each([
  ['', ''],
  ['short', 'short'],
  ['a'.repeat(63), 'a'.repeat(63)],
  [
    'the-really-long-kube-service-name-that-is-much-greater-than-63-characters',
    'the-really-long-kube-service-name-that-is-much-greater-th8a11b3',
  ],
])('S-60, C-103: %s', (name, expected) => {
  expect(labelValue(name)).toBe(expected)
})
