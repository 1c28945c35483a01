// What follows a create: the status of the backup, its managedFields. Without controllers a status stays as it was written.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JsonObject, objectAt, omit } from '../../../src/core/json.ts'
import type { RestoreSpec } from '../../../src/restore/restore-document.ts'
import { claim, configMap, crd, filesOf, object } from './objects.ts'
import { type Answer, observe, refusal } from './observe.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

function restore(objects: readonly JsonObject[], input: Omit<Restoring, 'files'> = {}): Promise<Restored> {
  return target.restore({ files: filesOf(...objects), ...input })
}

const NO_MESSAGES = { warnings: {}, errors: {} }
const ANNOTATION = 'velero.io/restore-status'

/** With a status that its controller would have written. */
function workload(
  kind: 'Deployment' | 'ReplicaSet',
  namespace: string,
  name: string,
  annotation?: string,
): JsonObject {
  const labels = { app: name }
  const annotations = annotation === undefined ? {} : { [ANNOTATION]: annotation }
  return object('apps/v1', kind, namespace, name, {
    metadata: { annotations },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'i' }] } },
    },
    status: { replicas: 3, observedGeneration: 1 },
  })
}

const pathOf = (plural: string, namespace: string, name: string): string =>
  `/apis/apps/v1/namespaces/${namespace}/${plural}/${name}`

