// `--delete-afterwards` against a real API server: what goes, what stays and why, and that nothing of others goes along. Nobody
// finalizes namespaces here, so the test does what the controller would do, and without the controllers it also shows what waits.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { at, type JsonObject, stringifyJson, textAt } from '../../../src/core/json.ts'
import { deleteCreated } from '../../../src/rehearsal/deletion/delete-created.ts'
import type { CreatedObject } from '../../../src/restore/engine/context.ts'
import {
  claim,
  configMap,
  crd,
  filesOf,
  groupResourceOf,
  namespace,
  object,
  serviceAccount,
} from '../engine/objects.ts'
import { openTarget, type Target } from '../engine/restore-archive.ts'

let target: Target
let finalizer: NodeJS.Timeout

beforeAll(async () => {
  target = await openTarget()
  finalizer = setInterval(() => void finalizeNamespaces().catch(() => undefined), 100)
})
afterAll(async () => {
  clearInterval(finalizer)
  await target?.stop()
})

/** What the namespace controller does once a namespace is empty. */
async function finalizeNamespaces(): Promise<void> {
  for (const one of await target.list('/api/v1/namespaces')) {
    if (at(one, 'metadata', 'deletionTimestamp') === undefined) continue
    const name = textAt(one, 'metadata', 'name') ?? ''
    const body = stringifyJson({ ...one, apiVersion: 'v1', kind: 'Namespace', spec: { finalizers: [] } })
    await target.client.send({ method: 'PUT', path: `/api/v1/namespaces/${name}/finalize`, body })
  }
}

const LABELS = { 'velero.io/restore-name': 'taken-back', 'velero.io/backup-name': 'backup-1' }
const marked = (entry: JsonObject): JsonObject => ({
  ...entry,
  metadata: { ...(entry.metadata as JsonObject), labels: LABELS },
})

/** Puts an object there as the engine does, and remembers it as the engine does. */
async function made(entry: JsonObject, updated = false): Promise<CreatedObject> {
  const isNamespace = entry.kind === 'Namespace'
  const stored = await target.create(isNamespace ? entry : marked(entry))
  const groupResource = groupResourceOf(entry)
  return {
    index: 0,
    groupResource,
    apiVersion: textAt(entry, 'apiVersion') ?? '',
    kind: textAt(entry, 'kind') ?? '',
    resource: groupResource.split('.')[0] ?? '',
    namespace: textAt(entry, 'metadata', 'namespace') ?? '',
    name: textAt(entry, 'metadata', 'name') ?? '',
    uid: textAt(stored, 'metadata', 'uid') ?? '',
    updated,
    sent: undefined,
  }
}

async function takeBack(created: readonly CreatedObject[], types: readonly string[] = []) {
  const { deleted, left } = await deleteCreated({
    client: target.client,
    restoreName: 'taken-back',
    created,
    types,
    waitMs: 2_000,
    signal: AbortSignal.timeout(60_000),
  })
  return {
    deleted,
    left: left.map(
      (one) => `${one.isFailure ? '! ' : ''}${one.kind} ${one.namespace}/${one.name}: ${one.why}`,
    ),
  }
}

test('everything that this run has made goes, definitions and namespaces last', async () => {
  const created = [
    await made(crd('whole.example.com', 'Widget')),
    await made(namespace('whole')),
    await made(serviceAccount('whole', 'runner')),
    await made(configMap('whole', 'a')),
    await made(object('rbac.authorization.k8s.io/v1', 'ClusterRole', '', 'whole-role', { rules: [] })),
    await made(object('whole.example.com/v1', 'Widget', 'whole', 'w')),
  ]
  expect(await takeBack(created)).toEqual({ deleted: 6, left: [] })
  expect(await target.get('/api/v1/namespaces/whole')).toBeUndefined()
  expect(
    await target.get('/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.whole.example.com'),
  ).toBeUndefined()
})

test('what others have made stays, and so does what would carry it along', async () => {
  const created = [
    await made(crd('shared.example.com', 'Gadget')),
    await made(namespace('shared')),
    await made(configMap('shared', 'ours')),
    await made(configMap('shared', 'changed'), true),
  ]
  await target.create(
    configMap('shared', 'theirs'),
    configMap('default', 'of-another-run', { metadata: { labels: LABELS } }),
    object('shared.example.com/v1', 'Gadget', 'default', 'theirs'),
  )
  expect(await takeBack(created)).toEqual({
    deleted: 1,
    left: [
      'ConfigMap shared/changed: it was there before and was only changed',
      'ConfigMap default/of-another-run: it carries the label of this restore, but this run has not made it',
      'Namespace /shared: it holds ConfigMap changed, which this run has not made',
      'CustomResourceDefinition /gadgets.shared.example.com: an object of its kind would go with it',
    ],
  })
  expect(await target.get('/api/v1/namespaces/shared/configmaps/theirs')).toBeDefined()
  expect(await target.get('/api/v1/namespaces/shared/configmaps/ours')).toBeUndefined()
  expect(await target.get('/apis/shared.example.com/v1/namespaces/default/gadgets/theirs')).toBeDefined()
})

