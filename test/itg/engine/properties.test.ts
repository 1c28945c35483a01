// What holds for any backup, tried with a few that chance has made, always the same ones.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JsonObject, objectAt, omit, textAt, withAt } from '../../../src/core/json.ts'
import { objectPath, splitApiVersion, splitGroupResource } from '../../../src/kube/paths.ts'
import { PRIORITIES_1_18 } from '../../../src/restore/select/priorities.ts'
import {
  claim,
  configMap,
  filesOf,
  groupResourceOf,
  job,
  object,
  pod,
  secret,
  serviceAccount,
  volume,
} from './objects.ts'
import { observe } from './observe.ts'
import { openTarget, type Target } from './restore-archive.ts'

let target: Target
let runs = 0

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

/** The same cases on every machine and every day; names of its own for each. */
async function check<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  run: (value: T, row: string) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(arbitrary, (value) => {
    runs += 1
    return run(value, `run-${runs}`)
  })
  // A smaller case would only repeat the restore many times.
  await fc.assert(property, { seed: 20260501, numRuns, endOnFailure: true })
}

const LABELS = ['velero.io/backup-name', 'velero.io/restore-name']
const RBAC = 'rbac.authorization.k8s.io'

const template = (name: string): JsonObject => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'main', image: 'example/main:1' }] },
})

function workload(kind: string, row: string, name: string): JsonObject {
  const spec = { selector: { matchLabels: { app: name } }, template: template(name) }
  return object('apps/v1', kind, row, name, { spec })
}

type Maker = (row: string, name: string) => JsonObject

/** One small object of each type, by the name that priorities use. Cluster-scoped names are made unique by the row. */
const MAKERS: Readonly<Record<string, Maker>> = {
  configmaps: (row, name) => configMap(row, name, { data: { name } }),
  secrets: (row, name) => secret(row, name, { data: { name: 'eA==' } }),
  serviceaccounts: (row, name) => serviceAccount(row, name),
  pods: (row, name) => pod(row, name),
  persistentvolumeclaims: (row, name) => claim(row, name),
  persistentvolumes: (row, name) => volume(`${row}-${name}`),
  limitranges: (row, name) => object('v1', 'LimitRange', row, name, { spec: { limits: [] } }),
  endpoints: (row, name) => object('v1', 'Endpoints', row, name),
  services: (row, name) => object('v1', 'Service', row, name, { spec: { ports: [{ port: 80 }] } }),
  podtemplates: (row, name) => object('v1', 'PodTemplate', row, name, { template: template(name) }),
  'deployments.apps': (row, name) => workload('Deployment', row, name),
  'replicasets.apps': (row, name) => workload('ReplicaSet', row, name),
  'jobs.batch': (row, name) => job(row, name),
  [`roles.${RBAC}`]: (row, name) => object(`${RBAC}/v1`, 'Role', row, name),
  [`clusterroles.${RBAC}`]: (row, name) => object(`${RBAC}/v1`, 'ClusterRole', '', `${row}-${name}`),
  [`rolebindings.${RBAC}`]: (row, name) =>
    object(`${RBAC}/v1`, 'RoleBinding', row, name, { roleRef: { apiGroup: RBAC, kind: 'Role', name } }),
  'priorityclasses.scheduling.k8s.io': (row, name) =>
    object('scheduling.k8s.io/v1', 'PriorityClass', '', `${row}-${name}`, { value: 1 }),
  'storageclasses.storage.k8s.io': (row, name) =>
    object('storage.k8s.io/v1', 'StorageClass', '', `${row}-${name}`, { provisioner: 'example.com/none' }),
}
const TYPES = Object.keys(MAKERS)

function make(types: readonly string[], row: string, names: readonly string[]): readonly JsonObject[] {
  return types.flatMap((type) => {
    const maker = MAKERS[type]
    return maker === undefined ? [] : names.map((name) => maker(row, name))
  })
}

