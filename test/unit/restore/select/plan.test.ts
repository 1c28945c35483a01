import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../../../src/backup/catalog.ts'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import type { RestoreSpec } from '../../../../src/restore/restore-document.ts'
import { resolveFilters } from '../../../../src/restore/select/filters.ts'
import { type PlanInput, planRestore, type RestorePlan } from '../../../../src/restore/select/plan.ts'
import { archive, clusterWith, lineOf, plainCluster } from './fixtures.ts'

function plan(
  catalog: Catalog,
  spec: RestoreSpec,
  changes: Partial<PlanInput> = {},
  profileName: ProfileName = 'velero-1.18',
) {
  const profile = profileOf(profileName)
  const discovery = changes.discovery ?? plainCluster
  return planRestore({
    spec,
    catalog,
    discovery,
    filters: resolveFilters(spec, plainCluster, profile),
    priorities: profile.priorities,
    labelsOf: () => ({}),
    profile,
    ...changes,
  })
}

function chosen(result: RestorePlan): readonly string[] {
  return result.groups.flatMap((group) => group.items.map(({ item }) => lineOf(item)))
}

function reasons(result: RestorePlan): Record<string, string> {
  return Object.fromEntries(result.staysBehind.map(({ item, reason }) => [lineOf(item), reason]))
}

const PODS = ['pods/ns-1/pod-1', 'pods/ns-2/pod-2']
const VOLUMES = ['persistentvolumes/pv-1', 'persistentvolumes/pv-2']
const SMALL = archive([...PODS, ...VOLUMES])