test('an object that took the name, lost the label or is gone is not touched', async () => {
  const replaced = await made(configMap('default', 'replaced'))
  const unlabelled = await made(configMap('default', 'unlabelled'))
  const gone = await made(configMap('default', 'gone'))
  for (const name of ['replaced', 'gone'])
    await target.remove(`/api/v1/namespaces/default/configmaps/${name}`)
  await target.create(configMap('default', 'replaced', { data: { of: 'others' } }))
  await target.client.expect({
    method: 'PATCH',
    path: '/api/v1/namespaces/default/configmaps/unlabelled',
    body: stringifyJson({ metadata: { labels: null } }),
    contentType: 'application/merge-patch+json',
  })
  const { deleted, left } = await takeBack([replaced, unlabelled, gone])
  expect(deleted).toBe(0)
  expect(left).toContain('ConfigMap default/unlabelled: it no longer carries the label of this restore')
  const there = await target.get('/api/v1/namespaces/default/configmaps/replaced')
  expect(at(there, 'data', 'of')).toBe('others')
})

test('what a finalizer holds is told as not deleted', async () => {
  const created = [await made(namespace('held')), await made(claim('held', 'data'))]
  const { left } = await takeBack(created)
  expect(left[0]).toMatch(
    /^! PersistentVolumeClaim held\/data: it was asked to go and is still there after 2 s/,
  )
})

test('a restore that is to be taken back ends with its verdict and an empty cluster', async () => {
  const objects = [namespace('passing'), configMap('passing', 'a'), configMap('passing', 'b')]
  const { report, exitCode } = await target.restore({ files: filesOf(...objects), deletesAfterwards: true })
  expect([exitCode, report.verdict, report.deletion]).toEqual([0, 'pass', { deleted: 3, left: [] }])
  expect(report.counts.created).toBe(3)
  expect(await target.get('/api/v1/namespaces/passing')).toBeUndefined()
})

test('what is left for a reason is told and turns nothing', async () => {
  const objects = [namespace('partly'), configMap('partly', 'a')]
  await target.create(namespace('partly'), configMap('partly', 'theirs'))
  const { report, exitCode } = await target.restore({ files: filesOf(...objects), deletesAfterwards: true })
  expect([exitCode, report.deletion]).toEqual([0, { deleted: 1, left: [] }])
  expect(await target.get('/api/v1/namespaces/partly/configmaps/theirs')).toBeDefined()
})

test('what cannot be deleted turns the run red, beside what it found', async () => {
  await target.create(...DENIED)
  await untilDenied()
  const objects = [namespace('refused'), configMap('refused', 'keep-me')]
  const { report, exitCode } = await target.restore({ files: filesOf(...objects), deletesAfterwards: true })
  expect([exitCode, report.verdict, report.failure?.code]).toEqual([3, 'error', 'RESTORED_NOT_DELETED'])
  expect(report.failure?.message).toContain(
    'left ConfigMap refused/keep-me: the server refused to delete it: 422 Invalid',
  )
  expect(report.counts).toMatchObject({ created: 2, failed: 0 })
})

/** A policy that lets nobody delete what is called keep-me. */
const POLICY = 'admissionregistration.k8s.io/v1'
const DENIED = [
  object(POLICY, 'ValidatingAdmissionPolicy', '', 'keep', {
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['DELETE'], resources: ['configmaps'] },
        ],
      },
      validations: [{ expression: '!oldObject.metadata.name.startsWith("keep-me")' }],
    },
  }),
  object(POLICY, 'ValidatingAdmissionPolicyBinding', '', 'keep', {
    spec: { policyName: 'keep', validationActions: ['Deny'] },
  }),
]

/** Admission hears of a policy some time after it is stored. */
async function untilDenied(): Promise<void> {
  await target.create(configMap('default', 'keep-me-too'))
  await vi.waitUntil(async () => {
    const path = '/api/v1/namespaces/default/configmaps/keep-me-too?dryRun=All'
    return (await target.client.send({ method: 'DELETE', path })).status === 422
  }, 30_000)
}
