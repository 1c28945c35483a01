import { expect, test } from 'vitest'
import { namespaceObject } from '../../../src/restore/namespaces.ts'

const BLANK = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'copy' } }

test('R-52: labels, annotations and spec come from the backup, under the target name; nothing else does', () => {
  const body = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'shop',
      uid: 'u',
      resourceVersion: '7',
      creationTimestamp: '2026-01-01T00:00:00Z',
      finalizers: ['example.com/x'],
      managedFields: [{}],
      labels: { team: 'a', 'kubernetes.io/metadata.name': 'shop' },
      annotations: { note: 'b' },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  })
  expect(namespaceObject('copy', body)).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'copy',
      labels: { team: 'a', 'kubernetes.io/metadata.name': 'shop' },
      annotations: { note: 'b' },
    },
    spec: { finalizers: ['kubernetes'] },
  })
})

test.each<readonly [what: string, body: string | undefined]>([
  ['no file', undefined],
  ['a file that is cut', '{"metadata":{"labels":{"a"'],
  ['a list', '[]'],
  ['null', 'null'],
  ['metadata that is a text', '{"metadata":"x"}'],
  ['labels that are a list', '{"metadata":{"labels":["a"],"annotations":7},"spec":"x"}'],
])('F-36, R-52: %s gives a blank namespace', (_, body) => {
  expect(namespaceObject('copy', body)).toEqual(BLANK)
})
