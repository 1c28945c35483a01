// Faults of the servers themselves, caused for real: processes that are killed, a full etcd, webhooks that do not answer.
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { makeCredentials } from '../../src/cluster/control-plane/credentials.ts'
import { type JsonObject, stringifyJson } from '../../src/core/json.ts'
import { sleep } from '../../src/core/sleep.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import { configMap, crd, namespace, object } from '../itg/engine/objects.ts'
import { check } from './check.ts'
import { openFaultProxy } from './proxy/fault-proxy.ts'
import type { SeenRequest } from './proxy/faults.ts'
import { type FaultyRestore, type RestoreEnd, restoreThrough } from './restore.ts'
import { type Blow, planRound, runRound } from './round.ts'
import { type ServerOptions, type Servers, startServers } from './servers.ts'
import { type Snapshot, takeSnapshot } from './snapshot.ts'

const never = new AbortController().signal

async function open(
  options: ServerOptions = {},
): Promise<{ readonly servers: Servers; readonly client: KubeClient }> {
  const servers = await startServers(options)
  onTestFinished(() => servers.stop())
  const client = await openKubeClient(servers.connection, {
    signal: never,
    maxInFlight: 8,
    userAgent: 'test',
  })
  onTestFinished(() => client.close())
  return { servers, client }
}

const maps = (space: string, count: number, bytes = 10): readonly JsonObject[] => [
  namespace(space),
  ...Array.from({ length: count }, (_, index) =>
    configMap(space, `item-${index}`, { data: { value: String(index).padEnd(bytes, 'x') } }),
  ),
]

/** Restores through a proxy without faults, which calls back at every request; and checks what came of it. */
async function restoreAndCheck(
  { servers, client }: Awaited<ReturnType<typeof open>>,
  input: Omit<FaultyRestore, 'kubeconfig' | 'name'>,
  onRequest: (count: number, request: SeenRequest) => Promise<void> | void = () => undefined,
  hold: (request: SeenRequest) => Promise<void> = async () => undefined,
): Promise<
  RestoreEnd & { readonly violations: readonly string[]; readonly before: Snapshot; readonly after: Snapshot }
> {
  const before = await takeSnapshot(client)
  const pending: (Promise<void> | void)[] = []
  await using proxy = await openFaultProxy(servers.connection, {
    protocol: 'h2',
    faultFor: () => undefined,
    onRequest: (count, request) => void pending.push(onRequest(count, request)),
    hold,
  })
  const end = await restoreThrough({ ...input, kubeconfig: proxy.kubeconfig, name: 'restore-1' })
  await Promise.all(pending)
  const after = await takeSnapshot(client)
  const { objects } = input
  const mustSucceed = (): boolean => false
  return {
    ...end,
    before,
    after,
    violations: check({ ...end, objects, restoreName: 'restore-1', before, after, mustSucceed }),
  }
}

test.each<[Blow, atRequest: number, downMs: number]>([
  ['kill kube-apiserver', 20, 500],
  ['kill kube-apiserver', 70, 0],
  ['kill etcd', 20, 1_000],
  ['rotate certificate', 20, 0],
])('%s at request %i: the restore goes on', async (kind, atRequest, downMs) => {
  const servers = await startServers()
  onTestFinished(() => servers.stop())
  const plan = planRound('blow', atRequest, {
    faults: {
      seed: 'blow',
      kinds: ['connection-lost-after'],
      percent: kind === 'rotate certificate' ? 20 : 0,
      perRequest: 1,
    },
    blow: { kind, atRequest, downMs },
    size: { namespaces: 3, perNamespace: 25, hasDefinitions: false },
    concurrency: 8,
    hasGeneratedNames: false,
  })
  const { violations, counts } = await runRound(servers, plan)
  expect(violations).toEqual([])
  expect([counts.failed, counts.unknown]).toEqual([0, 0])
})

test('an API server that does not come back ends the run with a report that claims nothing wrong', async () => {
  const { servers, client } = await open()
  const objects = maps('lost', 60)
  const before = await takeSnapshot(client)
  await using proxy = await openFaultProxy(servers.connection, {
    protocol: 'h2',
    faultFor: () => undefined,
    onRequest: (count) => void (count === 30 && servers.kill('kube-apiserver')),
  })
  const { report, exitCode } = await restoreThrough({
    kubeconfig: proxy.kubeconfig,
    name: 'restore-1',
    objects,
    patience: { outageMs: 2_000 },
    settings: { concurrency: 4 },
  })
  expect([report.failure?.code, report.verdict, exitCode]).toEqual(['CLUSTER_UNREACHABLE', 'error', 3])
  expect(report.counts.unknown).toBeGreaterThan(0)
  expect(report.counts.created + report.counts.unknown).toBe(objects.length)
  await servers.start('kube-apiserver')
  await servers.untilReady()
  const after = await takeSnapshot(client)
  const run = { report, exitCode, objects, restoreName: 'restore-1', before, after, mustSucceed: () => false }
  expect(check(run)).toEqual([])
})

test('an etcd without room refuses, and every refusal is told', async () => {
  const target = await open({ etcdFlags: [`--quota-backend-bytes=${8 * 2 ** 20}`] })
  const objects = maps('full', 60, 300_000)
  const { report, violations } = await restoreAndCheck(target, {
    objects,
    settings: { managedFields: 'skip' },
  })
  expect(violations).toEqual([])
  expect(report.counts.created).toBeGreaterThan(5)
  expect(report.counts.failed).toBeGreaterThan(5)
  expect(report.counts.created + report.counts.failed).toBe(objects.length)
  const failed = report.items.find(({ outcome }) => outcome === 'failed')
  expect(failed?.detail).toMatch(/database space exceeded/)
  expect(report.verdict).toBe('fail')
})

