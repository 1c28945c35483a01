import { describe, expect, test } from 'vitest'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import { type ValidationInput, validateRestore } from '../../../../src/restore/document/validate.ts'
import type { ConfigMap, RestoreSpec } from '../../../../src/restore/restore-document.ts'

type Changes = Partial<ValidationInput> & { readonly as?: ProfileName }

const SHOP = { name: 'shop', labels: {}, phase: 'Completed', startTimestamp: '2026-05-01T00:00:00Z' }

function validate(spec: RestoreSpec, { as = 'velero-1.18', ...changes }: Changes = {}) {
  return validateRestore({
    restore: {
      apiVersion: 'velero.io/v1',
      kind: 'Restore',
      metadata: { name: 'rehearsal', namespace: 'velero', uid: 'u' },
      spec,
      status: {},
    },
    profile: profileOf(as),
    backups: [SHOP],
    configMaps: [],
    ...changes,
  })
}

function configMap(name: string, ...data: readonly string[]): ConfigMap {
  const entries = data.map((text, index) => [`key-${index}`, text])
  return { name, namespace: 'velero', labels: {}, data: Object.fromEntries(entries) }
}

const MODIFIERS = [
  configMap('bad-yaml', 'version: [v1'),
  configMap('bad-field', 'version: v1\nresourceModifierRule: []\n'),
  configMap('two-keys', 'version: v1', 'version: v1'),
  configMap('v2', 'version: v2\nresourceModifierRules: []\n'),
  configMap(
    'bad-op',
    'version: v1\nresourceModifierRules:\n- conditions: {groupResource: pods}\n  patches: [{operation: insert, path: /a, value: b}]\n',
  ),
  configMap(
    'two-kinds',
    "version: v1\nresourceModifierRules:\n- conditions: {groupResource: pods}\n  patches: [{operation: add, path: /a, value: b}]\n  mergePatches: [{patchData: '{}'}]\n",
  ),
  configMap('no-rules', 'version: v1\n'),
  configMap('no-resource', 'version: v1\nresourceModifierRules:\n- conditions: {namespaces: [a]}\n'),
  configMap(
    'value-list',
    'version: v1\nresourceModifierRules:\n- conditions: {groupResource: pods}\n  patches: [{operation: add, path: /a, value: [b]}]\n',
  ),
]

const XOR = 'Either a backup or schedule must be specified as a source for the restore, but not both'
const CONTAINER = "invalid InitContainer in restore hook, it doesn't have Command, Name or Image field"

