import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { addPvFromPvc } from '../../../../src/restore/actions/add-pv-from-pvc.ts'
import { changePvcNodeSelector } from '../../../../src/restore/actions/change-pvc-node-selector.ts'
import { pvc } from '../../../../src/restore/actions/pvc.ts'
import { additionalOf, applied, failureOf, resultOf } from './action-input.ts'

const SELECTED_NODE = 'volume.kubernetes.io/selected-node'

function claim(annotations?: Readonly<Record<string, string>>): JsonObject {
  return { metadata: { name: 'data', namespace: 'shop', ...(annotations ? { annotations } : {}) }, spec: {} }
}

describe('A-PVC-1, C-220: annotations', () => {
  test.each([
    'pv.kubernetes.io/bind-completed',
    'pv.kubernetes.io/bound-by-controller',
    'volume.kubernetes.io/storage-provisioner',
    'volume.beta.kubernetes.io/storage-provisioner',
    SELECTED_NODE,
    'velero.io/volume-snapshot-name',
    'velero.io/data-upload-name',
  ])('%s goes', async (key) => {
    expect(await applied(pvc, claim({ [key]: 'x', foo: 'bar' }))).toEqual(claim({ foo: 'bar' }))
    expect(await applied(pvc, claim({ [key]: 'x' }))).toEqual(claim())
  })

  test('others stay, an empty map too', async () => {
    const kept = claim({ foo: 'bar', 'volume.beta.kubernetes.io/storage-class': 'x' })
    expect(await applied(pvc, kept)).toEqual(kept)
    expect(await applied(pvc, claim({}))).toEqual(claim({}))
    expect(await applied(pvc, claim())).toEqual(claim())
  })
})

describe.each([pvc, addPvFromPvc])('A-PVC-2, A-1, R-64, C-221: the volume of a claim, $name', (action) => {
  test.each<
    readonly [status: JsonObject | undefined, volumeName: string | undefined, expected: readonly string[]]
  >([
    [{ phase: 'Bound' }, 'pv-1', ['persistentvolumes /pv-1']],
    [{ phase: 'Pending' }, 'pv-1', []],
    [{ phase: 'Lost' }, 'pv-1', []],
    [undefined, 'pv-1', []],
    [{ phase: 'Bound' }, '', []],
    [{ phase: 'Bound' }, undefined, []],
  ])('status %j, volume %j', async (status, volumeName, expected) => {
    const fromBackup = { ...claim(), spec: { volumeName }, status }
    expect(await additionalOf(action, claim(), { fromBackup })).toEqual(expected)
  })
})

test('D-44: the 1.9 action for volumes leaves the claim alone', async () => {
  expect((await resultOf(addPvFromPvc, claim({ [SELECTED_NODE]: 'n1' }))).kind).toBe('unchanged')
})

describe('D-43: the selected node in Velero 1.9', () => {
  test.each<readonly [what: string, node: string, expected: JsonObject]>([
    ['mapped', 'n1', claim({ [SELECTED_NODE]: 'n9', foo: 'bar' })],
    ['not mapped, in the target', 'n2', claim({ [SELECTED_NODE]: 'n2', foo: 'bar' })],
    ['not mapped, missing', 'n3', claim({ foo: 'bar' })],
    ['mapped to nothing, missing', 'n4', claim({ foo: 'bar' })],
  ])('%s', async (_what, node, expected) => {
    const parts = { config: { n1: 'n9', n4: '' }, existing: ['nodes /n2'] }
    expect(await applied(changePvcNodeSelector, claim({ [SELECTED_NODE]: node, foo: 'bar' }), parts)).toEqual(
      expected,
    )
  })

  test('without the annotation nothing is asked', async () => {
    const cluster = { exists: () => Promise.reject(new Error('asked')) }
    expect(await applied(changePvcNodeSelector, claim({ foo: 'bar' }), { cluster })).toEqual(
      claim({ foo: 'bar' }),
    )
  })

  test('a target that cannot be asked fails the item', async () => {
    const cluster = { exists: () => Promise.reject(new Error('nodes is forbidden')) }
    expect(await failureOf(changePvcNodeSelector, claim({ [SELECTED_NODE]: 'n' }), { cluster })).toBe(
      'error checking node n existence: nodes is forbidden',
    )
  })
})
