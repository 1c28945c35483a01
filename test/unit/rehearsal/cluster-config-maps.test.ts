import { expect, test } from 'vitest'
import type { KubeClient } from '../../../src/kube/kube-client.ts'
import { KubeError } from '../../../src/kube/kube-error.ts'
import { clusterConfigMaps } from '../../../src/rehearsal/cluster-config-maps.ts'
import type { RestoreSpec } from '../../../src/restore/restore-document.ts'
import { restoreOf } from '../restore/finalize/parts.ts'

const object = (name: string, labels = {}) => ({
  metadata: { name, labels, namespace: 'velero' },
  data: { key: name },
})
const IMAGES = object('images', {
  'velero.io/plugin-config': '',
  'velero.io/change-image-name': 'RestoreItemAction',
})
const OBJECTS = [IMAGES, object('modifiers'), object('enableapigroupversions'), object('unrelated')]

/** Answers a list by label and GETs by name, as an API server does. */
function clientOf(objects: readonly ReturnType<typeof object>[], failWith?: Error) {
  const asked: string[] = []
  const expectBody = async ({ path }: { readonly path: string }): Promise<Buffer> => {
    asked.push(path)
    if (failWith !== undefined) throw failWith
    const url = new URL(path, 'http://x')
    const name = /\/configmaps\/([^/]+)$/.exec(url.pathname)?.[1]
    if (name === undefined) {
      const label = url.searchParams.get('labelSelector') ?? ''
      return Buffer.from(
        JSON.stringify({ items: objects.filter(({ metadata }) => Object.hasOwn(metadata.labels, label)) }),
      )
    }
    const found = objects.find(({ metadata }) => metadata.name === name)
    if (found === undefined) throw new KubeError(404, 'NotFound', 'not found')
    return Buffer.from(JSON.stringify(found))
  }
  const send = async (request: { readonly path: string }) => ({
    status: 200,
    body: await expectBody(request),
  })
  return { client: { expect: expectBody, send } as unknown as KubeClient, asked }
}

function read(
  spec: RestoreSpec,
  { client }: ReturnType<typeof clientOf>,
  signal = new AbortController().signal,
) {
  return clusterConfigMaps(client, restoreOf(spec), signal)
}

test.each<readonly [why: string, spec: RestoreSpec, names: readonly string[]]>([
  ['A-3, R-24: what has the label, and the list of versions', {}, ['images', 'enableapigroupversions']],
  [
    'S-17: the resource modifiers that are named, in any case of the kind',
    { resourceModifier: { kind: 'configmap', name: 'modifiers' } },
    ['images', 'modifiers', 'enableapigroupversions'],
  ],
  [
    'one that has the label and is named is there once',
    { resourceModifier: { kind: 'ConfigMap', name: 'images' } },
    ['images', 'enableapigroupversions'],
  ],
  [
    'S-17: another kind is no ConfigMap',
    { resourceModifier: { kind: 'Secret', name: 'modifiers' } },
    ['images', 'enableapigroupversions'],
  ],
  [
    'what is not there is left to the validation',
    { resourceModifier: { kind: 'ConfigMap', name: 'gone' } },
    ['images', 'enableapigroupversions'],
  ],
])('%s', async (_why, spec, names) => {
  const found = await read(spec, clientOf(OBJECTS))
  expect(found.map(({ name }) => name)).toEqual(names)
  expect(found[0]).toEqual({
    name: 'images',
    namespace: 'velero',
    labels: IMAGES.metadata.labels,
    data: { key: 'images' },
  })
})

test('an empty cluster has none', async () => {
  expect(await read({}, clientOf([]))).toEqual([])
})

test('only the namespace of the Restore is looked at', async () => {
  const server = clientOf(OBJECTS)
  await read({}, server)
  expect(server.asked.every((path) => path.startsWith('/api/v1/namespaces/velero/configmaps'))).toBe(true)
})

test.each<readonly [error: Error, code: string]>([
  [new KubeError(403, 'Forbidden', 'configmaps is forbidden'), 'CLUSTER_DENIED'],
  [new KubeError(500, 'InternalError', 'etcd is gone'), 'CLUSTER_UNREACHABLE'],
])('%s', async (error, code) => {
  await expect(read({}, clientOf([], error))).rejects.toMatchObject({
    code,
    message: `the ConfigMaps of namespace velero cannot be read: ${error.message}`,
  })
})

test('a cancel stays a cancel', async () => {
  const reason = new Error('stop')
  await expect(read({}, clientOf([], new Error('cut')), AbortSignal.abort(reason))).rejects.toBe(reason)
})