describe('as real Velero 1.18.1 answered', () => {
  test.each<readonly [rule: string, spec: RestoreSpec, errors: readonly string[]]>([
    ['S-30, C-261: both', { backupName: 'shop', scheduleName: 'daily' }, [XOR]],
    ['S-30, C-261: neither', {}, [XOR]],
    [
      'S-34: no such backup',
      { backupName: 'nope' },
      [`Error retrieving backup: can't find backup velero/nope: Backup.velero.io "nope" not found`],
    ],
    [
      'S-33, C-265: no such schedule',
      { scheduleName: 'hourly' },
      ['No backups found for schedule', 'No completed backups found for schedule'],
    ],
    [
      'S-28, C-260: a namespace in both lists',
      { backupName: 'shop', includedNamespaces: ['a', 'b'], excludedNamespaces: ['b', 'a'] },
      [
        'Invalid included/excluded namespace lists: excludes list cannot contain an item in the includes list: a',
        'Invalid included/excluded namespace lists: excludes list cannot contain an item in the includes list: b',
      ],
    ],
    [
      'S-28: a star and more',
      { backupName: 'shop', includedNamespaces: ['*', 'a'] },
      [
        "Invalid included/excluded namespace lists: includes list must either contain '*' only, or a non-empty list of items",
      ],
    ],
    [
      'S-28: a star excluded',
      { backupName: 'shop', excludedNamespaces: ['*'] },
      ["Invalid included/excluded namespace lists: excludes list cannot contain '*'"],
    ],
    [
      'S-27, C-260: a resource in both lists',
      { backupName: 'shop', includedResources: ['pods', 'secrets'], excludedResources: ['secrets'] },
      [
        'Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: secrets',
      ],
    ],
    [
      'S-27: a star and more',
      { backupName: 'shop', includedResources: ['pods', '*'] },
      [
        "Invalid included/excluded resource lists: includes list must either contain '*' only, or a non-empty list of items",
      ],
    ],
    [
      'S-27: a star excluded',
      { backupName: 'shop', excludedResources: ['*'] },
      ["Invalid included/excluded resource lists: excludes list cannot contain '*'"],
    ],
    [
      'S-25, S-26, C-263: types that are never restored',
      { backupName: 'shop', includedResources: ['nodes', 'events.events.k8s.io'] },
      [
        'nodes are non-restorable resources',
        'events.events.k8s.io are non-restorable resources',
        'Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: events.events.k8s.io',
        'Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: nodes',
      ],
    ],
    [
      'S-29, C-262: both kinds of selectors',
      {
        backupName: 'shop',
        labelSelector: { matchLabels: { a: 'b' } },
        orLabelSelectors: [{ matchLabels: { a: 'c' } }],
      },
      ['encountered labelSelector as well as orLabelSelectors in restore spec, only one can be specified'],
    ],
    [
      'S-32, C-264: a policy with a capital',
      { backupName: 'shop', existingResourcePolicy: 'Update' },
      ['Invalid ExistingResourcePolicy: Update'],
    ],
    [
      'S-31, C-198: init containers',
      {
        backupName: 'shop',
        hooks: {
          resources: [
            {
              name: 'h',
              postHooks: [
                {
                  init: {
                    initContainers: [
                      { name: 'a', image: 'registry.example.com/a:1' },
                      { image: 'registry.example.com/a:1', command: ['x'] },
                      { name: 'c', command: ['x'] },
                    ],
                  },
                },
              ],
            },
          ],
        },
      },
      [CONTAINER, CONTAINER, CONTAINER],
    ],
    [
      'S-31: a hook selector that cannot be read',
      {
        backupName: 'shop',
        hooks: {
          resources: [
            {
              name: 'h',
              labelSelector: { matchExpressions: [{ key: 'a', operator: 'Like' }] },
              postHooks: [{ init: { initContainers: [{ name: 'a' }] } }],
            },
          ],
        },
      },
      ['"Like" is not a valid label selector operator'],
    ],
    [
      'the order of them all',
      {
        backupName: 'nope',
        includedNamespaces: ['a'],
        excludedNamespaces: ['a'],
        includedResources: ['nodes'],
        labelSelector: {},
        orLabelSelectors: [{}],
        existingResourcePolicy: 'x',
      },
      [
        'nodes are non-restorable resources',
        'Invalid included/excluded resource lists: excludes list cannot contain an item in the includes list: nodes',
        'Invalid included/excluded namespace lists: excludes list cannot contain an item in the includes list: a',
        'encountered labelSelector as well as orLabelSelectors in restore spec, only one can be specified',
        'Invalid ExistingResourcePolicy: x',
        `Error retrieving backup: can't find backup velero/nope: Backup.velero.io "nope" not found`,
      ],
    ],
  ])('%s', (_rule, spec, errors) => {
    expect(validate(spec).errors).toEqual(errors)
  })

  const DECODING = 'failed to decode yaml data into resource modifiers, err: error'

  test.each<readonly [rule: string, name: string, error: string]>([
    ['S-37, C-272', 'nope', 'failed to get resource modifiers configmap velero/nope'],
    [
      'M-2',
      'bad-yaml',
      `Error in parsing resource modifiers provided in configmap velero/bad-yaml: ${DECODING} converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'`,
    ],
    [
      'M-2, C-240',
      'bad-field',
      `Error in parsing resource modifiers provided in configmap velero/bad-field: ${DECODING} unmarshaling JSON: while decoding JSON: json: unknown field "resourceModifierRule"`,
    ],
    [
      'M-1, C-240',
      'two-keys',
      'Error in parsing resource modifiers provided in configmap velero/two-keys: illegal resource modifiers velero/two-keys configmap',
    ],
    [
      'M-5, C-241',
      'v2',
      'Validation error in resource modifiers provided in configmap velero/v2: unsupported resource modifier version v2',
    ],
    [
      'M-5, C-241',
      'bad-op',
      'Validation error in resource modifiers provided in configmap velero/bad-op: unsupported operation insert',
    ],
    [
      'M-5, C-241',
      'two-kinds',
      'Validation error in resource modifiers provided in configmap velero/two-kinds: only one of patches, mergePatches, strategicPatches can be specified',
    ],
    [
      'M-5, C-241',
      'no-rules',
      'Validation error in resource modifiers provided in configmap velero/no-rules: resource modifier rules cannot be empty',
    ],
    [
      'M-5, C-241',
      'no-resource',
      'Validation error in resource modifiers provided in configmap velero/no-resource: groupkResource cannot be empty',
    ],
    [
      'M-3',
      'value-list',
      `Error in parsing resource modifiers provided in configmap velero/value-list: ${DECODING} unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct field JSONPatch.resourceModifierRules.patches.value of type string`,
    ],
  ])('%s: modifiers %s', (_rule, name, error) => {
    const spec = { backupName: 'shop', resourceModifier: { kind: 'ConfigMap', name } }
    expect(validate(spec, { configMaps: MODIFIERS })).toMatchObject({ errors: [error], modifiers: undefined })
  })

  test('S-17: a modifier of another kind is ignored, and we say so', () => {
    const { errors, modifiers, advice } = validate({
      backupName: 'shop',
      resourceModifier: { kind: 'Secret', name: 'x' },
    })
    expect({ errors, modifiers }).toEqual({ errors: [], modifiers: undefined })
    expect(advice).toEqual([expect.stringContaining('"Secret"')])
  })
})

