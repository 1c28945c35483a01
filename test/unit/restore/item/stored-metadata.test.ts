import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storedMetadata } from '../../../../src/restore/item/stored-metadata.ts'

const UID = '0d2f7f0e-9b1c-4c55-8f2a-3c1d5b7a9e10'

function answer(metadata: object): Buffer {
  return Buffer.from(
    JSON.stringify({ kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata }),
  )
}

describe('the head of an answer is enough', () => {
  test.each([
    ['in a namespace', { name: 'shop', namespace: 'web', uid: UID, resourceVersion: '42' }],
    ['of cluster scope', { name: 'system:shop', uid: UID, resourceVersion: '42' }],
    [
      'named by the server',
      { name: 'a-x', generateName: 'a-', namespace: 'b', uid: UID, resourceVersion: '1' },
    ],
  ])('%s', (_what, head) => {
    const cut = answer({ ...head, labels: { a: 'b' } }).subarray(0, -1)
    const { name, uid, resourceVersion } = head
    expect(storedMetadata(cut)).toEqual({ metadata: { name, uid, resourceVersion } })
  })
})

test.each([
  [{ managedFields: [{ manager: 'kubectl' }] }, true],
  [{ annotations: { a: '{"managedFields":[{}]}' } }, false],
])('whether there are managedFields: %j', (rest, expected) => {
  const { metadata } = storedMetadata(answer({ name: 'a', uid: UID, resourceVersion: '1', ...rest }))
  expect(Object.hasOwn(metadata as object, 'managedFields')).toBe(expected)
})

describe('everything else is parsed as a whole', () => {
  test.each([
    ['a name that JSON escapes', { name: 'a"b', uid: UID, resourceVersion: '1' }],
    ['a name outside ASCII', { name: 'größe', uid: UID, resourceVersion: '1' }],
    ['another order of the fields', { uid: UID, name: 'a', resourceVersion: '1' }],
    ['a long name', { name: 'a'.repeat(2_000), uid: UID, resourceVersion: '1' }],
  ])('%s', (_what, metadata) => {
    expect(storedMetadata(answer(metadata))).toMatchObject({ metadata })
  })

  test('another kind', () => {
    const pod = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'a', uid: UID, resourceVersion: '1' } }
    expect(storedMetadata(Buffer.from(JSON.stringify(pod)))).toEqual(pod)
  })

  test('what is no object', () => {
    expect(storedMetadata(Buffer.from('[]'))).toEqual({})
    expect(() => storedMetadata(Buffer.from('{"kind":"Part'))).toThrow(SyntaxError)
  })
})

test('names come out as a JSON parser reads them', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.stringMatching(/^[a-z0-9-]{1,20}$/),
      (name, namespace) => {
        const stored = storedMetadata(answer({ name, namespace, uid: UID, resourceVersion: '7' }))
        expect(stored).toMatchObject({ metadata: { name, uid: UID, resourceVersion: '7' } })
      },
    ),
  )
})
