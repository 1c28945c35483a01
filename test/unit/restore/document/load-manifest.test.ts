import { describe, expect, test } from 'vitest'
import { RehearsalError } from '../../../../src/core/rehearsal-error.ts'
import { loadManifest } from '../../../../src/restore/load-manifest.ts'

function problem(yaml: string): string {
  try {
    loadManifest(yaml)
  } catch (error) {
    if (error instanceof RehearsalError && error.code === 'MANIFEST_INVALID') return error.message
    throw error
  }
  return 'accepted'
}

const HEAD = 'apiVersion: velero.io/v1\nkind: Restore\n'
const EVERY_FIELD = {
  backupName: 'b',
  scheduleName: 's',
  includedNamespaces: ['a'],
  excludedNamespaces: ['b'],
  includedResources: ['c'],
  excludedResources: ['d'],
  namespaceMapping: { a: 'b' },
  labelSelector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
  orLabelSelectors: [{ matchLabels: { a: 'b' } }],
  restorePVs: false,
  restoreStatus: { includedResources: ['a'], excludedResources: ['b'] },
  preserveNodePorts: true,
  includeClusterResources: true,
  hooks: {
    resources: [
      {
        name: 'h',
        includedNamespaces: ['a'],
        excludedNamespaces: ['a'],
        includedResources: ['a'],
        excludedResources: ['a'],
        labelSelector: {},
        postHooks: [
          {
            exec: {
              container: 'c',
              command: ['x'],
              onError: 'Fail',
              execTimeout: '1m',
              waitTimeout: '1.5h',
              waitForReady: true,
            },
            init: { initContainers: [{ name: 'a', anything: [1] }], timeout: '0' },
          },
        ],
      },
    ],
  },
  existingResourcePolicy: 'update',
  itemOperationTimeout: '4h0m0s',
  resourceModifier: { apiGroup: '', kind: 'ConfigMap', name: 'm' },
  uploaderConfig: { writeSparseFiles: true, parallelFilesDownload: 2 },
}

test('S-1 to S-18: every field of a Restore', () => {
  const metadata = { name: 'r', namespace: 'backup', uid: 'u-1', labels: { a: 'b' }, annotations: { c: 'd' } }
  const text = JSON.stringify({
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata,
    spec: EVERY_FIELD,
    status: { phase: 'Completed' },
  })
  expect(loadManifest(text).restore).toEqual({
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata,
    spec: EVERY_FIELD,
    status: {},
  })
})

test('names that are missing are given', () => {
  const { restore } = loadManifest(HEAD)
  expect(restore).toMatchObject({ metadata: { name: 'rehearsal', namespace: 'velero' }, spec: {} })
  expect(restore?.metadata.uid).toMatch(/^[0-9a-f-]{36}$/)
  expect(loadManifest(HEAD).restore?.metadata.uid).not.toBe(restore?.metadata.uid)
})

test('null and absent are the same', () => {
  expect(loadManifest(`${HEAD}spec: {labelSelector: null, restoreStatus: ~, hooks: }`).restore?.spec).toEqual(
    {},
  )
})

test('ConfigMaps live where the Restore does, unless they say otherwise', () => {
  const text = [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one, labels: {a: b}}\ndata: {rules: "x"}\n',
    `${HEAD}metadata: {namespace: backup}\n`,
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two, namespace: other}\n',
  ].join('---\n')
  expect(loadManifest(text).configMaps).toEqual([
    { name: 'one', namespace: 'backup', labels: { a: 'b' }, data: { rules: 'x' } },
    { name: 'two', namespace: 'other', labels: {}, data: {} },
  ])
})

test('a manifest may hold nothing', () => {
  expect(loadManifest('')).toEqual({ restore: undefined, configMaps: [] })
})

test('a key named __proto__ is a key', () => {
  const [configMap] = loadManifest(
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {__proto__: b}\n',
  ).configMaps
  expect(Object.entries(configMap?.data ?? {})).toEqual([['__proto__', 'b']])
})

describe('what is refused', () => {
  test.each<readonly [yaml: string, expected: string]>([
    [
      `${HEAD}spec: {includedNamespace: [a]}`,
      'spec.includedNamespace is not a known field; did you mean includedNamespaces?',
    ],
    [`${HEAD}spec: {zzz: 1}`, 'spec.zzz is not a known field'],
    [`${HEAD}spec: {includedNamespaces: a}`, 'spec.includedNamespaces must be a list, not a text'],
    [`${HEAD}spec: {includedNamespaces: [1]}`, 'spec.includedNamespaces[0] must be a text, not a number'],
    [`${HEAD}spec: {restorePVs: "true"}`, 'spec.restorePVs must be true or false, not a text'],
    [`${HEAD}spec: {namespaceMapping: {a: {}}}`, 'spec.namespaceMapping.a must be a text, not a map'],
    [`${HEAD}spec: {namespaceMapping: [a]}`, 'spec.namespaceMapping must be a map, not a list'],
    [`${HEAD}spec: []`, 'spec must be a map, not a list'],
    [
      `${HEAD}spec: {itemOperationTimeout: 4}`,
      'spec.itemOperationTimeout must be a duration such as 10m or 4h0m0s, not a number',
    ],
    [
      `${HEAD}spec: {labelSelector: {matchLabels: {a: yes}}}`,
      'spec.labelSelector.matchLabels.a must be a text, not true or false',
    ],
    [
      `${HEAD}spec: {hooks: {resources: [{postHooks: [{exec: {comand: [a]}}]}]}}`,
      'spec.hooks.resources[0].postHooks[0].exec.comand is not a known field; did you mean command?',
    ],
    [`${HEAD}metadata: {name: 5}`, 'metadata.name must be a text, not a number'],
    ['apiVersion: v1\nkind: ConfigMap\ndata: {}', 'metadata.name is missing'],
    [
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {b: 5}',
      'data.b must be a text, not a number',
    ],
    ['apiVersion: apps/v1\nkind: Deployment', 'found apps/v1 Deployment'],
    ['kind: Restore', 'found (no apiVersion) Restore'],
    ['- a', 'found something that is not a map'],
    [`${HEAD}---\n${HEAD}`, 'line 4: a second velero.io/v1 Restore'],
    ['a: [b', "did not find expected ',' or ']'"],
  ])('%j', (yaml, expected) => {
    expect(problem(yaml)).toContain(expected)
  })

  test('all problems of a document come together', () => {
    expect(problem(`${HEAD}spec: {backupname: a, restorePVs: 5}`)).toBe(
      'line 1, velero.io/v1 Restore: spec.backupname is not a known field; did you mean backupName?; spec.restorePVs must be true or false, not a number',
    )
  })

  test('values are never quoted', () => {
    expect(
      problem('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {key: [hunter2]}'),
    ).not.toContain('hunter2')
  })
})