test('S-17, C-241: the kind in any case', () => {
  const rules = configMap('m', 'version: V1\nresourceModifierRules:\n- conditions: {groupResource: pods}\n')
  const spec = { backupName: 'shop', resourceModifier: { kind: 'confIGMaP', name: 'm' } }
  expect(validate(spec, { configMaps: [rules] }).modifiers?.rules).toHaveLength(1)
  expect(validate(spec, { configMaps: [{ ...rules, namespace: 'other' }] }).errors).toEqual([
    'failed to get resource modifiers configmap velero/m',
  ])
})

test('S-44: a pattern that cannot be read is refused before it switches off others', () => {
  expect(
    validate({ backupName: 'shop', includedNamespaces: ['[a'], excludedResources: ['x['] }).errors,
  ).toEqual([
    'Invalid included/excluded resource lists: the pattern "x[" cannot be read',
    'Invalid included/excluded namespace lists: the pattern "[a" cannot be read',
  ])
})

test('S-29: an empty list of alternatives counts as present, an invalid selector is not looked at', () => {
  expect(validate({ backupName: 'shop', labelSelector: {}, orLabelSelectors: [] }).errors).toHaveLength(1)
  const odd = { matchExpressions: [{ key: 'a', operator: 'Like' }] }
  expect(validate({ backupName: 'shop', labelSelector: odd }).errors).toEqual([])
})

test('S-31: a container whose fields have other types', () => {
  const init = (container: Record<string, string | number | (string | number)[]>) => {
    const hooks = { resources: [{ name: 'h', postHooks: [{ init: { initContainers: [container] } }] }] }
    return validate({ backupName: 'shop', hooks }).errors
  }
  expect(init({ name: 'a', image: 'b', command: ['c'] })).toEqual([])
  expect(init({ name: 'a', image: 'b', command: 'c' })).toEqual([
    'json: cannot unmarshal string into Go struct field Container.command of type []string',
  ])
  expect(init({ name: 'a', image: 'b', command: [5] })).toEqual([
    'json: cannot unmarshal number into Go struct field Container.command of type string',
  ])
  expect(init({ name: 5, image: 'b', command: ['c'] })).toEqual([
    'json: cannot unmarshal number into Go struct field Container.name of type string',
  ])
})

