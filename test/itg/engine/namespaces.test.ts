// Where items go: namespaces that are missing, there, or going away. No controller runs here, so a namespace that is deleted stays
// Terminating for ever.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../../src/core/json.ts'
import type { RestoreSpec } from '../../../src/restore/restore-document.ts'
import { configMap, filesOf, namespace, pod } from './objects.ts'
import { changed, type Meddler, observe } from './observe.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

function restore(objects: readonly JsonObject[], input: Omit<Restoring, 'files'> = {}): Promise<Restored> {
  return target.restore({ files: filesOf(...objects), ...input })
}

async function metadataOf(name: string): Promise<JsonObject> {
  return objectAt(await target.get(`/api/v1/namespaces/${name}`), 'metadata')
}

const NO_MESSAGES = { warnings: {}, errors: {} }
const FROM_BACKUP = {
  labels: { team: 'shop' },
  annotations: { note: 'kept' },
  finalizers: ['example.com/dropped'],
  uid: 'old',
}
/** What the API server adds by itself. */
const OWN_LABEL = (name: string) => ({ 'kubernetes.io/metadata.name': name })

describe('a namespace that is missing', () => {
  test('R-50, R-52, R-54, C-80, C-84: it is made from its file, without labels of the restore, and listed', async () => {
    const { resourceList, warnings, errors } = await restore(
      [namespace('c80', { metadata: FROM_BACKUP }), configMap('c80', 'x')],
      { spec: { includedResources: ['configmaps'] } },
    )
    const metadata = await metadataOf('c80')
    expect(metadata).toMatchObject({
      labels: { team: 'shop', ...OWN_LABEL('c80') },
      annotations: { note: 'kept' },
    })
    expect(Object.keys(objectAt(metadata, 'labels'))).toHaveLength(2)
    expect(metadata).not.toHaveProperty('finalizers')
    expect(resourceList).toEqual({ 'v1/Namespace': ['c80(created)'], 'v1/ConfigMap': ['c80/x(created)'] })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test.each<readonly [what: string, row: string, file: object | string | undefined]>([
    ['no file', 'c81-none', undefined],
    ['a file that is no JSON', 'c81-cut', '{"metadata":'],
  ])('R-52, F-36, C-81: %s makes a blank one', async (_what, row, file) => {
    const path = `resources/namespaces/cluster/${row}.json`
    const { resourceList, report } = await target.restore({
      files: { ...(file === undefined ? {} : { [path]: file }), ...filesOf(configMap(row, 'x')) },
      spec: { includedNamespaces: [row] },
    })
    expect((await metadataOf(row)).labels).toEqual(OWN_LABEL(row))
    expect(resourceList['v1/ConfigMap']).toEqual([`${row}/x(created)`])
    expect(report.derived.map(({ name }) => name)).toEqual(file === undefined ? [row] : [])
  })

  test('R-52, S-62, C-88: a mapped one takes its labels from the file of the source', async () => {
    await restore([namespace('c88', { metadata: FROM_BACKUP }), configMap('c88', 'x')], {
      spec: { namespaceMapping: { c88: 'c88-new' } },
    })
    expect((await metadataOf('c88-new')).labels).toEqual({ team: 'shop', ...OWN_LABEL('c88-new') })
    expect(await target.get('/api/v1/namespaces/c88')).toBeUndefined()
  })

  test('R-62: an additional item makes its own', async () => {
    const volumes = [{ name: 'd', persistentVolumeClaim: { claimName: 'none' } }]
    const { resourceList } = await restore([pod('r62', 'p', { spec: { volumes } })])
    expect(resourceList['v1/Namespace']).toEqual(['r62(created)'])
  })
})

describe('a namespace that is there', () => {
  test('R-51, R-53, C-82, C-149: it is used and never changed or listed, whatever the policy', async () => {
    await target.create(namespace('c82', { metadata: { labels: { own: 'label' } } }))
    const before = await metadataOf('c82')
    const { resourceList, warnings, errors, report } = await restore(
      [namespace('c82', { metadata: FROM_BACKUP }), configMap('c82', 'x')],
      { spec: { existingResourcePolicy: 'update' } },
    )
    expect((await metadataOf('c82')).resourceVersion).toBe(before.resourceVersion)
    expect(resourceList).toEqual({ 'v1/ConfigMap': ['c82/x(created)'] })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
    expect(report.reasons['namespace-exists']).toBe(1)
  })

  /** The list of namespaces as it was a moment before this one was made. */
  const withoutInList =
    (name: string): Meddler =>
    ({ method, path }, pass) => {
      if (method !== 'GET' || path !== '/api/v1/namespaces') return undefined
      return changed(pass(), (list) => ({
        ...list,
        items: listAt(list, 'items').filter(
          (item) => isObject(item) && textAt(item, 'metadata', 'name') !== name,
        ),
      }))
    }

  test('R-51, C-85: somebody else makes it first', async () => {
    await target.create(namespace('c85'))
    await using seen = await observe(target.client, withoutInList('c85'))
    const { resourceList, warnings, errors } = await restore([configMap('c85', 'x')], {
      kubeconfig: seen.kubeconfig,
    })
    expect(seen.writes).toContain('POST /api/v1/namespaces')
    expect(resourceList).toEqual({ 'v1/ConfigMap': ['c85/x(created)'] })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-51, C-85: somebody else made it and it is going away again', async () => {
    await target.create(namespace('c85-gone'))
    await target.remove('/api/v1/namespaces/c85-gone')
    await using seen = await observe(target.client, withoutInList('c85-gone'))
    const { errors, resourceList } = await restore([configMap('c85-gone', 'x')], {
      kubeconfig: seen.kubeconfig,
    })
    expect(errors).toEqual({ velero: [expect.stringContaining('error getting namespace c85-gone: ')] })
    expect(resourceList).toEqual({})
  })

  test('R-51: a namespace that the server cannot say anything about is an error of the run', async () => {
    await using seen = await observe(target.client, ({ method, path }) =>
      method === 'POST' && path === '/api/v1/namespaces'
        ? { status: 500, body: Buffer.from('broken') }
        : undefined,
    )
    const { errors } = await restore([configMap('r51', 'x')], { kubeconfig: seen.kubeconfig })
    expect(errors).toEqual({ velero: [expect.stringContaining('error getting namespace r51: ')] })
  })
})

describe('a namespace that is going away', () => {
  const TIMED_OUT = (name: string) =>
    `timed out waiting for terminating namespace ${name} to disappear before restoring: context deadline exceeded`

  test('R-51, R-56, D-37, C-83, C-86, C-87 (differs): one wait, then an error for each item', async () => {
    await target.create(namespace('c83'))
    await target.remove('/api/v1/namespaces/c83')
    await using seen = await observe(target.client)
    const { errors, resourceList, report, exitCode } = await restore(
      ['a', 'b', 'c'].map((name) => configMap('c83', name)),
      { settings: { terminatingResourceTimeoutMs: 1_500 }, kubeconfig: seen.kubeconfig },
    )
    // One look at once, one after a second, one at the end: not three for each item.
    const looks = seen.requests.filter(({ path }) => path === '/api/v1/namespaces/c83')
    expect(looks.length).toBeLessThanOrEqual(3)
    expect(errors).toEqual({ velero: Array(3).fill(TIMED_OUT('c83')) })
    expect(resourceList).toEqual({})
    expect(report.reasons['namespace-not-ready']).toBe(3)
    expect(exitCode).toBe(1)
  })

  test('R-51: it is gone in time and made again', async () => {
    const { uid } = objectAt(await target.create(namespace('r51-back')), 'metadata')
    await target.remove('/api/v1/namespaces/r51-back')
    // What the controller would do once the namespace is empty.
    const finalize = async (): Promise<void> => {
      await target.client.expect({
        method: 'PUT',
        path: '/api/v1/namespaces/r51-back/finalize',
        body: JSON.stringify({ ...namespace('r51-back'), spec: { finalizers: [] } }),
      })
    }
    const [{ errors, resourceList }] = await Promise.all([
      restore([configMap('r51-back', 'x')], { settings: { terminatingResourceTimeoutMs: 20_000 } }),
      new Promise((resolve) => setTimeout(resolve, 700)).then(finalize),
    ])
    expect(errors).toEqual({})
    expect(resourceList).toEqual({
      'v1/Namespace': ['r51-back(created)'],
      'v1/ConfigMap': ['r51-back/x(created)'],
    })
    expect((await metadataOf('r51-back')).uid).not.toBe(uid)
  })
})

describe('namespaces as items', () => {
  const archive = (row: string) => [
    namespace(`${row}-a`),
    namespace(`${row}-b`),
    namespace(`${row}-empty`),
    configMap(`${row}-a`, 'x'),
    configMap(`${row}-b`, 'x'),
  ]
  const made = ({ resourceList }: Restored): readonly string[] => resourceList['v1/Namespace'] ?? []

  test.each<readonly [what: string, row: string, spec: RestoreSpec, names: readonly string[]]>([
    [
      'R-55, C-50: with cluster scope all of them',
      'c50',
      { includeClusterResources: true, includedNamespaces: ['c50-a'] },
      ['a', 'b', 'empty'],
    ],
    ['R-43, R-52, C-51: without it those that items need', 'c51', { includedNamespaces: ['c51-a'] }, ['a']],
    ['R-41, C-52: in a full restore empty ones too', 'c52', {}, ['a', 'b', 'empty']],
    ['R-47, R-55: labels hold for them too', 'c47', { labelSelector: { matchLabels: { no: 'one' } } }, []],
  ])('%s', async (_what, row, spec, names) => {
    expect(made(await restore(archive(row), { spec }))).toEqual(
      names.map((name) => `${row}-${name}(created)`),
    )
  })

  test('R-41, D-7, C-52: Velero 1.9 makes a namespace only for items', async () => {
    expect(made(await restore(archive('d7'), { settings: { profile: 'velero-1.9' } }))).toEqual([
      'd7-a(created)',
      'd7-b(created)',
    ])
    expect(await target.get('/api/v1/namespaces/d7-empty')).toBeUndefined()
  })

  test('R-57: one that cannot be decoded is an error, and made blank', async () => {
    const { errors, resourceList } = await target.restore({
      files: { 'resources/namespaces/cluster/r57.json': 'no JSON' },
    })
    expect(errors).toEqual({
      cluster: [expect.stringContaining('error decoding "resources/namespaces/cluster/r57.json"')],
    })
    expect(resourceList).toEqual({ 'v1/Namespace': ['r57(created)'] })
  })

  test('R-55, M-17: modifiers do not reach them, nor do the labels of the restore', async () => {
    const rules = {
      version: 'v1',
      resourceModifierRules: [
        {
          conditions: { groupResource: '**' },
          mergePatches: [{ patchData: '{"metadata":{"labels":{"seen":"yes"}}}' }],
        },
      ],
    }
    await restore([namespace('m17'), configMap('m17', 'x')], {
      spec: { resourceModifier: { kind: 'ConfigMap', name: 'changes' } },
      configMaps: [{ data: { rules: JSON.stringify(rules) } }],
    })
    expect((await metadataOf('m17')).labels).toEqual(OWN_LABEL('m17'))
    const stored = await target.get('/api/v1/namespaces/m17/configmaps/x')
    expect(objectAt(stored, 'metadata', 'labels').seen).toBe('yes')
  })
})