describe('which items are chosen', () => {
  test.each<readonly [rule: string, spec: RestoreSpec, expected: readonly string[]]>([
    ['C-20, R-40: no filters', {}, [...VOLUMES, ...PODS]],
    ['C-21, S-43', { includedResources: ['pods'] }, PODS],
    ['C-22, S-41: the short name pv', { excludedResources: ['pv'] }, PODS],
    ['C-23, C-28, S-46', { includedNamespaces: ['ns-1'] }, ['pods/ns-1/pod-1']],
    ['C-24, S-47', { excludedNamespaces: ['ns-2'] }, ['pods/ns-1/pod-1']],
    ['C-25, C-30, S-46', { includeClusterResources: false }, PODS],
    [
      'C-26, S-46',
      { includeClusterResources: true, includedNamespaces: ['ns-1'] },
      [...VOLUMES, 'pods/ns-1/pod-1'],
    ],
    ['C-27, S-46', { includeClusterResources: false, includedNamespaces: ['ns-1'] }, ['pods/ns-1/pod-1']],
    ['C-29, S-46', { includeClusterResources: true }, [...VOLUMES, ...PODS]],
    ['C-33, S-43', { includedResources: ['*', 'pods'] }, [...VOLUMES, ...PODS]],
    ['C-34, S-41', { excludedResources: ['*'] }, [...VOLUMES, ...PODS]],
    ['C-35, S-41', { includedResources: ['pods', 'unresolvable'] }, PODS],
    ['C-36, S-41', { excludedResources: ['persistentvolumes', 'unresolvable'] }, PODS],
    [
      'S-41: an empty name chooses nothing, and leaves out nothing',
      { includedResources: [''] },
      [...VOLUMES, ...PODS],
    ],
    ['C-42, S-48', { includedNamespaces: ['nope-*'] }, []],
    ['S-48: a pattern for every namespace is not all namespaces', { includedNamespaces: ['ns*'] }, PODS],
  ])('%s', (_rule, spec, expected) => {
    expect(chosen(plan(SMALL, spec))).toEqual(expected)
  })

  test('S-41, S-44: names in several spellings, globs over what they resolve to', () => {
    const catalog = archive([
      'configmaps/a/x',
      'daemonsets.apps/a/x',
      'deployments.apps/a/x',
      'ingresses.networking.k8s.io/a/x',
      'secrets/a/x',
    ])
    const spec = { includedResources: ['deploy', 'Secret', 'ingresses.networking'] }
    expect(chosen(plan(catalog, spec))).toEqual([
      'secrets/a/x',
      'deployments.apps/a/x',
      'ingresses.networking.k8s.io/a/x',
    ])
    const globs = { includedResources: ['*.apps', 'config*'], excludedResources: ['daemonsets.*'] }
    expect(chosen(plan(catalog, globs))).toEqual(['configmaps/a/x', 'deployments.apps/a/x'])
  })

  test('S-40: types that are never restored', () => {
    const catalog = archive([
      'nodes/n',
      'events.events.k8s.io/a/e',
      'events/a/e',
      'backuprepositories.velero.io/velero/r',
    ])
    const everything = {
      'nodes/n': 'non-restorable',
      'events/a/e': 'non-restorable',
      'events.events.k8s.io/a/e': 'non-restorable',
    }
    expect(reasons(plan(catalog, {}))).toEqual({
      ...everything,
      'backuprepositories.velero.io/velero/r': 'non-restorable',
    })
    const then = plan(
      catalog,
      {},
      { discovery: clusterWith(['velero.io', 'v1', 'backuprepositories', 'BackupRepository', '']) },
      'velero-1.9',
    )
    expect(chosen(then)).toEqual(['backuprepositories.velero.io/velero/r'])
    expect(reasons(plan(catalog, { includedResources: ['no'], includedNamespaces: ['*'] }))).toMatchObject({
      'nodes/n': 'non-restorable',
    })
  })

  test('S-42, C-44, C-45: a type that only the backup defines has to be named in full', () => {
    const catalog = archive([
      'certificates.cert.example.com/a/c',
      'customresourcedefinitions.apiextensions.k8s.io/certificates.cert.example.com',
    ])
    expect(chosen(plan(catalog, { includedResources: ['certificates'] }))).toEqual([])
    expect(
      resolveFilters(
        { includedResources: ['certificates', 'pods', 'x*'] },
        plainCluster,
        profileOf('velero-1.18'),
      ).unresolved,
    ).toEqual(['certificates'])
    expect(chosen(plan(catalog, { includedResources: ['certificates.cert.example.com', 'crd'] }))).toEqual([
      'customresourcedefinitions.apiextensions.k8s.io/certificates.cert.example.com',
      'certificates.cert.example.com/a/c',
    ])
  })

  test('C-31, C-32, R-47: labels of each item decide, namespaces included', () => {
    const labels: Record<string, Record<string, string>> = {
      'pods/ns-1/pod-1': { a: 'b' },
      'persistentvolumes/pv-2': { a: 'b', c: 'd' },
      'namespaces/ns-1': { e: 'f' },
    }
    const catalog = archive([...PODS, ...VOLUMES, 'namespaces/ns-1', 'namespaces/ns-2'])
    const labelsOf: PlanInput['labelsOf'] = (item) => labels[lineOf(item)] ?? {}
    expect(chosen(plan(catalog, { labelSelector: { matchLabels: { a: 'b' } } }, { labelsOf }))).toEqual([
      'persistentvolumes/pv-2',
      'pods/ns-1/pod-1',
    ])
    const either = { orLabelSelectors: [{ matchLabels: { c: 'd' } }, { matchLabels: { e: 'f' } }] }
    const result = plan(catalog, either, { labelsOf })
    expect(chosen(result)).toEqual(['namespaces/ns-1', 'persistentvolumes/pv-2'])
    expect(reasons(result)['pods/ns-1/pod-1']).toBe('label-filtered')
  })

  test('R-11: a selector that cannot be read stops the plan', () => {
    const spec = { labelSelector: { matchExpressions: [{ key: 'app', operator: 'Like', values: ['x'] }] } }
    expect(() => plan(SMALL, spec)).toThrow('"Like" is not a valid label selector operator')
  })

  test('S-49: without selectors no labels are read', () => {
    const labelsOf = () => {
      throw new Error('read')
    }
    expect(chosen(plan(SMALL, {}, { labelsOf }))).toHaveLength(4)
  })

  test('C-47, S-45, D-30: must-have types ignore every filter but the one for cluster scope', () => {
    const catalog = archive([
      'datauploads.velero.io/velero/d',
      'volumesnapshotcontents.snapshot.storage.k8s.io/c',
      'pods/a/p',
    ])
    const spec = {
      includedNamespaces: ['a'],
      includedResources: ['secrets'],
      labelSelector: { matchLabels: { x: 'y' } },
    }
    const result = plan(catalog, spec)
    expect(chosen(result)).toEqual(['datauploads.velero.io/velero/d'])
    expect(reasons(result)).toEqual({
      'volumesnapshotcontents.snapshot.storage.k8s.io/c': 'cluster-scope-filtered',
      'pods/a/p': 'resource-filtered',
    })
    expect(chosen(plan(catalog, { ...spec, includeClusterResources: true }))).toHaveLength(2)
    expect(chosen(plan(catalog, spec, {}, 'velero-1.9'))).toEqual([])
  })

  test('R-41, D-7, C-52: empty namespaces are items of their own since 1.13', () => {
    const catalog = archive(['namespaces/empty'])
    expect(chosen(plan(catalog, {}))).toEqual(['namespaces/empty'])
    expect(reasons(plan(catalog, {}, {}, 'velero-1.9'))).toEqual({
      'namespaces/empty': 'namespaces-on-demand',
    })
  })

  test('R-55, C-50, C-51: with cluster resources every namespace comes, without them none', () => {
    const catalog = archive(['namespaces/a', 'namespaces/b'])
    const spec = { includedNamespaces: ['a'] }
    expect(chosen(plan(catalog, { ...spec, includeClusterResources: true }))).toEqual([
      'namespaces/a',
      'namespaces/b',
    ])
    expect(chosen(plan(catalog, spec))).toEqual([])
  })

  test('R-35, D-3, C-74: a type that nothing serves is tried now, and was left out then', () => {
    const catalog = archive(['widgets.example.com/a/w'])
    expect(plan(catalog, {}).groups).toMatchObject([{ resolved: 'widgets.example.com', isServed: false }])
    expect(reasons(plan(catalog, {}, {}, 'velero-1.9'))).toEqual({
      'widgets.example.com/a/w': 'api-not-served',
    })
  })

  test('R-35: a type whose name is only the beginning of a served group keeps its own name', () => {
    const discovery = clusterWith(['example.com.longer', 'v1', 'widgets', 'Widget', ''])
    expect(plan(archive(['widgets.example.com/a/w']), {}, { discovery }).groups).toMatchObject([
      { groupResource: 'widgets.example.com', resolved: 'widgets.example.com', isServed: false },
    ])
  })

  test('R-45: an item that cannot be decoded is not tested for labels; one without metadata is', () => {
    const catalog = archive(['pods/a/bad', 'pods/a/bare'], {
      'pods/a/bad': { problem: { kind: 'undecodable', message: 'x' } },
      'pods/a/bare': { problem: { kind: 'no-metadata', message: 'x' } },
    })
    expect(chosen(plan(catalog, { labelSelector: { matchLabels: { a: 'b' } } }))).toEqual(['pods/a/bad'])
  })
})