/** Each object as it is in the target now; those with a namespace in the given one. */
async function liveOf(objects: readonly JsonObject[], inNamespace: string): Promise<readonly JsonObject[]> {
  return await Promise.all(
    objects.map(async (entry) => {
      const { resource } = splitGroupResource(groupResourceOf(entry))
      const type = { ...splitApiVersion(textAt(entry, 'apiVersion') ?? ''), resource }
      const isNamespaced = textAt(entry, 'metadata', 'namespace') !== undefined
      const name = textAt(entry, 'metadata', 'name') ?? ''
      return (await target.get(objectPath(type, isNamespaced ? inNamespace : '', name))) ?? {}
    }),
  )
}

const versionOf = (stored: JsonObject): number => Number(objectAt(stored, 'metadata').resourceVersion)

/** What is the object's own: nothing that a server or this tool wrote. */
function own(stored: JsonObject): JsonObject {
  const metadata = objectAt(stored, 'metadata')
  const kept = omit(metadata, [
    'namespace',
    'uid',
    'resourceVersion',
    'creationTimestamp',
    'generation',
    'managedFields',
  ])
  const labels = omit(objectAt(metadata, 'labels'), LABELS)
  return {
    ...stored,
    metadata: { ...omit(kept, ['labels']), ...(Object.keys(labels).length > 0 ? { labels } : {}) },
  }
}

const someTypes = fc.shuffledSubarray(TYPES, { minLength: 1 })

test('R-30, R-34, C-62: the server stored the types in the order of the default priorities', async () => {
  const objects = make(TYPES, 'order', ['a', 'b'])
  const { errors } = await target.restore({ files: filesOf(...objects) })
  expect(errors).toEqual({})
  const high = PRIORITIES_1_18.high.flatMap((name) =>
    TYPES.filter((type) => splitGroupResource(type).resource === splitGroupResource(name).resource),
  )
  expect(await storedOrder(objects, 'order')).toEqual([
    ...high,
    ...TYPES.filter((type) => !high.includes(type)).sort(),
  ])
})

/** Types by the versions of their objects; a type whose objects are not all together is there more than once. */
async function storedOrder(objects: readonly JsonObject[], row: string): Promise<readonly string[]> {
  const stored = (await liveOf(objects, row)).map((live, index) => ({
    type: groupResourceOf(objects[index] ?? {}),
    version: versionOf(live),
  }))
  const types = stored.sort((a, b) => a.version - b.version).map(({ type }) => type)
  return types.filter((type, index) => type !== types[index - 1])
}

test('R-31, R-34: and in that of any other priorities', async () => {
  const lists = fc.tuple(someTypes, someTypes).filter(([, low]) => low.length < TYPES.length)
  await check(lists, 4, async ([high, low], row) => {
    const objects = make(TYPES, row, ['a', 'b'])
    const resourcePriorities = [...high, '-', ...low].join(',')
    const { errors } = await target.restore({ files: filesOf(...objects), settings: { resourcePriorities } })
    expect(errors).toEqual({})
    const middle = TYPES.toSorted().filter((type) => !low.includes(type))
    expect(await storedOrder(objects, row)).toEqual([...new Set([...high, ...middle, ...low])])
  })
})

test('S-62, S-63, R-123, R-124, R-127: a mapped backup of the cluster keeps all but its namespace, and restored again it changes nothing', async () => {
  await check(someTypes, 4, async (types, row) => {
    const objects = make(types, row, ['a', 'b'])
    await target.restore({ files: filesOf(...objects) })
    // As a backup of this cluster would hold them.
    const saved = await liveOf(objects, row)
    const spec = { namespaceMapping: { [row]: `${row}-copy` } }
    const first = await target.restore({ files: filesOf(...saved), spec })
    expect(first.errors).toEqual({})
    const copies = await liveOf(saved, `${row}-copy`)
    expect(copies.map(comparable)).toEqual(saved.map(comparable))
    for (const existingResourcePolicy of ['none', 'update']) {
      await target.restore({ files: filesOf(...saved), spec: { ...spec, existingResourcePolicy } })
      expect((await liveOf(saved, `${row}-copy`)).map(versionOf)).toEqual(copies.map(versionOf))
    }
  })
})

