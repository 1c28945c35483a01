import { expect, test } from 'vitest'
import { PIPELINE } from '../../../../src/restore/item/pipeline.ts'

test('R-60 to R-70, R-79, R-100, R-106 to R-112: the steps of an item in Velero’s order', () => {
  expect(PIPELINE.map(({ name }) => name)).toEqual([
    'filters',
    'namespace',
    'completed',
    'record',
    'mirror-pod',
    'volume',
    'strip',
    'actions',
    'claim',
    'modifiers',
    'secrets',
    'target-namespace',
    'safety',
    'labels',
    'create',
  ])
})
