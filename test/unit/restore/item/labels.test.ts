import { expect, test } from 'vitest'
import { withRestoreLabels } from '../../../../src/restore/item/labels.ts'

const NAMES = { backup: 'nightly', restore: 'rehearsal' }
const LONG = 'the-really-long-kube-service-name-that-is-much-greater-than-63-characters'

test.each([
  ['none', { metadata: { name: 'x' } }, { name: 'x' }, {}],
  ['others', { metadata: { labels: { a: 'b' } } }, {}, { a: 'b' }],
  [
    'C-129: those of an earlier restore',
    { metadata: { labels: { 'velero.io/restore-name': 'old' } } },
    {},
    {},
  ],
  ['no map', { metadata: { labels: null } }, {}, {}],
])('R-108: over %s', (_, object, metadata, labels) => {
  expect(withRestoreLabels(object, NAMES)).toEqual({
    metadata: {
      ...metadata,
      labels: { ...labels, 'velero.io/backup-name': 'nightly', 'velero.io/restore-name': 'rehearsal' },
    },
  })
})

test('S-60: a long name is shortened', () => {
  expect(withRestoreLabels({}, { backup: LONG, restore: 'r' })).toMatchObject({
    metadata: {
      labels: { 'velero.io/backup-name': 'the-really-long-kube-service-name-that-is-much-greater-th8a11b3' },
    },
  })
})
