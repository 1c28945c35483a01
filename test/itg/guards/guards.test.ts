// Restores into clusters that are not ours, against real API servers: what is refused, that nothing was written then, and what
// lifts it. Each refusal is proved by a restore that goes through as soon as its option is there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JsonObject, textAt } from '../../../src/core/json.ts'
import type { Allowed } from '../../../src/rehearsal/request.ts'
import { configMap, filesOf, namespace, object, pod, secret } from '../engine/objects.ts'
import { openTarget, type Restored, type Target } from '../engine/restore-archive.ts'

let target: Target
/** As it is in the target. */
let kubeSystem: JsonObject

beforeAll(async () => {
  target = await openTarget()
  kubeSystem = (await target.get('/api/v1/namespaces/kube-system')) ?? {}
})
afterAll(() => target?.stop())

const MEANT: Allowed = { existingCluster: true, sourceCluster: false, foreignNamespaces: [] }
/** kube-system of another cluster: the sign that most backups hold. */
const ELSEWHERE = namespace('kube-system', { metadata: { uid: '7b8e0a52-0000-4000-8000-000000000000' } })

async function restore(
  objects: readonly JsonObject[],
  allowed: Partial<Allowed> = {},
  more: { readonly name?: string; readonly mapping?: Readonly<Record<string, string>> } = {},
): Promise<Restored> {
  return await target.restore({
    files: filesOf(...objects),
    allowed: { ...MEANT, ...allowed },
    name: more.name ?? 'guarded',
    spec: more.mapping === undefined ? {} : { namespaceMapping: more.mapping },
  })
}

function endOf({ report, exitCode }: Restored): readonly unknown[] {
  return [exitCode, report.failure?.code ?? report.verdict]
}

describe('a given cluster', () => {
  test('has to be allowed, before anything is asked', async () => {
    const ended = await restore([ELSEWHERE, configMap('consent', 'a')], { existingCluster: false })
    expect(endOf(ended)).toEqual([2, 'CLUSTER_NOT_ALLOWED'])
    expect(ended.report.failure?.message).toContain('--allow-existing-cluster')
    expect(ended.report.cluster).toBeUndefined()
    expect(endOf(await restore([ELSEWHERE, configMap('consent', 'a')]))).toEqual([0, 'pass'])
  })

  test('takes what this restore has made before, and what came of it', async () => {
    const objects = [ELSEWHERE, namespace('twice'), configMap('twice', 'a')]
    expect(endOf(await restore(objects))).toEqual([0, 'pass'])
    const made = await target.get('/api/v1/namespaces/twice/configmaps/a')
    const owner = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'a',
      uid: textAt(made, 'metadata', 'uid') ?? '',
    }
    await target.create(pod('twice', 'child', { metadata: { ownerReferences: [owner] } }))
    expect(endOf(await restore(objects))).toEqual([0, 'pass'])
    expect(endOf(await restore(objects, {}, { name: 'another' }))).toEqual([2, 'CLUSTER_NAMESPACES_FOREIGN'])
  })
})