describe('where items go', () => {
  test('S-62, C-60, C-61: by exact source name, once', () => {
    const catalog = archive(['pods/a/p', 'pods/b/p', 'pods/c/p', 'persistentvolumes/pv'])
    const [, pods] = plan(catalog, { namespaceMapping: { a: 'b', b: 'c', '': 'x' } }).groups
    expect(pods?.items.map(({ targetNamespace }) => targetNamespace)).toEqual(['b', 'c', 'c'])
    const [volumes] = plan(catalog, { namespaceMapping: { '': 'x' } }).groups
    expect(volumes?.items.map(({ targetNamespace }) => targetNamespace)).toEqual([''])
  })

  test('R-25, R-46: bodies of the chosen version; a missing one is a problem of the item', () => {
    const catalog = {
      ...archive(['rockets.example.com/a/here', 'rockets.example.com/a/lost', 'pods/a/p']),
      versionBody: ({ name }: { readonly name: string }) =>
        name === 'here' ? { offset: 7, length: 8 } : undefined,
    }
    const versions = new Map([['rockets.example.com', { version: 'v1', directory: 'v1' }]])
    const [pods, rockets] = plan(catalog, {}, { versions }).groups
    expect(pods?.items[0]?.body).toEqual(catalog.itemsOf('pods')[0]?.body)
    expect(rockets?.items).toMatchObject([
      { body: { offset: 7, length: 8 } },
      {
        item: {
          name: 'lost',
          problem: { kind: 'undecodable', message: expect.stringContaining('rockets.example.com/v1') },
        },
      },
    ])
    expect(rockets?.items[0]?.item.problem).toBeUndefined()
  })
})

describe('the order', () => {
  const order = (result: RestorePlan) => result.groups.map((group) => group.groupResource)
  const mixed = archive([
    'pods/a/x',
    'deployments.apps/a/x',
    'persistentvolumes/x',
    'persistentvolumeclaims/a/x',
    'serviceaccounts/a/x',
    'customresourcedefinitions.apiextensions.k8s.io/x',
    'zones.example.com/a/x',
    'namespaces/a',
  ])

  test('R-34, C-62, C-75: CRDs, the high list, the rest by name, the low list', () => {
    const priorities = { high: ['pv', 'persistentvolumeclaims', 'sa'], low: ['deployments.apps'] }
    expect(order(plan(mixed, {}, { priorities }))).toEqual([
      'customresourcedefinitions.apiextensions.k8s.io',
      'persistentvolumes',
      'persistentvolumeclaims',
      'serviceaccounts',
      'namespaces',
      'pods',
      'zones.example.com',
      'deployments.apps',
    ])
  })

  test('R-34, C-63: only a name that is literally in the low list stays out of the middle', () => {
    const catalog = archive(['deployments.apps/a/x', 'pods/a/x'])
    expect(order(plan(catalog, {}, { priorities: { high: [], low: ['deploy'] } }))).toEqual([
      'deployments.apps',
      'pods',
    ])
  })

  test('R-30: the default order, and names that only resolve once the CRDs are there', () => {
    const catalog = archive([
      'services/a/x',
      'volumesnapshotclasses.snapshot.storage.k8s.io/x',
      'replicasets.apps/a/x',
      'configmaps/a/x',
      'aardvarks.example.com/a/x',
      'namespaces/a',
    ])
    const discovery = clusterWith([
      'snapshot.storage.k8s.io',
      'v1',
      'volumesnapshotclasses',
      'VolumeSnapshotClass',
      '',
    ])
    const first = [
      'namespaces',
      'volumesnapshotclasses.snapshot.storage.k8s.io',
      'configmaps',
      'replicasets.apps',
      'services',
    ]
    expect(order(plan(catalog, {}, { discovery }))).toEqual([...first, 'aardvarks.example.com'])
    expect(order(plan(catalog, {}))).toEqual([
      ...first.filter((name) => !name.startsWith('volume')),
      'aardvarks.example.com',
      'volumesnapshotclasses.snapshot.storage.k8s.io',
    ])
  })

  test('R-37: items by namespace, then by file name', () => {
    const catalog = archive(['pods/b/a', 'pods/a/z', 'pods/a/b'])
    expect(chosen(plan(catalog, {}))).toEqual(['pods/a/b', 'pods/a/z', 'pods/b/a'])
  })
})

