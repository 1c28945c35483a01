import { expect, test } from 'vitest'
import { withMappedClaim, withoutBinding } from '../../../../src/restore/volumes/binding.ts'

test('R-91, C-185: what tied claim and volume together goes, everything else stays', () => {
  const bound = {
    metadata: {
      name: 'pv-1',
      annotations: {
        'pv.kubernetes.io/bind-completed': 'yes',
        'pv.kubernetes.io/bound-by-controller': 'yes',
        'pv.kubernetes.io/provisioned-by': 'csi.example.com',
      },
    },
    spec: {
      claimRef: {
        kind: 'PersistentVolumeClaim',
        name: 'data',
        namespace: 'shop',
        uid: 'u',
        resourceVersion: '7',
      },
    },
  }
  expect(withoutBinding(bound)).toEqual({
    metadata: { name: 'pv-1', annotations: { 'pv.kubernetes.io/provisioned-by': 'csi.example.com' } },
    spec: { claimRef: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'shop' } },
  })
})

test('R-91: nothing is added to an object that was never bound', () => {
  const free = { metadata: { name: 'pv-1' }, spec: {} }
  expect(withoutBinding(free)).toEqual(free)
})

test.each([
  ['R-89: the claim moved', { shop: 'copy' }, 'copy'],
  ['S-62: exact name, one pass', { copy: 'else', shop: 'copy' }, 'copy'],
  ['another namespace is mapped', { app: 'copy' }, 'shop'],
  ['nothing is mapped', {}, 'shop'],
])('%s', (_, mapping, namespace) => {
  const volume = { spec: { claimRef: { namespace: 'shop', name: 'data' } } }
  expect(withMappedClaim(volume, mapping)).toEqual({ spec: { claimRef: { namespace, name: 'data' } } })
})

test('R-89: a volume without a claim is left alone', () => {
  expect(withMappedClaim({ spec: {} }, { '': 'copy' })).toEqual({ spec: {} })
})