describe('a namespace or an object that others touch', () => {
  test('a namespace that is deleted under us: what comes later is refused', async () => {
    const target = await open()
    const objects = maps('doomed', 60)
    const { report, violations } = await restoreAndCheck(
      target,
      { objects, settings: { concurrency: 4 } },
      async (count) => {
        if (count === 30) await target.client.expect({ method: 'DELETE', path: '/api/v1/namespaces/doomed' })
      },
    )
    expect(violations).toEqual([])
    expect(report.counts.failed).toBeGreaterThan(0)
    expect(report.reasons.refused).toBe(report.counts.failed)
    expect(report.verdict).toBe('fail')
  })

  test('an object that is deleted, and one that is made anew, before it is read back', async () => {
    const target = await open()
    const path = '/api/v1/namespaces/touched/configmaps'
    let posts = 0
    let isTouched = false
    const { report } = await restoreAndCheck(
      target,
      { objects: maps('touched', 5) },
      undefined,
      async ({ method, path: asked, query }) => {
        if (method === 'POST' && asked === path) posts += 1
        // What is there before the restore may be listed by the same path.
        const isReadBack = posts === 5 && method === 'GET' && asked === path && query.has('limit')
        if (isTouched || !isReadBack) return
        isTouched = true
        await target.client.expect({ method: 'DELETE', path: `${path}/item-1` })
        await target.client.expect({ method: 'DELETE', path: `${path}/item-2` })
        const body = stringifyJson(configMap('touched', 'item-2'))
        await target.client.expect({ method: 'POST', path, body })
      },
    )
    expect(isTouched).toBe(true)
    expect(report.reasons).toMatchObject({ vanished: 1, replaced: 1 })
    expect(report.verdict).toBe('fail')
  })
})

describe('webhooks', () => {
  let hook: Server
  let calls: number

  beforeEach(async () => {
    calls = 0
    const { serving, ca } = await makeCredentials(new Date())
    // Takes the question and never answers.
    hook = createServer(serving, () => {
      calls += 1
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    address = `https://127.0.0.1:${(hook.address() as AddressInfo).port}/`
    caBundle = Buffer.from(ca).toString('base64')
  })
  afterEach(() => {
    hook.closeAllConnections()
    hook.close()
  })
  let address: string
  let caBundle: string

  function webhook(failurePolicy: 'Fail' | 'Ignore'): JsonObject {
    const rules = [
      { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] },
    ]
    return object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'slow', {
      webhooks: [
        {
          name: 'slow.example.com',
          rules,
          clientConfig: { url: address, caBundle },
          failurePolicy,
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
          timeoutSeconds: 1,
        },
      ],
    })
  }

  async function inForce({ client }: Awaited<ReturnType<typeof open>>, hookOf: JsonObject): Promise<void> {
    const path = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations'
    await client.expect({ method: 'POST', path, body: stringifyJson(hookOf) })
    // The server takes notice some time after it was stored; a dry run asks the webhook too.
    for (let attempt = 0; calls === 0; attempt += 1) {
      const probe = { ...configMap('default', `probe-${attempt}`), metadata: { name: `probe-${attempt}` } }
      await client.send({
        method: 'POST',
        path: '/api/v1/namespaces/default/configmaps?dryRun=All',
        body: stringifyJson(probe),
      })
      await sleep(50, never)
    }
  }

  test.each([
    ['Fail', { failed: 6, created: 1 }],
    ['Ignore', { failed: 0, created: 7 }],
  ] as const)('one that times out, with failure policy %s', async (policy, counts) => {
    const target = await open()
    await inForce(target, webhook(policy))
    const begin = performance.now()
    const { report, violations } = await restoreAndCheck(target, {
      objects: maps('hooked', 6),
      patience: { requestTimeoutMs: 10_000 },
    })
    expect(violations).toEqual([])
    expect(report.counts).toMatchObject(counts)
    // Asked once for each object: a second time would end the same way.
    expect(performance.now() - begin).toBeLessThan(10_000)
  })

  test('one that is down', async () => {
    const target = await open()
    await inForce(target, webhook('Fail'))
    hook.closeAllConnections()
    await new Promise((resolve) => hook.close(resolve))
    const { report, violations } = await restoreAndCheck(target, {
      objects: maps('hooked', 6),
      patience: { requestTimeoutMs: 10_000 },
    })
    expect(violations).toEqual([])
    expect(report.counts).toMatchObject({ failed: 6, created: 1, unknown: 0 })
    expect(report.items.find(({ outcome }) => outcome === 'failed')?.detail).toMatch(/failed calling webhook/)
  })

  test('a conversion webhook that is down', async () => {
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
    const definition = crd('conv.example.com', 'Widget', {
      spec: {
        versions: [
          { name: 'v1', served: true, storage: true, schema },
          { name: 'v1beta1', served: true, storage: false, schema },
        ],
        conversion: {
          strategy: 'Webhook',
          webhook: {
            clientConfig: { url: 'https://127.0.0.1:1/', caBundle },
            conversionReviewVersions: ['v1'],
          },
        },
      },
    })
    const objects = [
      ...maps('converted', 3),
      definition,
      object('conv.example.com/v1beta1', 'Widget', 'converted', 'one', { spec: { a: 1 } }),
      object('conv.example.com/v1beta1', 'Widget', 'converted', 'two', { spec: { a: 2 } }),
    ]
    const target = await open()
    const { report, violations } = await restoreAndCheck(target, { objects })
    expect(violations).toEqual([])
    expect(report.counts).toMatchObject({ failed: 2, created: 5 })
    expect(report.verdict).toBe('fail')
  })
})
