// Restores into clusters that are not ours, against real API servers: what is refused, that nothing was written then, and what
// lifts it. Each refusal is proved by a restore that goes through as soon as its option is there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type JsonObject, parseJson, stringifyJson, textAt } from '../../../src/core/json.ts'
import { discover } from '../../../src/kube/discovery.ts'
import type { Allowed } from '../../../src/rehearsal/request.ts'
import { configMap, filesOf, namespace, object, pod, secret, serviceAccount } from '../engine/objects.ts'
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
  more: {
    readonly name?: string
    readonly mapping?: Readonly<Record<string, string>>
    readonly kubeconfig?: string
  } = {},
): Promise<Restored> {
  return await target.restore({
    files: filesOf(...objects),
    allowed: { ...MEANT, ...allowed },
    name: more.name ?? 'guarded',
    spec: more.mapping === undefined ? {} : { namespaceMapping: more.mapping },
    ...(more.kubeconfig === undefined ? {} : { kubeconfig: more.kubeconfig }),
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

describe('what cannot be looked at is told', () => {
  const warningsOf = ({ report }: Restored) => report.warnings.map(({ message }) => message)

  test('ConfigMaps that say which cluster it is, where only other things differ', async () => {
    const kubeconfig = await kubeconfigOf('reader', [
      { apiGroups: ['*'], resources: ['*'], verbs: ['list', 'create', 'patch'] },
      { apiGroups: [''], resources: ['namespaces', 'serviceaccounts'], verbs: ['get'] },
    ])
    const data = { 'ca.crt': 'of another cluster' }
    const objects = [configMap('hidden', 'kube-root-ca.crt', { data }), configMap('hidden', 'a')]
    const { host } = new URL(target.cluster.connection.server)
    expect(warningsOf(await restore(objects, {}, { kubeconfig }))).toContain(
      `it is not known whether ${host} is the cluster that this backup was taken of: it does not let us read what the backup has of it: ConfigMap kube-system/kube-root-ca.crt`,
    )
  })

  test('types of an aggregated API whose server is down', async () => {
    const path = '/apis/apiregistration.k8s.io/v1/apiservices/v1.away.example.com'
    await target.create(
      namespace('half-seen'),
      object('v1', 'Service', 'half-seen', 'away', { spec: { ports: [{ port: 443 }] } }),
      object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.away.example.com', {
        spec: {
          group: 'away.example.com',
          version: 'v1',
          service: { name: 'away', namespace: 'half-seen' },
          insecureSkipTLSVerify: true,
          groupPriorityMinimum: 100,
          versionPriority: 100,
        },
      }),
    )
    try {
      await vi.waitUntil(
        async () => (await discover(target.client)).unlisted.includes('away.example.com/v1'),
        30_000,
      )
      const allowed = { foreignNamespaces: ['half-seen'] }
      const ended = await restore([ELSEWHERE, configMap('half-seen', 'a')], allowed)
      expect(warningsOf(ended)).toEqual([
        expect.stringContaining(
          'does not list away.example.com/v1: what of these is in the namespaces is not known',
        ),
      ])
      expect(warningsOf(await restore([ELSEWHERE, configMap('half-new', 'a')]))).toEqual([])
    } finally {
      await target.remove(path)
    }
  })
})

/** A kubeconfig of a user who may do this and no more, and not by way of a proxy. */
async function kubeconfigOf(user: string, rules: readonly JsonObject[]): Promise<string> {
  await target.create(
    serviceAccount('default', user),
    object('rbac.authorization.k8s.io/v1', 'ClusterRole', '', user, { rules: [...rules] }),
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', '', user, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: user },
      subjects: [{ kind: 'ServiceAccount', namespace: 'default', name: user }],
    }),
  )
  const answer = await target.client.expect({
    method: 'POST',
    path: `/api/v1/namespaces/default/serviceaccounts/${user}/token`,
    body: stringifyJson({ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }),
  })
  const token = textAt(parseJson(answer.toString('utf8')), 'status', 'token') ?? ''
  const { server, ca } = target.cluster.connection
  const named = (key: string, value: JsonObject): JsonObject => ({ name: user, [key]: value })
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-user-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'kubeconfig')
  writeFileSync(
    path,
    stringifyJson({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        named('cluster', { server, 'certificate-authority-data': Buffer.from(ca ?? '').toString('base64') }),
      ],
      users: [named('user', { token })],
      contexts: [named('context', { cluster: user, user })],
      'current-context': user,
    }),
    { mode: 0o600 },
  )
  return path
}