test.each<readonly [rule: string, phases: readonly string[], expected: string | undefined]>([
  ['C-265: the newest completed', ['Completed', 'Completed', 'PartiallyFailed'], 'b1'],
  ['C-265: only one in progress', ['InProgress'], undefined],
  ['C-266: none completed', ['', 'New', 'InProgress', 'FailedValidation', 'Failed'], undefined],
])('S-61, %s', (_rule, phases, expected) => {
  const backups = phases.map((phase, index) => ({
    name: `b${index}`,
    labels: { 'velero.io/schedule-name': 'daily' },
    phase,
    startTimestamp: `2026-05-0${index + 1}T00:00:00Z`,
  }))
  const { spec, errors } = validate({ scheduleName: 'daily' }, { backups })
  expect(spec.backupName).toBe(expected)
  expect(errors).toEqual(expected === undefined ? ['No completed backups found for schedule'] : [])
})

test('S-61: a backup that never started is the oldest', () => {
  const daily = { labels: { 'velero.io/schedule-name': 'daily' }, phase: 'Completed' }
  const backups = [
    { ...daily, name: 'never', startTimestamp: undefined },
    { ...daily, name: 'once', startTimestamp: '2020-01-01T00:00:00Z' },
  ]
  expect(validate({ scheduleName: 'daily' }, { backups }).spec.backupName).toBe('once')
})

test('S-25, S-36, S-38: what is completed', () => {
  const backups = [{ ...SHOP, labels: { 'velero.io/schedule-name': 'daily' } }]
  const { spec } = validate({ backupName: 'shop', excludedResources: ['nodes', 'x'] }, { backups })
  expect(spec).toEqual({
    backupName: 'shop',
    scheduleName: 'daily',
    excludedResources: [
      'nodes',
      'x',
      'events',
      'events.events.k8s.io',
      'backups.velero.io',
      'restores.velero.io',
      'resticrepositories.velero.io',
      'csinodes.storage.k8s.io',
      'volumeattachments.storage.k8s.io',
      'backuprepositories.velero.io',
    ],
    itemOperationTimeout: '4h0m0s',
  })
})

test.each([
  ['0s', '1h0m0s'],
  ['0', '1h0m0s'],
  ['0h0m0s', '1h0m0s'],
  ['10m', '10m'],
  [undefined, '1h0m0s'],
])('S-38: the timeout %s becomes %s', (given, expected) => {
  const spec = { backupName: 'nope', ...(given !== undefined && { itemOperationTimeout: given }) }
  expect(validate(spec, { defaultItemOperationTimeout: '1h0m0s' }).spec.itemOperationTimeout).toBe(expected)
})

test('S-35, C-267, D-35: a location that is not available', () => {
  const text = 'The BSL default is unavailable, cannot retrieve the backup'
  expect(validate({ backupName: 'shop' }, { unavailableLocation: 'default' }).errors).toEqual([text])
  expect(
    validate({ backupName: 'shop' }, { unavailableLocation: 'default', as: 'velero-1.9' }).errors,
  ).toEqual([])
})

test('D-18, D-33, D-34, D-36: checks that 1.9 does not have', () => {
  const { errors, spec, advice } = validate(
    {
      backupName: 'shop',
      existingResourcePolicy: 'x',
      resourceModifier: { kind: 'ConfigMap', name: 'nope' },
      hooks: { resources: [{ name: 'h', postHooks: [{ init: { initContainers: [{}] } }] }] },
    },
    { as: 'velero-1.9' },
  )
  expect(errors).toEqual([])
  expect(spec.itemOperationTimeout).toBeUndefined()
  expect(spec.excludedResources).not.toContain('backuprepositories.velero.io')
  expect(advice).toHaveLength(1)
})
