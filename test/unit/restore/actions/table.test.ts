import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isObject, type Json } from '../../../../src/core/json.ts'
import builtIn from '../../../../src/kube/builtin-resources.json' with { type: 'json' }
import { joinGroupResource } from '../../../../src/kube/paths.ts'
import { ITEM_ACTIONS_1_9 } from '../../../../src/restore/actions/profile-1.9.ts'
import { ACTION_TABLES, ITEM_ACTIONS } from '../../../../src/restore/actions/table.ts'

const FOLDER = new URL('../../../../src/restore/actions/', import.meta.url)
const namesOf = (actions: readonly { readonly name: string }[]) =>
  actions.map(({ name }) => name.replace('velero.io/', ''))

/** Every action that any file of the folder exports, with the file it is in. */
const exported = (
  await Promise.all(
    readdirSync(FOLDER).map(async (file) => {
      const module: Record<string, unknown> = await import(new URL(file, FOLDER).href)
      return Object.values(module)
        .filter((value) => isObject(value as Json) && 'appliesTo' in (value as object))
        .map((action) => ({ file: basename(file, '.ts'), name: (action as { name: string }).name }))
    }),
  )
).flat()

test('A-0, R-14: built-ins by name, then the CSI ones by name', () => {
  expect(namesOf(ITEM_ACTIONS)).toEqual([
    'add-pvc-from-pod',
    'admission-webhook-configuration',
    'apiservice',
    'change-image-name',
    'change-storage-class',
    'cluster-role-bindings',
    'crd-preserve-fields',
    'dataupload',
    'init-restore-hook',
    'job',
    'pod',
    'pod-volume-restore',
    'pvc',
    'role-bindings',
    'secret',
    'service',
    'service-account',
    'csi-pvc-restorer',
    'csi-volumesnapshot-restorer',
    'csi-volumesnapshotclass-restorer',
    'csi-volumesnapshotcontent-restorer',
  ])
})

// No action for images (D-42), token Secrets (D-41), CSI (D-27) and moved data (D-29).
test('D-27, D-29, D-41, D-42: the actions of Velero 1.9 in their order', () => {
  expect(namesOf(ITEM_ACTIONS_1_9)).toEqual([
    'add-pv-from-pvc',
    'add-pvc-from-pod',
    'admission-webhook-configuration',
    'apiservice',
    'change-pvc-node-selector',
    'change-storage-class',
    'cluster-role-bindings',
    'crd-preserve-fields',
    'init-restore-hook',
    'job',
    'pod',
    'restic',
    'role-bindings',
    'service',
    'service-account',
  ])
})

describe.each(Object.entries(ACTION_TABLES))('table %s', (_version, table) => {
  test('names are unique and carry the prefix', () => {
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length)
    expect(table.filter(({ name }) => !name.startsWith('velero.io/'))).toEqual([])
  })

  test('every action applies to something', () => {
    expect(table.filter(({ appliesTo }) => appliesTo.length === 0)).toEqual([])
  })
})

test('every action of the folder is in a table, in a file of its own name', () => {
  const known = new Set(Object.values(ACTION_TABLES).flatMap((table) => table.map(({ name }) => name)))
  expect(exported.length).toBeGreaterThanOrEqual(ITEM_ACTIONS.length)
  expect(exported.filter(({ name }) => !known.has(name))).toEqual([])
  expect(exported.filter(({ file, name }) => name !== `velero.io/${file}`)).toEqual([])
})

// Velero lets an action choose by any name of a resource, by namespace or by nothing at all. There are no plugins here, and no
// built-in action needs more than a list of types.
test('R-71, C-113, C-115, C-116, C-118 (differs): every action names its types in full, whatever their namespace', () => {
  const served = new Set(builtIn.map(({ resource, group }) => joinGroupResource(resource, group)))
  const others = /\.(snapshot\.storage\.k8s\.io|velero\.io)$/
  const types = Object.values(ACTION_TABLES).flatMap((table) => table.flatMap(({ appliesTo }) => appliesTo))
  expect(types.filter((type) => !served.has(type) && !others.test(type))).toEqual([])
  expect(types).toContain('persistentvolumes')
})

test('A-6: exactly the CSI actions need the feature', () => {
  const needing = ITEM_ACTIONS.filter((action) => action.needsCsi)
  expect(needing).toEqual(ITEM_ACTIONS.filter(({ name }) => name.includes('/csi-')))
})
