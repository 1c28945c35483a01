// What Velero sends for every Service that is as it should be changes nothing, so we do not send it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JsonObject, textAt } from '../../../src/core/json.ts'
import { mergePatchObject } from '../../../src/kube/verbs.ts'
import { filesOf, namespace, object } from './objects.ts'
import { observe } from './observe.ts'
import { openTarget, type Target } from './restore-archive.ts'

const SERVICES = { group: '', version: 'v1', resource: 'services' }

let target: Target

beforeAll(async () => {
  target = await openTarget()
  await target.create(namespace('idle'))
})
afterAll(() => target?.stop())

async function versionOf(name: string): Promise<string | undefined> {
  return textAt(await target.get(`/api/v1/namespaces/idle/services/${name}`), 'metadata', 'resourceVersion')
}

async function present(name: string, type: string): Promise<JsonObject> {
  const spec = { type, ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] }
  await target.create(object('v1', 'Service', 'idle', name, { spec }))
  return (await target.get(`/api/v1/namespaces/idle/services/${name}`)) ?? {}
}

test.each(['ClusterIP', 'NodePort', 'LoadBalancer'])(
  'a Service of type %s keeps its addresses when a patch takes them out',
  async (type) => {
    const name = type.toLowerCase()
    await present(name, type)
    const before = await versionOf(name)
    const spec = { clusterIP: null, clusterIPs: null }
    await mergePatchObject(target.client, SERVICES, 'idle', name, { spec })
    expect(await versionOf(name)).toBe(before)
  },
)

test('R-127: a restore with policy update onto its own result writes nothing', async () => {
  const input = {
    files: filesOf(await present('same', 'ClusterIP')),
    name: 'same',
    spec: { existingResourcePolicy: 'update' },
    settings: { managedFields: 'skip' },
  } as const
  expect((await target.restore(input)).report.counts.updated).toBe(1)
  await using seen = await observe(target.client)
  const { report, exitCode } = await target.restore({ ...input, kubeconfig: seen.kubeconfig })
  expect(seen.writes).toEqual([])
  expect(report.counts).toMatchObject({ unchanged: 1, updated: 0 })
  expect(exitCode).toBe(0)
})
