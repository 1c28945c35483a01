// A held object of an aggregated API that does not know dry runs: a dry run would store it. The API server is a real one; behind its
// APIService is a server of the test's own, because those that one can have know dry runs.
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeCredentials } from '../../../src/cluster/control-plane/credentials.ts'
import { type JsonObject, parseJson, stringifyJson, textAt } from '../../../src/core/json.ts'
import { discover } from '../../../src/kube/discovery.ts'
import { type KubeClient, openKubeClient } from '../../../src/kube/kube-client.ts'
import type { OwnRule } from '../../../src/safety/decision.ts'
import type { Check } from '../../../src/verify/checks/check.ts'
import { type Servers, startServers } from '../../faults/servers.ts'
import { configMap, crd, filesOf, namespace, object } from './objects.ts'
import { type Restored, type Restoring, restoreInto } from './restore-archive.ts'

const GROUP = 'far.example.com'
const ROOT = `/apis/${GROUP}/v1`

let servers: Servers
let client: KubeClient
let far: Server
/** What the far server has stored. */
const stored: JsonObject[] = []
/** Writes that reached it: method, path and query. */
let writes: string[] = []

beforeAll(async () => {
  const { serving } = await makeCredentials(new Date())
  far = createServer(serving, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '' } = request
      const [status, answer] = answerOf(method, url, Buffer.concat(chunks).toString('utf8'))
      response.writeHead(status, { 'content-type': 'application/json' }).end(stringifyJson(answer))
    })
  })
  await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', resolve))
  servers = await startServers()
  client = await openKubeClient(servers.connection, {
    signal: new AbortController().signal,
    maxInFlight: 4,
    userAgent: 'test',
  })
  await register((far.address() as AddressInfo).port)
})
afterAll(async () => {
  client?.close()
  await servers?.stop()
  far?.closeAllConnections()
  far?.close()
})
beforeEach(() => {
  stored.length = 0
  writes = []
})

/** As little of an API server as discovery and a restore need. It does not look at queries. */
function answerOf(method: string, url: string, body: string): readonly [status: number, JsonObject] {
  const [path = ''] = url.split('?')
  if (path === ROOT)
    return [
      200,
      {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: `${GROUP}/v1`,
        resources: [
          {
            name: 'things',
            singularName: 'thing',
            namespaced: true,
            kind: 'Thing',
            verbs: ['create', 'get', 'list', 'patch'],
          },
        ],
      },
    ]
  if (method === 'GET' && path.endsWith('/things'))
    return [200, { kind: 'ThingList', apiVersion: `${GROUP}/v1`, metadata: {}, items: [...stored] }]
  if (method === 'GET' && path.includes('/things/')) {
    const found = stored.find((one) => path.endsWith(`/${textAt(one, 'metadata', 'name')}`))
    return found === undefined ? [404, NOT_FOUND] : [200, found]
  }
  if (method === 'POST' || method === 'PATCH') {
    writes.push(`${method} ${url}`)
    const sent = parseJson(body) as JsonObject
    const one = { ...sent, metadata: { ...(sent.metadata as JsonObject), uid: `far-${stored.length}` } }
    stored.push(one)
    return [201, one]
  }
  return [404, NOT_FOUND]
}

const NOT_FOUND: JsonObject = {
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  reason: 'NotFound',
  code: 404,
}

async function register(port: number): Promise<void> {
  const posts: readonly (readonly [path: string, JsonObject])[] = [
    // The API server goes to the name of an ExternalName by the port of the APIService.
    [
      '/api/v1/namespaces/default/services',
      object('v1', 'Service', 'default', 'far', {
        spec: { type: 'ExternalName', externalName: 'localhost' },
      }),
    ],
    [
      '/apis/apiregistration.k8s.io/v1/apiservices',
      object('apiregistration.k8s.io/v1', 'APIService', '', `v1.${GROUP}`, {
        spec: {
          group: GROUP,
          version: 'v1',
          service: { namespace: 'default', name: 'far', port },
          insecureSkipTLSVerify: true,
          groupPriorityMinimum: 100,
          versionPriority: 100,
        },
      }),
    ],
  ]
  for (const [path, body] of posts) await client.expect({ method: 'POST', path, body: stringifyJson(body) })
  await vi.waitUntil(
    async () => (await discover(client)).findKind(`${GROUP}/v1`, 'Thing') !== undefined,
    60_000,
  )
}

const THING = object(`${GROUP}/v1`, 'Thing', 'shop', 'far', { spec: { size: 1 } })
const OURS = object('near.example.com/v1', 'Widget', 'shop', 'near', { spec: { size: 1 } })

function restore(
  profile: 'guarded' | 'faithful',
  objects: readonly JsonObject[],
  { rules = [], ...more }: Omit<Restoring, 'files'> & { readonly rules?: readonly OwnRule[] } = {},
): Promise<Restored> {
  return restoreInto(servers.kubeconfig, {
    files: filesOf(...objects),
    safety: { profile, rules },
    ...more,
  })
}

test('the far server stores what is sent as a dry run: without that the rest proves nothing', async () => {
  const path = `${ROOT}/namespaces/shop/things?dryRun=All`
  await client.expect({ method: 'POST', path, body: stringifyJson(THING) })
  expect(stored).toHaveLength(1)
})

test('what is held is not sent to it at all, and counts as not proved', async () => {
  const objects = [namespace('shop'), THING, crd('near.example.com', 'Widget'), OURS, configMap('shop', 'a')]
  const absent: Check = { name: 'nothing is there', demand: { test: 'absent', of: { kind: 'Thing' } } }
  const { report } = await restore('guarded', objects, { demands: { checks: [absent] } })
  expect([writes, stored]).toEqual([[], []])
  expect(report.items.find(({ kind }) => kind === 'Thing')).toMatchObject({
    outcome: 'unknown',
    reason: 'held-not-proved',
    detail: expect.stringMatching(
      /^unknown custom resource: held, not proved: an aggregated API serves far\.example\.com\/v1, and it may store/,
    ),
  })
  // One that the API server itself serves is tried.
  expect(report.items.find(({ kind }) => kind === 'Widget')).toMatchObject({ outcome: 'held' })
  expect(report.verdict).toBe('inconclusive')
  expect(report.checks).toMatchObject([
    {
      result: 'inconclusive',
      message: expect.stringContaining('Thing far was held back by the safety rule'),
    },
  ])
})

test('neither is the patch of what is there', async () => {
  stored.push({ ...THING, metadata: { name: 'far', namespace: 'shop', uid: 'far-0' }, spec: { size: 2 } })
  const { report } = await restore('guarded', [THING], { spec: { existingResourcePolicy: 'update' } })
  expect(writes).toEqual([])
  expect(report.items[0]).toMatchObject({ outcome: 'unknown', reason: 'held-not-proved' })
})

test('what a rule lets through is created', async () => {
  const keep: OwnRule = { group: GROUP, kind: 'Thing', do: 'keep', why: 'it only stores' }
  const { report } = await restore('guarded', [THING], { rules: [keep] })
  expect(writes).toEqual([`POST ${ROOT}/namespaces/shop/things?fieldValidation=Ignore`])
  expect(report.items[0]?.outcome).toBe('created')
})
