import { expect, test } from 'vitest'
import { pathText } from '../../../../src/core/field-path.ts'
import { parseFieldPath, valueAt } from '../../../../src/verify/checks/parse-path.ts'

test.each([
  ['spec.replicas', ['spec', 'replicas']],
  ['{.spec.replicas}', ['spec', 'replicas']],
  ['.spec.replicas', ['spec', 'replicas']],
  ['$.spec', ['spec']],
  ['spec.containers[0].image', ['spec', 'containers', 0, 'image']],
  ['spec.containers[-1]', ['spec', 'containers', -1]],
  [String.raw`metadata.labels.app\.kubernetes\.io/name`, ['metadata', 'labels', 'app.kubernetes.io/name']],
  ["metadata.labels['app.kubernetes.io/name']", ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['metadata.labels["it\'s"]', ['metadata', 'labels', "it's"]],
  ['metadata.labels[app.kubernetes.io/name]', ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['data.tls-crt', ['data', 'tls-crt']],
])('%s', (text, path) => {
  expect(parseFieldPath(text)).toEqual(path)
})

test.each([
  '',
  '{}',
  '.',
  'spec..replicas',
  'spec.containers[*].image',
  'spec[?(@.a==1)]',
  'a[0:2]',
  'a b',
  'a]',
])('refused: %s', (text) => {
  expect(parseFieldPath(text)).toBeUndefined()
})

test('what a finding prints can be read back', () => {
  for (const path of [
    ['spec', 'a', 0, 'b'],
    ['metadata', 'labels', 'a.b/c'],
  ] as const) {
    expect(parseFieldPath(pathText(path))).toEqual(path)
  }
})

test('a value is found by its own keys only', () => {
  const object = { spec: { list: [{ a: 1 }, { a: 2 }] }, map: {} }
  expect(valueAt(object, ['spec', 'list', -1, 'a'])).toBe(2)
  expect(valueAt(object, ['spec', 'list', 5, 'a'])).toBeUndefined()
  expect(valueAt(object, ['map', 'constructor'])).toBeUndefined()
  expect(valueAt(object, ['spec', 'list', 'length'])).toBeUndefined()
})
