// Checks that need running pods, on a real kubelet.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { execInPod } from '../../src/kube/exec.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import { createObject } from '../../src/kube/verbs.ts'
import type { Demand, PodDemand } from '../../src/verify/checks/check.ts'
import { runChecks } from '../../src/verify/checks/run-checks.ts'
import { BUSYBOX, inTime, openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'

const signal = new AbortController().signal

const container = (name: string, command: readonly string[], image = BUSYBOX): JsonObject => ({
  name,
  image,
  imagePullPolicy: 'IfNotPresent',
  command: [...command],
})

const deployment = (name: string, pod: JsonObject): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'default' },
  spec: {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { terminationGracePeriodSeconds: 0, ...pod } },
  },
})

const SERVING = ['sh', '-c', 'mkdir -p /www && echo hello > /www/index.html && exec httpd -f -p 8080 -h /www']

const OBJECTS: readonly (readonly [group: string, version: string, resource: string, object: JsonObject])[] =
  [
    ['apps', 'v1', 'deployments', deployment('web', { containers: [container('web', SERVING)] })],
    [
      'apps',
      'v1',
      'deployments',
      deployment('lost', { containers: [container('app', ['true'], 'localhost/no-such-image:1')] }),
    ],
    [
      '',
      'v1',
      'services',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', namespace: 'default' },
        spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
      },
    ],
    [
      '',
      'v1',
      'persistentvolumeclaims',
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', namespace: 'default' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
      },
    ],
    [
      '',
      'v1',
      'pods',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'writer', namespace: 'default' },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [
            {
              ...container('writer', ['sh', '-c', 'echo written > /data/file && exec sleep 3600']),
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        },
      },
    ],
  ]

describe.skipIf(WHY_NOT !== undefined)(`checks on running pods${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings
  let cluster: RunningCluster
  let client: KubeClient

  beforeAll(async () => {
    surroundings = await openSurroundings()
    cluster = await surroundings.provider().start(inTime())
    client = await openKubeClient(cluster.connection, { signal, maxInFlight: 8, userAgent: 'test' })
    for (const [group, version, resource, object] of OBJECTS)
      await createObject(client, { group, version, resource }, 'default', object)
  })
  afterAll(async () => {
    client?.close()
    await cluster?.stop()
    await surroundings?.close()
  })

  async function conclusionOf(demand: Demand, podPatienceMs = 120_000): Promise<string> {
    const [check] = await runChecks({
      checks: [{ name: 'it', demand }],
      client,
      hasNodes: cluster.hasNodes,
      exec: (request) => execInPod(cluster.connection, request),
      podPatienceMs,
      script: () => Promise.reject(new Error('no script here')),
      signal,
      clock: () => performance.now(),
    })
    return `${check?.result}: ${check?.message}`
  }

  const of = (kind: string, objectName?: string): PodDemand['of'] => ({
    kind,
    namespace: 'default',
    objectName,
  })
  const http = (path: string, status = 200): Demand => ({
    test: 'http',
    of: of('Service', 'web'),
    path,
    port: undefined,
    status,
  })
  const exec = (...command: readonly string[]): Demand => ({
    test: 'exec',
    of: of('Pod', 'writer'),
    command,
    container: undefined,
  })

  test.each<readonly [what: string, demand: Demand, told: string]>([
    [
      'a Deployment becomes ready',
      { test: 'ready', of: of('Deployment', 'web') },
      'passed: Deployment default/web: 1 ready',
    ],
    [
      'a claim is bound by the pod that needs it',
      { test: 'ready', of: of('PersistentVolumeClaim', 'data') },
      'passed: PersistentVolumeClaim default/data: 1 ready',
    ],
    [
      'a Pod becomes ready',
      { test: 'ready', of: of('Pod', 'writer') },
      'passed: Pod default/writer: 1 ready',
    ],
    [
      'its command finds what was written to the volume',
      exec('grep', 'written', '/data/file'),
      'passed: default/writer, container writer: exit code 0',
    ],
    ['a Service answers', http('/index.html'), 'passed: default/web:80/index.html answers 200'],
    ['a status that is wanted', http('/nothing', 404), 'passed: default/web:80/nothing answers 404'],
    [
      'a kind without a sign of readiness',
      { test: 'ready', of: of('Service', 'web') },
      'inconclusive: Service default/web: no sign of readiness in default/web',
    ],
  ])('%s', async (_what, demand, told) => expect(await conclusionOf(demand)).toBe(told))

  test.each<readonly [what: string, demand: Demand, told: RegExp]>([
    [
      'an image that cannot be pulled is named as the reason',
      { test: 'ready', of: { ...of('Pod'), labelSelector: { matchLabels: { app: 'lost' } } } },
      /^failed: .*1 of 1 not ready: default\/lost-.* \(app: (?:ErrImagePull|ImagePullBackOff)\)$/,
    ],
    [
      'its Deployment is not ready',
      { test: 'ready', of: of('Deployment', 'lost') },
      /^failed: Deployment default\/lost: 1 of 1 not ready: default\/lost \(0 of 1 ready\)$/,
    ],
    [
      'a command that fails',
      exec('grep', 'nothing', '/data/file'),
      /^failed: default\/writer, container writer: exit code 1$/,
    ],
    ['another status', http('/nothing'), /^failed: default\/web:80\/nothing answers 404, 200 is wanted$/],
    [
      'an object that is not there',
      { test: 'ready', of: of('Deployment', 'nobody') },
      /^failed: Deployment default\/nobody: there is none$/,
    ],
  ])('%s', async (_what, demand, told) => expect(await conclusionOf(demand, 5_000)).toMatch(told))
})