describe('properties', () => {
  const TYPES = [
    'pods',
    'secrets',
    'deployments.apps',
    'persistentvolumes',
    'namespaces',
    'nodes',
    'datauploads.velero.io',
    'odd.example.com',
  ]
  const NAMES = ['a', 'b', 'c']
  const line = fc
    .record({
      type: fc.constantFrom(...TYPES),
      namespace: fc.constantFrom(...NAMES),
      name: fc.constantFrom(...NAMES),
    })
    .map(({ type, namespace, name }) =>
      /^(persistent|name|node)/.test(type) ? `${type}/${name}` : `${type}/${namespace}/${name}`,
    )
  const names = (...from: readonly string[]) => fc.option(fc.subarray([...from]), { nil: undefined })
  const spec = fc
    .record({
      includedNamespaces: names('a', 'b', '*'),
      excludedNamespaces: names('b', 'c'),
      includedResources: names('po', 'secrets', 'deploy', 'pv', '*'),
      excludedResources: names('po', 'secrets', 'odd.example.com'),
      includeClusterResources: fc.constantFrom(true, false, undefined),
      labelSelector: fc.constantFrom({ matchLabels: { l: 'a' } }, undefined),
    })
    .map((fields) => JSON.parse(JSON.stringify(fields)) as RestoreSpec)
  const labelsOf: PlanInput['labelsOf'] = (item) => ({ l: item.name })

  test('R-40 to R-47: groups and what stays behind are the catalog, each item once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(line),
        spec,
        fc.constantFrom<ProfileName>('velero-1.18', 'velero-1.9'),
        (lines, given, profile) => {
          const catalog = archive(lines)
          const result = plan(catalog, given, { labelsOf }, profile)
          const seen = [
            ...result.groups.flatMap((group) => group.items.map(({ item }) => item)),
            ...result.staysBehind.map(({ item }) => item),
          ]
          expect(seen.map((item) => item.index).sort((a, b) => a - b)).toEqual(
            catalog.items.map((item) => item.index),
          )
          expect(result.groups.every((group) => group.items.length > 0)).toBe(true)
        },
      ),
    )
  })

  test('S-43 to S-49: the choice is that of a naive reading of the rules', () => {
    const full: Record<string, string> = { po: 'pods', deploy: 'deployments.apps', pv: 'persistentvolumes' }
    const lists = (include: readonly string[] = [], exclude: readonly string[] = [], name: string) =>
      !exclude.includes(name) && (include.length === 0 || include.includes('*') || include.includes(name))
    fc.assert(
      fc.property(fc.uniqueArray(line), spec, (lines, given) => {
        const resolved = (list: readonly string[] = []) => list.map((name) => full[name] ?? name)
        const allNamespaces =
          (given.excludedNamespaces ?? []).length === 0 &&
          [undefined, '', '*'].includes(given.includedNamespaces?.join())
        const expected = lines.filter((entry) => {
          const parts = entry.split('/')
          const [type = '', namespace = '', name = namespace] = parts
          const isCluster = parts.length === 2
          if (isCluster && !(given.includeClusterResources ?? allNamespaces)) return false
          if (type === 'datauploads.velero.io') return true
          if (
            type === 'nodes' ||
            !lists(resolved(given.includedResources), resolved(given.excludedResources), type)
          )
            return false
          if (!isCluster && !lists(given.includedNamespaces, given.excludedNamespaces, namespace))
            return false
          return given.labelSelector === undefined || name === 'a'
        })
        expect([...chosen(plan(archive(lines), given, { labelsOf }))].sort()).toEqual(expected.sort())
      }),
    )
  })
})
