// What a restored webhook or aggregated API would call is never called: a listener on this machine waits in vain.
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningCluster } from '../../../src/cluster/cluster-provider.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import { sleep } from '../../../src/core/sleep.ts'
import { type KubeClient, openKubeClient } from '../../../src/kube/kube-client.ts'
import { KubeError } from '../../../src/kube/kube-error.ts'
import { createObject } from '../../../src/kube/verbs.ts'
import { startControlPlane } from '../start-control-plane.ts'

let cluster: RunningCluster
let client: KubeClient
let listener: Server
let port: number
let calls = 0
const signal = new AbortController().signal

beforeAll(async () => {
  listener = createServer((socket) => {
    calls += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  cluster = await startControlPlane('1.36.3')
  client = await openKubeClient(cluster.connection, { signal, maxInFlight: 4, userAgent: 'test' })
})
afterAll(async () => {
  client?.close()
  await cluster?.stop()
  listener.close()
})

const WEBHOOKS = {
  group: 'admissionregistration.k8s.io',
  version: 'v1',
  resource: 'validatingwebhookconfigurations',
}
const CONFIG_MAPS = { group: '', version: 'v1', resource: 'configmaps' }

function webhook(name: string, operation: string, clientConfig: JsonObject): JsonObject {
  const rules = [{ apiGroups: [''], apiVersions: ['v1'], operations: [operation], resources: ['configmaps'] }]
  const more = { sideEffects: 'None', admissionReviewVersions: ['v1'], timeoutSeconds: 2 }
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [{ name: `${name}.example.com`, rules, clientConfig, failurePolicy: 'Fail', ...more }],
  }
}

test('a webhook with a URL', async () => {
  await createObject(client, WEBHOOKS, '', webhook('by-url', 'CREATE', { url: `https://127.0.0.1:${port}/` }))
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'asked' } }
  // The server takes notice of a new webhook some time after it was created.
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await createObject(client, CONFIG_MAPS, 'default', {
        ...configMap,
        metadata: { name: `asked-${attempt}` },
      })
      await sleep(50, signal)
    } catch (error) {
      expect(error).toBeInstanceOf(KubeError)
      expect(String(error)).toMatch(/by-url\.example\.com.*no-way-out/)
      expect(calls).toBe(0)
      return
    }
  }
  throw new Error('the webhook never took effect')
})

test('an aggregated API', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'metrics' },
    spec: { ports: [{ port: 443 }] },
  }
  await createObject(client, { group: '', version: 'v1', resource: 'services' }, 'default', service)
  const apiService = {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1.outside.example.com' },
    spec: {
      group: 'outside.example.com',
      version: 'v1',
      service: { name: 'metrics', namespace: 'default' },
      insecureSkipTLSVerify: true,
      groupPriorityMinimum: 100,
      versionPriority: 100,
    },
  }
  const type = { group: 'apiregistration.k8s.io', version: 'v1', resource: 'apiservices' }
  await createObject(client, type, '', apiService)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { status } = await client.send({ method: 'GET', path: '/apis/outside.example.com/v1/things' })
    expect([404, 503]).toContain(status)
    if (status === 503) break
    await sleep(100, signal)
  }
  expect(calls).toBe(0)
})
