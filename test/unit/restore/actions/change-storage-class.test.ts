import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { changeStorageClass } from '../../../../src/restore/actions/change-storage-class.ts'
import { actionInput, applied, failureOf } from './action-input.ts'

const config = { gp2: 'standard', fast: 'standard', bad: 'nope', empty: '' }
const existing = ['storageclasses.storage.k8s.io /standard']

function claim(storageClassName?: string | number | null): JsonObject {
  return { kind: 'PersistentVolumeClaim', spec: storageClassName === undefined ? {} : { storageClassName } }
}

function statefulSet(...classes: readonly (string | undefined)[]): JsonObject {
  return {
    kind: 'StatefulSet',
    spec: { volumeClaimTemplates: classes.map((name) => claim(name)), replicas: 1 },
  }
}

describe('A-SC-1, A-SC-2, C-223: claims and volumes', () => {
  test.each<readonly [what: string, before: JsonObject, after: JsonObject]>([
    ['a class of the map', claim('gp2'), claim('standard')],
    [
      'a volume',
      { ...claim('gp2'), kind: 'PersistentVolume' },
      { ...claim('standard'), kind: 'PersistentVolume' },
    ],
    ['another class', claim('other'), claim('other')],
    ['a class named like a property', claim('constructor'), claim('constructor')],
    ['no class', claim(), claim()],
    ['an empty class', claim(''), claim('')],
    ['a null class', claim(null), claim(null)],
    [
      'A-SC-4: the old annotation',
      { ...claim(), metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'gp2' } } },
      { ...claim(), metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'gp2' } } },
    ],
  ])('%s', async (_what, before, after) => {
    expect(await applied(changeStorageClass, before, { config, existing })).toEqual(after)
  })

  test.each([undefined, {}])(
    'nothing happens with the configuration %j, the target is not asked',
    async (none) => {
      const cluster = { exists: () => Promise.reject(new Error('asked')) }
      expect(
        await applied(changeStorageClass, claim('gp2'), { ...(none ? { config: none } : {}), cluster }),
      ).toEqual(claim('gp2'))
    },
  )

  test.each<readonly [old: string | number, message: string]>([
    ['bad', 'error getting storage class nope from API: storageclasses.storage.k8s.io "nope" not found'],
    ['empty', 'error getting storage class  from API: resource name may not be empty'],
    [
      5,
      "error getting item's spec.storageClassName: .spec.storageClassName accessor error: 5 is of the type float64, expected string",
    ],
  ])('A-SC-3: class %s fails the item', async (old, message) => {
    expect(await failureOf(changeStorageClass, claim(old), { config, existing })).toBe(message)
  })

  test('A-SC-3: so does a target that cannot be asked', async () => {
    const cluster = { exists: () => Promise.reject(new Error('storageclasses is forbidden')) }
    expect(await failureOf(changeStorageClass, claim('gp2'), { config, cluster })).toBe(
      'error getting storage class standard from API: storageclasses is forbidden',
    )
  })
})

describe('A-SC-2, C-223: StatefulSets', () => {
  test.each<readonly [before: readonly (string | undefined)[], after: readonly (string | undefined)[]]>([
    [['gp2'], ['standard']],
    [
      ['gp2', 'gp2'],
      ['standard', 'standard'],
    ],
    [
      ['gp2', 'fast', 'other', undefined],
      ['standard', 'standard', 'other', undefined],
    ],
    [['other'], ['other']],
  ])('templates %j', async (before, after) => {
    const object = statefulSet(...before)
    expect(await applied(changeStorageClass, object, { config, existing })).toEqual(statefulSet(...after))
  })

  test('one template with a class that is missing fails it', async () => {
    expect(await failureOf(changeStorageClass, statefulSet('gp2', 'bad'), { config, existing })).toMatch(
      /"nope" not found/,
    )
  })

  test('one without templates gets no list', async () => {
    const object = { kind: 'StatefulSet', spec: { replicas: 1 } }
    expect(await applied(changeStorageClass, object, { config, existing })).toEqual(object)
  })

  test('A-2: Velero converts only those with templates, and only when it has a map', () => {
    const isTyped = (object: JsonObject, map?: Readonly<Record<string, string>>) =>
      changeStorageClass.isTyped(actionInput(object, map ? { config: map } : {}))
    expect([
      isTyped(statefulSet('x'), config),
      isTyped(statefulSet(), config),
      isTyped(statefulSet('x')),
      isTyped(statefulSet('x'), {}),
      isTyped(claim('gp2'), config),
    ]).toEqual([true, false, false, false, false])
  })
})
