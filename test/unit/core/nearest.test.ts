import { expect, test } from 'vitest'
import { OPTION_NAMES } from '../../../src/config/options.ts'
import { editDistance, nearest } from '../../../src/core/nearest.ts'

test.each([
  ['includ-namespaces', 'included-namespaces'],
  ['include-namespaces', 'included-namespaces'],
  ['selector', undefined],
  ['dedline', 'deadline'],
  ['namespace-mappings', 'namespace-mapping'],
  ['kubernetes', 'kubernetes-version'],
  ['zzzzzzzz', undefined],
  ['x', undefined],
])('nearest to %s', (typed, expected) => {
  expect(nearest(typed, OPTION_NAMES)).toBe(expected)
})

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
])('editDistance %s %s', (a, b, distance) => expect(editDistance(a, b)).toBe(distance))