/** Without what a server gives to each object anew. */
function comparable(stored: JsonObject): JsonObject {
  const withoutAddress = withAt(
    withAt(own(stored), ['spec', 'clusterIP'], undefined),
    ['spec', 'clusterIPs'],
    undefined,
  )
  return stored.kind === 'Job' ? omit(withoutAddress, ['spec', 'status']) : omit(withoutAddress, ['status'])
}

test('R-70, R-108: whatever else is in an object and its metadata arrives', async () => {
  const word = fc.stringMatching(/^[a-z]([a-z0-9]{0,8}[a-z0-9])?$/)
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.toWellFormed())
  const entry = fc.record({
    labels: fc.dictionary(word, word, { maxKeys: 3, noNullPrototype: true }),
    annotations: fc.dictionary(word, text, { maxKeys: 3, noNullPrototype: true }),
    finalizers: fc.uniqueArray(
      word.map((name) => `example.com/${name}`),
      { maxLength: 2 },
    ),
    data: fc.dictionary(word, text, { maxKeys: 4, noNullPrototype: true }),
    immutable: fc.boolean(),
  })
  await check(fc.array(entry, { minLength: 3, maxLength: 6 }), 4, async (entries, row) => {
    const objects = entries.map(({ data, immutable, ...metadata }, index) =>
      configMap(row, `x-${index}`, { data, immutable, metadata }),
    )
    const sourceOnly = { uid: 'u', resourceVersion: '7', generation: 2, selfLink: '/x', generateName: 'x-' }
    const files = objects.map((file) => ({
      ...file,
      metadata: { ...objectAt(file, 'metadata'), ...sourceOnly },
    }))
    const { errors } = await target.restore({ files: filesOf(...files) })
    expect(errors).toEqual({})
    expect((await liveOf(objects, row)).map(own)).toEqual(objects.map((file) => own(withoutEmpty(file))))
  })
})

/** The server keeps no empty map or list. */
function withoutEmpty(file: JsonObject): JsonObject {
  const metadata = objectAt(file, 'metadata')
  const empty = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0
  const keysOf = (part: JsonObject) => Object.keys(part).filter((key) => empty(part[key]))
  return { ...omit(file, keysOf(file)), metadata: omit(metadata, keysOf(metadata)) }
}

test('R-66, C-121: however often an item is asked for, it is created once', async () => {
  const names = ['a', 'b', 'c']
  const mounts = fc.array(fc.array(fc.constantFrom(...names), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  })
  await check(mounts, 4, async (claimsOfPods, row) => {
    const bound = (name: string) =>
      claim(row, name, { spec: { volumeName: `${row}-${name}` }, status: { phase: 'Bound' } })
    const pods = claimsOfPods.map((claims, index) =>
      pod(row, `p-${index}`, {
        spec: {
          volumes: claims.map((claimName, at) => ({ name: `v-${at}`, persistentVolumeClaim: { claimName } })),
        },
      }),
    )
    const objects = [...pods, ...names.map(bound), ...names.map((name) => volume(`${row}-${name}`))]
    await using seen = await observe(target.client)
    const { warnings, errors } = await target.restore({
      files: filesOf(...objects),
      kubeconfig: seen.kubeconfig,
      settings: { resourcePriorities: 'pods,-' },
    })
    expect({ warnings, errors }).toEqual({ warnings: {}, errors: {} })
    expect(seen.writes.filter((line) => line.startsWith('POST'))).toHaveLength(objects.length + 1)
    expect(seen.writes).toHaveLength(objects.length + 1)
  })
})