describe('the source of the backup', () => {
  test('is refused by the uid of kube-system, although other things are allowed', async () => {
    const objects = [kubeSystem, configMap('source', 'a')]
    const ended = await restore(objects, { foreignNamespaces: ['*'] })
    expect(endOf(ended)).toEqual([2, 'CLUSTER_IS_SOURCE'])
    expect(ended.report.failure?.message).toContain(
      'its namespace kube-system has the uid that the backup has',
    )
    expect(ended.report.failure?.hint).toContain('--allow-source-cluster')
    expect(await target.get('/api/v1/namespaces/source')).toBeUndefined()
    expect(ended.report.counts.created).toBe(0)
    expect(endOf(await restore(objects, { sourceCluster: true }))).toEqual([0, 'pass'])
  })

  test('is refused by a node on which a pod of the backup ran', async () => {
    await target.create(object('v1', 'Node', '', 'worker-1'))
    const objects = [ELSEWHERE, pod('nodes', 'web', { spec: { nodeName: 'worker-1' } })]
    const ended = await restore(objects)
    expect(endOf(ended)).toEqual([2, 'CLUSTER_IS_SOURCE'])
    expect(ended.report.failure?.message).toContain('it has a node worker-1, as the backup has')
    expect(await target.get('/api/v1/namespaces/nodes')).toBeUndefined()
    await target.remove('/api/v1/nodes/worker-1')
    expect(endOf(await restore(objects))).toEqual([0, 'pass'])
  })

  test('is refused by its certificate authority', async () => {
    const data = { 'ca.crt': target.cluster.connection.ca ?? '' }
    const ended = await restore([ELSEWHERE, configMap('authority', 'kube-root-ca.crt', { data })])
    expect(endOf(ended)).toEqual([2, 'CLUSTER_IS_SOURCE'])
  })

  test('a backup that says nothing of its cluster goes through, and that is told', async () => {
    const ended = await restore([configMap('silent', 'a')])
    expect(endOf(ended)).toEqual([0, 'pass'])
    expect(ended.report.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^it is not known whether 127\.0\.0\.1:\d+ is the cluster that this backup was taken of/,
      ),
    ])
  })
})

describe('a namespace with what others have made', () => {
  beforeAll(async () => {
    await target.create(namespace('theirs'), namespace('empty'), configMap('theirs', 'precious'))
  })

  test('is refused until it is named, also when it comes from the mapping', async () => {
    const objects = [ELSEWHERE, namespace('shop'), configMap('shop', 'a'), configMap('fine', 'a')]
    const mapping = { shop: 'theirs' }
    const ended = await restore(objects, {}, { mapping })
    expect(endOf(ended)).toEqual([2, 'CLUSTER_NAMESPACES_FOREIGN'])
    expect(ended.report.failure?.message).toContain('theirs (ConfigMap precious)')
    expect(await target.get('/api/v1/namespaces/theirs/configmaps/a')).toBeUndefined()
    expect(await target.get('/api/v1/namespaces/fine')).toBeUndefined()
    expect(endOf(await restore(objects, { foreignNamespaces: ['shop'] }, { mapping }))[1]).toBe(
      'CLUSTER_NAMESPACES_FOREIGN',
    )
    expect(endOf(await restore(objects, { foreignNamespaces: ['theirs'] }, { mapping }))).toEqual([0, 'pass'])
  })

  test('is refused when only an item asks for something in it', async () => {
    const LIST_SECRET = 'csi.storage.k8s.io/snapshotter-list-secret'
    const metadata = {
      labels: { app: 'shop' },
      annotations: { [`${LIST_SECRET}-name`]: 'csi', [`${LIST_SECRET}-namespace`]: 'theirs' },
    }
    const files = filesOf(
      ELSEWHERE,
      configMap('late', 'a', { metadata: { labels: { app: 'shop' } } }),
      object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', '', 'fast', { driver: 'd', metadata }),
      secret('theirs', 'csi'),
    )
    const late = async (foreignNamespaces: readonly string[]) =>
      await target.restore({
        files,
        allowed: { ...MEANT, foreignNamespaces },
        name: 'late',
        spec: { labelSelector: { matchLabels: { app: 'shop' } } },
        settings: { features: ['EnableCSI'] },
      })
    const ended = await late([])
    expect(endOf(ended)).toEqual([2, 'CLUSTER_NAMESPACES_FOREIGN'])
    expect(ended.report.failure?.message).toMatch(/an item asked for another one.* theirs \(/)
    expect(await target.get('/api/v1/namespaces/theirs/secrets/csi')).toBeUndefined()
    await late(['theirs'])
    expect(await target.get('/api/v1/namespaces/theirs/secrets/csi')).toBeDefined()
  })

  test('does not count when nothing goes into it', async () => {
    await target.create(namespace('bystander'), configMap('bystander', 'precious'))
    expect(endOf(await restore([ELSEWHERE, namespace('bystander'), configMap('empty', 'a')]))).toEqual([
      0,
      'pass',
    ])
  })
})