describe('status', () => {
  const ALL: RestoreSpec = { restoreStatus: {} }
  const ONLY: RestoreSpec = { restoreStatus: { includedResources: ['deploy'] } }
  const BUT: RestoreSpec = { restoreStatus: { excludedResources: ['deployments.apps'] } }

  test.each<readonly [what: string, spec: RestoreSpec, annotation: string | undefined, isRestored: boolean]>([
    ['S-70, C-150, C-154: not asked for', {}, undefined, false],
    ['S-70, C-151: the type is included', ONLY, undefined, true],
    ['S-70, C-151: the type is excluded', BUT, undefined, false],
    ['S-70, C-157: all types', ALL, undefined, true],
    ['S-71, C-152: the object asks, its type is excluded', BUT, 'true', true],
    ['S-71, C-152: the object refuses, its type is included', ONLY, 'false', false],
    ['S-71, C-153: no answer, the type is included', ONLY, 'invalid', true],
    ['S-71, C-153: no answer, the type is excluded', BUT, '', false],
    ['S-71, C-153: spaces and capitals, yes', BUT, ' True ', true],
    ['S-71, C-153: capitals, no', ONLY, 'FALSE', false],
    ['S-71, C-154: only the object asks', {}, 'true', true],
    ['S-71, C-154: only the object refuses', {}, 'false', false],
  ])('%s', async (_what, spec, annotation, isRestored) => {
    const row = `s70-${crypto.randomUUID().slice(0, 8)}`
    const { warnings, errors } = await restore([workload('Deployment', row, 'web', annotation)], { spec })
    const { replicas } = objectAt(await target.get(pathOf('deployments', row, 'web')), 'status')
    expect(replicas).toBe(isRestored ? 3 : undefined)
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('D-32: Velero 1.9 does not know the annotation', async () => {
    await restore(
      [workload('Deployment', 'd32', 'web', 'true'), workload('ReplicaSet', 'd32', 'web', 'false')],
      {
        spec: { restoreStatus: { includedResources: ['replicasets'] } },
        settings: { profile: 'velero-1.9' },
      },
    )
    expect(objectAt(await target.get(pathOf('deployments', 'd32', 'web')), 'status').replicas).toBeUndefined()
    expect(objectAt(await target.get(pathOf('replicasets', 'd32', 'web')), 'status').replicas).toBe(3)
  })

  const CONFLICT = refusal(409, 'Conflict', 'the object has been modified')

  /** The status of `row/web` while the first `times` writes are answered so. */
  async function refused(row: string, answer: Answer, times: number, input: Omit<Restoring, 'files'> = {}) {
    let left = times
    await using seen = await observe(target.client, ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith('/status') || left === 0) return undefined
      left -= 1
      return answer
    })
    const restored = await restore([workload('Deployment', row, 'web')], {
      spec: ALL,
      kubeconfig: seen.kubeconfig,
      ...input,
    })
    const { replicas } = objectAt(await target.get(pathOf('deployments', row, 'web')), 'status')
    return { ...restored, replicas, tries: seen.writes.filter((line) => line.startsWith('PUT')).length }
  }

  test('R-142, C-155: a conflict is tried again with a fresh version', async () => {
    const { replicas, tries, warnings, errors } = await refused('c155', CONFLICT, 2)
    expect({ replicas, tries }).toEqual({ replicas: 3, tries: 3 })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test.each<readonly [what: string, row: string, answer: Answer, tries: number]>([
    ['a conflict that does not end', 'c156-conflict', CONFLICT, 5],
    ['another refusal', 'c156', refusal(422, 'Invalid', 'the object has been modified'), 1],
  ])(
    'R-142, R-67, C-156: %s is a warning, and the object stays created',
    async (_what, row, answer, tries) => {
      const outcome = await refused(row, answer, 99)
      expect(outcome.tries).toBe(tries)
      expect(outcome.warnings).toEqual({ namespaces: { [row]: ['the object has been modified'] } })
      expect(outcome.resourceList['apps/v1/Deployment']).toEqual([`${row}/web(created)`])
      expect(outcome.report.reasons.restored).toBe(1)
    },
  )

  test('R-142, D-32: Velero 1.9 tries once', async () => {
    const { tries, warnings } = await refused('c155-old', CONFLICT, 1, {
      settings: { profile: 'velero-1.9' },
    })
    expect(tries).toBe(1)
    expect(warnings).toEqual({ namespaces: { 'c155-old': ['the object has been modified'] } })
  })

  test('S-70: a type without a status of its own is a warning', async () => {
    await target.create(crd('s70.example.com', 'Gauge'))
    const gauge = object('s70.example.com/v1', 'Gauge', 's70', 'g', { status: { ready: true } })
    const { warnings, resourceList } = await restore([gauge], { spec: ALL })
    expect(warnings).toEqual({ namespaces: { s70: ['gauges.s70.example.com "g" not found'] } })
    expect(resourceList['s70.example.com/v1/Gauge']).toEqual(['s70/g(created)'])
  })

  test('R-140, R-141: status first, then managedFields', async () => {
    await using seen = await observe(target.client)
    const managed = { metadata: { managedFields: [MANAGED] } }
    const entry = workload('Deployment', 'r140', 'web')
    await restore([{ ...entry, metadata: { ...objectAt(entry, 'metadata'), ...managed.metadata } }], {
      spec: ALL,
      kubeconfig: seen.kubeconfig,
    })
    expect(seen.writes.slice(1)).toEqual([
      'POST /apis/apps/v1/namespaces/r140/deployments',
      'PUT /apis/apps/v1/namespaces/r140/deployments/web/status',
      'PATCH /apis/apps/v1/namespaces/r140/deployments/web',
    ])
  })
})

function withoutManagers(stored: JsonObject | undefined): JsonObject {
  return { ...stored, metadata: omit(objectAt(stored, 'metadata'), ['managedFields', 'resourceVersion']) }
}

function service(namespace: string, name: string): JsonObject {
  return object('v1', 'Service', namespace, name, { spec: { ports: [{ port: 80 }] } })
}

const MANAGED = {
  manager: 'helm',
  operation: 'Apply',
  apiVersion: 'v1',
  time: '2026-01-01T00:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:data': { 'f:a': {} } },
}

describe('managedFields', () => {
  const entry = (row: string) =>
    configMap(row, 'x', { data: { a: 'b' }, metadata: { managedFields: [MANAGED] } })
  const changes = (writes: readonly string[]) =>
    writes.filter((line) => !line.startsWith('POST')).map((line) => line.slice(0, line.indexOf(' ')))

  test('R-145, D-5, C-158: those of the backup are on the created object, and nothing else has changed', async () => {
    await using seen = await observe(target.client)
    const { warnings, errors } = await restore([entry('c158')], { kubeconfig: seen.kubeconfig })
    const stored = await target.get('/api/v1/namespaces/c158/configmaps/x')
    expect(objectAt(stored, 'metadata').managedFields).toEqual([MANAGED])
    expect(stored?.data).toEqual({ a: 'b' })
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
    expect(changes(seen.writes)).toEqual(['PUT'])
  })

  test('R-145: what somebody else has changed in the meantime is left alone', async () => {
    const path = '/api/v1/namespaces/r145-changed/configmaps/x'
    await using seen = await observe(target.client, async ({ method }) => {
      if (method !== 'PUT') return undefined
      const contentType = 'application/merge-patch+json'
      await target.client.expect({ method: 'PATCH', path, contentType, body: '{"data":{"theirs":"c"}}' })
      return undefined
    })
    const { warnings, errors } = await restore([entry('r145-changed')], { kubeconfig: seen.kubeconfig })
    const stored = await target.get(path)
    expect(stored?.data).toEqual({ a: 'b', theirs: 'c' })
    expect(objectAt(stored, 'metadata').managedFields).toEqual([MANAGED])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
    expect(changes(seen.writes)).toEqual(['PUT', 'PATCH'])
  })

  test.each<readonly [what: string, path: string, entry: JsonObject]>([
    ['a Service', '/api/v1/namespaces/r145-service/services/x', service('r145-service', 'x')],
    [
      'a Deployment',
      pathOf('deployments', 'r145-workload', 'x'),
      workload('Deployment', 'r145-workload', 'x'),
    ],
    ['a claim', '/api/v1/namespaces/r145-claim/persistentvolumeclaims/x', claim('r145-claim', 'x')],
  ])('R-145: of %s nothing else changes, not even what the server has put in', async (_what, path, given) => {
    let before: JsonObject | undefined
    await using seen = await observe(target.client, async ({ method }) => {
      if (method === 'PUT') before = await target.get(path)
      return undefined
    })
    const managed = { ...MANAGED, apiVersion: given.apiVersion, fieldsV1: { 'f:spec': {} } }
    const metadata = { ...objectAt(given, 'metadata'), managedFields: [managed] }
    const { warnings, errors } = await restore([{ ...given, metadata }], { kubeconfig: seen.kubeconfig })
    const after = await target.get(path)
    expect(objectAt(after, 'metadata').managedFields).toEqual([managed])
    expect(withoutManagers(after)).toEqual(withoutManagers(before))
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test.each<readonly [what: string, row: string, input: Omit<Restoring, 'files'>]>([
    ['D-5: not in Velero 1.9', 'd5', { settings: { profile: 'velero-1.9' } }],
    ['not when they are not wanted', 'r145-skip', { settings: { managedFields: 'skip' } }],
  ])('R-145, %s', async (_what, row, input) => {
    await using seen = await observe(target.client)
    await restore([entry(row)], { ...input, kubeconfig: seen.kubeconfig })
    expect(changes(seen.writes)).toEqual([])
  })

  test('R-145: an object that had none needs no request', async () => {
    await using seen = await observe(target.client)
    await restore([configMap('r145', 'x')], { kubeconfig: seen.kubeconfig })
    expect(changes(seen.writes)).toEqual([])
  })

  test.each<readonly [what: string, row: string, answer: Answer, level: 'warnings' | 'errors']>([
    ['it is gone', 'c159-gone', refusal(404, 'NotFound', 'it is gone'), 'warnings'],
    ['any other answer', 'c159', refusal(422, 'Invalid', 'it is gone'), 'errors'],
  ])('R-145, R-67, C-159: %s: one of the %3$s, and listed as created', async (_what, row, answer, level) => {
    await using seen = await observe(target.client, ({ method }) =>
      method === 'PUT' || method === 'PATCH' ? answer : undefined,
    )
    const { resourceList, report, ...said } = await restore([entry(row)], { kubeconfig: seen.kubeconfig })
    expect({ warnings: said.warnings, errors: said.errors }).toEqual({
      ...NO_MESSAGES,
      [level]: { namespaces: { [row]: ['it is gone'] } },
    })
    expect(resourceList['v1/ConfigMap']).toEqual([`${row}/x(created)`])
    expect(report.counts.failed).toBe(level === 'errors' ? 1 : 0)
  })
})
