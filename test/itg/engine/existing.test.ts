// Objects that are in the target already: what is compared, and what the existing-resource policy makes of a difference.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JsonObject, objectAt, omit, withAt } from '../../../src/core/json.ts'
import {
  configMap,
  filesOf,
  groupResourceOf,
  namespace,
  object,
  pod,
  secret,
  serviceAccount,
} from './objects.ts'
import { type Answer, type Meddler, observe, refusal } from './observe.ts'
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
const LABELS = { 'velero.io/backup-name': 'backup-1', 'velero.io/restore-name': 'restore-1' }
const OTHERS = { 'velero.io/backup-name': 'foo', 'velero.io/restore-name': 'bar' }
const DIFFERS = 'Warning: the in-cluster version is different than the backed-up version'

function versionOf(stored: JsonObject | undefined): unknown {
  return objectAt(stored, 'metadata').resourceVersion
}

/** Puts an object into the target and returns it as a backup of the target would hold it. */
async function present(entry: JsonObject): Promise<JsonObject> {
  const { namespace: parent } = objectAt(entry, 'metadata')
  if ((await target.get(`/api/v1/namespaces/${parent}`)) === undefined)
    await target.create(namespace(String(parent)))
  return await target.create(entry)
}

describe('equal objects', () => {
  test('R-120, R-121, R-123, C-139: the policy is none or missing: nothing is said or written', async () => {
    const saved = await present(
      configMap('c139', 'x', { data: { a: 'b', c: 'd' }, metadata: { labels: OTHERS } }),
    )
    // The order of keys says nothing.
    const file = { ...saved, data: { c: 'd', a: 'b' } }
    for (const spec of [{}, { existingResourcePolicy: 'none' }]) {
      const { resourceList, warnings, errors, report } = await restore([file], { spec })
      expect(resourceList['v1/ConfigMap']).toEqual(['c139/x(skipped)'])
      expect({ warnings, errors }).toEqual(NO_MESSAGES)
      expect(report.reasons['exists-equal']).toBe(1)
    }
    const stored = await target.get('/api/v1/namespaces/c139/configmaps/x')
    expect(versionOf(stored)).toBe(versionOf(saved))
    expect(objectAt(stored, 'metadata').labels).toEqual(OTHERS)
  })

  test('R-124, C-138: policy update: a patch of the two labels and nothing else', async () => {
    const saved = await present(
      configMap('c138', 'x', { data: { a: 'b' }, metadata: { labels: { ...OTHERS, own: 'l' } } }),
    )
    await using seen = await observe(target.client)
    const { resourceList, warnings, errors } = await restore([saved], {
      spec: { existingResourcePolicy: 'update' },
      kubeconfig: seen.kubeconfig,
    })
    const [patch, ...more] = seen.requests.filter(({ method }) => method === 'PATCH')
    expect(JSON.parse(patch?.body ?? '')).toEqual({ metadata: { labels: LABELS } })
    expect(more).toEqual([])
    const stored = await target.get('/api/v1/namespaces/c138/configmaps/x')
    expect(objectAt(stored, 'metadata').labels).toEqual({ ...LABELS, own: 'l' })
    expect(resourceList['v1/ConfigMap']).toEqual(['c138/x(skipped)'])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  // Two rows say the same of pods and service accounts, but their actions pass them through a Go struct: recorded restores show
  // that a pod never equals the one in the cluster, and that a service account is merged and keeps its labels.
  test('R-122, C-138, C-139 (differs): a pod never counts as equal', async () => {
    const saved = await present(pod('c139-pod', 'p', { metadata: { labels: OTHERS } }))
    const none = await restore([saved])
    expect(none.warnings).toEqual({ namespaces: { 'c139-pod': [expect.stringContaining(DIFFERS)] } })
    const update = await restore([saved], { spec: { existingResourcePolicy: 'update' } })
    expect(update.resourceList['v1/Pod']).toEqual(['c139-pod/p(updated)'])
    const stored = await target.get('/api/v1/namespaces/c139-pod/pods/p')
    expect(objectAt(stored, 'metadata').labels).toEqual(LABELS)
    expect(update.warnings).toEqual({})
  })

  test.each(['none', 'update'])(
    'R-125, C-135, C-138 (differs): an equal service account stays as it is with policy %s',
    async (existingResourcePolicy) => {
      const row = `c135-${existingResourcePolicy}`
      const saved = await present(serviceAccount(row, 'sa', { metadata: { labels: OTHERS } }))
      const { resourceList, warnings, errors } = await restore([saved], { spec: { existingResourcePolicy } })
      expect(resourceList['v1/ServiceAccount']).toEqual([`${row}/sa(skipped)`])
      expect({ warnings, errors }).toEqual(NO_MESSAGES)
      const stored = await target.get(`/api/v1/namespaces/${row}/serviceaccounts/sa`)
      expect(versionOf(stored)).toBe(versionOf(saved))
    },
  )
})

describe('different objects', () => {
  const live = { data: { a: 'live' }, metadata: { labels: { own: 'l' }, annotations: { gone: 'x' } } }

  test.each<readonly [policy: string | undefined, text: string]>([
    [undefined, `could not restore, ConfigMap:x already exists. ${DIFFERS}`],
    ['none', `could not restore, ConfigMap "x" already exists. ${DIFFERS}`],
  ])(
    'R-126, C-140: policy %s: a warning in the group of the namespace, nothing changes, listed as failed',
    async (policy, text) => {
      const row = `c140-${policy}`
      const saved = await present(configMap(row, 'x', live))
      const {
        resourceList,
        warnings,
        errors,
        restore: document,
        report,
      } = await restore([configMap(row, 'x', { data: { a: 'backup' } })], {
        spec: policy === undefined ? {} : { existingResourcePolicy: policy },
      })
      expect({ warnings, errors }).toEqual({ warnings: { namespaces: { [row]: [text] } }, errors: {} })
      expect(document.status).toMatchObject({ phase: 'Completed', warnings: 1 })
      expect(resourceList['v1/ConfigMap']).toEqual([`${row}/x(failed)`])
      expect(versionOf(await target.get(`/api/v1/namespaces/${row}/configmaps/x`))).toBe(versionOf(saved))
      expect(report.reasons['exists-differs']).toBe(1)
    },
  )

  test('D-14: Velero 1.9 ends the warning with a full stop', async () => {
    await present(configMap('d14', 'x', live))
    const { warnings } = await restore([configMap('d14', 'x')], { settings: { profile: 'velero-1.9' } })
    expect(warnings.namespaces?.d14).toEqual([`could not restore, ConfigMap "x" already exists. ${DIFFERS}.`])
  })

  test('R-121, D-6: finalizers count, but not for Velero 1.9', async () => {
    const saved = await present(configMap('d6', 'x', { metadata: { finalizers: ['example.com/f'] } }))
    const file = withAt(saved, ['metadata', 'finalizers'], undefined)
    expect((await restore([file])).warnings).toEqual({
      namespaces: { d6: [expect.stringContaining(DIFFERS)] },
    })
    expect((await restore([file], { settings: { profile: 'velero-1.9' } })).warnings).toEqual({})
  })

  test('R-121: no list and an empty list are different', async () => {
    const saved = await present(configMap('r121', 'x', { metadata: { annotations: { a: 'b' } } }))
    const file = withAt(saved, ['metadata', 'finalizers'], [])
    expect((await restore([file])).warnings.namespaces).toHaveProperty('r121')
  })

  test('R-127, C-137: policy update: the object becomes that of the backup, listed as updated', async () => {
    await present(
      secret('c137', 's', {
        data: { old: 'b2xk' },
        metadata: { annotations: { gone: 'x' }, labels: { gone: 'x' } },
      }),
    )
    const { resourceList, warnings, errors } = await restore(
      [secret('c137', 's', { data: { fresh: 'bmV3' }, metadata: { labels: { own: 'l' } } })],
      { spec: { existingResourcePolicy: 'update' } },
    )
    const stored = await target.get('/api/v1/namespaces/c137/secrets/s')
    expect(stored).toMatchObject({ data: { fresh: 'bmV3' }, metadata: { labels: { own: 'l', ...LABELS } } })
    expect(stored?.data).not.toHaveProperty('old')
    expect(objectAt(stored, 'metadata')).not.toHaveProperty('annotations')
    expect(objectAt(stored, 'metadata', 'labels')).not.toHaveProperty('gone')
    expect(resourceList['v1/Secret']).toEqual(['c137/s(updated)'])
    expect({ warnings, errors }).toEqual(NO_MESSAGES)
  })

  test('R-127, C-144: an update that the server refuses is a warning, the labels move all the same, and Velero calls it completed', async () => {
    await present(configMap('c144', 'x', { immutable: true, data: { a: 'live' } }))
    const {
      resourceList,
      warnings,
      errors,
      restore: document,
      report,
      exitCode,
    } = await restore([configMap('c144', 'x', { immutable: true, data: { a: 'backup' } })], {
      spec: { existingResourcePolicy: 'update' },
    })
    expect(warnings).toEqual({ namespaces: { c144: [expect.stringContaining('field is immutable')] } })
    expect(errors).toEqual({})
    expect(document.status.phase).toBe('Completed')
    expect(resourceList['v1/ConfigMap']).toEqual(['c144/x(failed)'])
    expect(await target.get('/api/v1/namespaces/c144/configmaps/x')).toMatchObject({
      data: { a: 'live' },
      metadata: { labels: LABELS },
    })
    // For us the item is not what was asked for.
    expect(report.reasons['patch-refused']).toBe(1)
    expect(exitCode).toBe(1)
  })
})

describe('service accounts', () => {
  const accounts = '/serviceaccounts/sa'

  test.each(['', 'none', 'update'])(
    'R-125, C-136, C-141, C-142: with policy %j the lists and maps gain what is new, and no label of the restore',
    async (existingResourcePolicy) => {
      const row = `c136-${existingResourcePolicy || 'unset'}`
      await present(
        serviceAccount(row, 'sa', { metadata: { labels: { l1: 'v1' } }, secrets: [{ name: 'own' }] }),
      )
      const { resourceList, warnings, errors } = await restore(
        [
          serviceAccount(row, 'sa', {
            metadata: { labels: { l1: 'x', l2: 'y' } },
            secrets: [{ name: 'secret-1' }, { name: 'own' }],
            imagePullSecrets: [{ name: 'pull-secret-1' }],
          }),
        ],
        { spec: { existingResourcePolicy } },
      )
      const stored = await target.get(`/api/v1/namespaces/${row}${accounts}`)
      expect(stored).toMatchObject({
        secrets: [{ name: 'own' }, { name: 'secret-1' }],
        imagePullSecrets: [{ name: 'pull-secret-1' }],
      })
      expect(objectAt(stored, 'metadata').labels).toEqual({ l1: 'v1', l2: 'y' })
      expect(resourceList['v1/ServiceAccount']).toEqual([`${row}/sa(updated)`])
      expect({ warnings, errors }).toEqual(NO_MESSAGES)
    },
  )

  test('R-125, C-143: nothing new, no patch', async () => {
    await present(serviceAccount('c143', 'sa', { secrets: [{ name: 'own' }] }))
    await using seen = await observe(target.client)
    await restore([serviceAccount('c143', 'sa', { secrets: [{ name: 'own' }] })], {
      kubeconfig: seen.kubeconfig,
    })
    expect(seen.writes).toEqual([])
  })

  test('R-125: a merge that the server refuses is a warning; policy update still moves the labels', async () => {
    for (const existingResourcePolicy of ['none', 'update']) {
      const row = `r125-${existingResourcePolicy}`
      await present(serviceAccount(row, 'sa'))
      await using seen = await observe(target.client, ({ method, body }) =>
        method === 'PATCH' && body.includes('secrets') ? refusal(422, 'Invalid', 'not today') : undefined,
      )
      const { warnings } = await restore([serviceAccount(row, 'sa', { secrets: [{ name: 'new' }] })], {
        spec: { existingResourcePolicy },
        kubeconfig: seen.kubeconfig,
      })
      expect(warnings).toEqual({ namespaces: { [row]: ['not today'] } })
      const stored = await target.get(`/api/v1/namespaces/${row}${accounts}`)
      expect(objectAt(stored, 'metadata').labels).toEqual(
        existingResourcePolicy === 'update' ? LABELS : undefined,
      )
    }
  })
})

describe('a create that the server refuses', () => {
  const PORT = 'provided port is already allocated'
  const EXISTS: Answer = refusal(409, 'AlreadyExists', 'it already exists')

  /** Nothing is listed, so every object is sent; the answer to that is ours. */
  const answering =
    (plural: string, answer: Answer): Meddler =>
    ({ method, path }) => {
      if (!path.endsWith(`/${plural}`)) return undefined
      if (method === 'POST') return answer
      return path.includes('/namespaces/') ? undefined : refusal(403, 'Forbidden', 'no list')
    }

  interface Case {
    readonly what: string
    readonly answer: Answer
    readonly kind: 'ConfigMap' | 'Service'
    readonly isThere: boolean
    /** Compared with the object in the cluster; otherwise the refusal is an error. */
    readonly isExisting: boolean
  }
  const port = (...causes: readonly string[]) => refusal(422, 'Invalid', 'bad ports', causes)

  test.each<Case>([
    {
      what: 'R-113, R-211, C-147: AlreadyExists',
      answer: EXISTS,
      kind: 'ConfigMap',
      isThere: true,
      isExisting: true,
    },
    {
      what: 'R-114, C-145: Forbidden, and it is there',
      answer: refusal(403, 'Forbidden', 'no'),
      kind: 'ConfigMap',
      isThere: true,
      isExisting: true,
    },
    {
      what: 'R-116, C-146: Forbidden, and it is not there',
      answer: refusal(403, 'Forbidden', 'no'),
      kind: 'ConfigMap',
      isThere: false,
      isExisting: false,
    },
    {
      what: 'R-113, C-147: the text about ports for another kind',
      answer: port(PORT),
      kind: 'ConfigMap',
      isThere: false,
      isExisting: false,
    },
    {
      what: 'R-113, C-147: a Service without causes',
      answer: port(),
      kind: 'Service',
      isThere: false,
      isExisting: false,
    },
    {
      what: 'R-113, C-147: a Service with mixed causes',
      answer: port(PORT, 'another'),
      kind: 'Service',
      isThere: false,
      isExisting: false,
    },
    {
      what: 'R-113, C-147: taken ports, but no such Service',
      answer: port(PORT, PORT),
      kind: 'Service',
      isThere: false,
      isExisting: false,
    },
    {
      what: 'R-113, C-147: taken ports, and the Service is there',
      answer: port(`x ${PORT}`, PORT),
      kind: 'Service',
      isThere: true,
      isExisting: true,
    },
  ])('$what', async ({ answer, kind, isThere, isExisting }) => {
    const row = `c147-${crypto.randomUUID().slice(0, 8)}`
    const file = object('v1', kind, row, 'x', kind === 'Service' ? { spec: { ports: [{ port: 80 }] } } : {})
    const plural = groupResourceOf(file)
    await target.create(namespace(row))
    if (isThere) await target.create(file)
    await using seen = await observe(target.client, answering(plural, answer))
    const { warnings, errors, resourceList } = await restore(
      [withAt(file, ['metadata', 'labels'], { from: 'backup' })],
      {
        kubeconfig: seen.kubeconfig,
      },
    )
    expect(seen.writes).toEqual([`POST /api/v1/namespaces/${row}/${plural}`])
    expect(resourceList[`v1/${kind}`]).toEqual([`${row}/x(failed)`])
    const texts = isExisting
      ? { warnings: { namespaces: { [row]: [expect.stringContaining(DIFFERS)] } }, errors: {} }
      : {
          warnings: {},
          errors: {
            namespaces: {
              [row]: [expect.stringMatching(new RegExp(`^error restoring ${plural}/${row}/x: `))],
            },
          },
        }
    expect({ warnings, errors }).toEqual(texts)
  })

  test.each(['velero-1.18', 'velero-1.9'] as const)(
    'R-114, D-13: AlreadyExists, but it cannot be read: %s',
    async (profile) => {
      const row = profile === 'velero-1.9' ? 'd13-old' : 'd13'
      await using seen = await observe(target.client, answering('configmaps', EXISTS))
      const { warnings, errors, resourceList } = await restore([configMap(row, 'x')], {
        kubeconfig: seen.kubeconfig,
        settings: { profile },
      })
      const said = { namespaces: { [row]: ['configmaps "x" not found'] } }
      expect({ warnings, errors }).toEqual(
        profile === 'velero-1.9' ? { warnings: {}, errors: said } : { warnings: said, errors: {} },
      )
      expect(resourceList['v1/ConfigMap']).toEqual([`${row}/x(failed)`])
    },
  )
})

test('R-128, R-140, C-148: a pod that is there gets no hook and no volume data', async () => {
  const annotations = {
    'post.hook.restore.velero.io/command': '/bin/true',
    'post.hook.restore.velero.io/wait-timeout': '1s',
  }
  const entry = pod('c148', 'p', {
    metadata: { annotations },
    spec: { volumes: [{ name: 'data', emptyDir: {} }] },
  })
  const saved = await present(entry)
  const {
    warnings,
    errors,
    restore: document,
  } = await restore([saved], {
    sideFiles: {
      '-podvolumebackups.json.gz': [
        {
          spec: { pod: { name: 'p', namespace: 'c148' }, volume: 'data', uploaderType: 'kopia' },
          status: { snapshotID: 's' },
        },
      ],
    },
  })
  expect(warnings).toEqual({ namespaces: { c148: [expect.stringContaining(DIFFERS)] } })
  expect(errors).toEqual({})
  expect(document.status.hookStatus).toEqual({})
})

test('R-128, S-72: nor do status and managedFields of the backup reach an object that is there', async () => {
  const saved = await present(pod('r128', 'p'))
  await using seen = await observe(target.client)
  await restore([{ ...omit(saved, ['status']), status: { phase: 'Running' } }], {
    spec: { restoreStatus: {} },
    kubeconfig: seen.kubeconfig,
  })
  expect(seen.writes).toEqual([])
})
