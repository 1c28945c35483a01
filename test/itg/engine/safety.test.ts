// Keep, tame, hold and defer against a real API server: what is stored, what is only tried, and what is said about it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JsonObject, objectAt } from '../../../src/core/json.ts'
import type { Report } from '../../../src/report/model.ts'
import type { OwnRule, SafetyProfile, SafetySettings } from '../../../src/safety/decision.ts'
import { configMap, crd, filesOf, object, pod, serviceAccount, volume } from './objects.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

function restore(
  profile: SafetyProfile,
  objects: readonly JsonObject[],
  { rules = [], ...input }: Omit<Restoring, 'files'> & { readonly rules?: readonly OwnRule[] } = {},
): Promise<Restored> {
  const safety: SafetySettings = { profile, rules }
  return target.restore({ files: filesOf(...objects), safety, ...input })
}

/** `Deployment web` → how it ended. */
function outcomes({ items }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.map(({ kind, name, outcome, rule }) => [
      `${kind} ${name}`,
      rule === undefined ? outcome : `${outcome}, ${rule}`,
    ]),
  )
}

function workload(kind: string, namespace: string, name: string, spec: JsonObject = {}): JsonObject {
  const labels = { app: name }
  const template = { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'i' }] } }
  return object('apps/v1', kind, namespace, name, {
    spec: { selector: { matchLabels: labels }, template, ...spec },
  })
}

const CERTIFICATE = object('cert-manager.io/v1', 'Certificate', 'shop', 'front', {
  spec: { secretName: 'front' },
})

/** Two versions, and a webhook between them that nobody can reach. */
function converted(kind: string): JsonObject {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } }
  return crd('parts.example.com', kind, {
    spec: {
      versions: ['v1', 'v2'].map((name) => ({ name, served: true, storage: name === 'v2', schema })),
      conversion: {
        strategy: 'Webhook',
        webhook: { clientConfig: { url: 'https://127.0.0.1:9/convert' }, conversionReviewVersions: ['v1'] },
      },
    },
  })
}

const ACTING: readonly JsonObject[] = [
  crd('cert-manager.io', 'Certificate'),
  CERTIFICATE,
  converted('Gear'),
  workload('Deployment', 'shop', 'web', { replicas: 3 }),
  workload('Deployment', 'shop', 'idle', { replicas: 0 }),
  workload('DaemonSet', 'shop', 'agent'),
  pod('shop', 'web-1', { metadata: { labels: { app: 'web' } } }),
  object('v1', 'Service', 'shop', 'web', {
    metadata: { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'shop.example.com' } },
    spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80, nodePort: 30080 }] },
  }),
  object('v1', 'Service', 'shop', 'db', {
    spec: { type: 'ExternalName', externalName: 'db.prod.example.com' },
  }),
  object('networking.k8s.io/v1', 'Ingress', 'shop', 'web', {
    spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  }),
  serviceAccount('shop', 'web', {
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/x' } },
  }),
  volume('disk', { spec: { persistentVolumeReclaimPolicy: 'Recycle' } }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', '', 'people', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ada' }],
  }),
  configMap('shop', 'settings', { data: { a: 'b' } }),
]

describe('guarded', () => {
  let restored: Restored
  beforeAll(async () => {
    restored = await restore('guarded', ACTING)
  })

  test('what acts is tamed or held, and the rest is kept', () => {
    expect(restored.errors).toEqual({})
    expect(outcomes(restored.report)).toEqual({
      'CustomResourceDefinition certificates.cert-manager.io': 'created',
      'CustomResourceDefinition gears.parts.example.com':
        'created, outbound: CustomResourceDefinition.apiextensions.k8s.io',
      'Certificate front': 'held, certificates: cert-manager.io',
      'Deployment web': 'created, code: Deployment.apps',
      'Deployment idle': 'created',
      'DaemonSet agent': 'created, code: DaemonSet.apps',
      'Pod web-1': 'held, code: Pod',
      'Service web': 'created, network: Service',
      'Service db': 'created, network: Service',
      'Ingress web': 'held, network: Ingress.networking.k8s.io',
      'ServiceAccount web': 'created, identity: ServiceAccount',
      'PersistentVolume disk': 'created, storage: PersistentVolume',
      'ClusterRoleBinding people': 'created, identity: ClusterRoleBinding.rbac.authorization.k8s.io',
      'ConfigMap settings': 'created',
    })
  })

  test('what is wrong with a field that the rule sets anew is found', async () => {
    const { report } = await restore('guarded', [workload('Deployment', 'wrong', 'web', { replicas: -1 })])
    expect(report.verdict).toBe('fail')
    expect(report.items.find(({ kind }) => kind === 'Deployment')).toMatchObject({
      outcome: 'failed',
      reason: 'refused',
      detail: expect.stringContaining('spec.replicas: Invalid value: -1'),
    })
  })

  test('it passes, and nothing that was changed on purpose is a difference', () => {
    expect(restored.report).toMatchObject({ verdict: 'pass', findings: [] })
    expect(restored.report.readBack).toMatchObject({ missing: 0 })
  })

  test('what is held is not in the cluster', async () => {
    expect(await target.get('/api/v1/namespaces/shop/pods/web-1')).toBeUndefined()
    expect(await target.get('/apis/networking.k8s.io/v1/namespaces/shop/ingresses/web')).toBeUndefined()
    expect(await target.get('/apis/cert-manager.io/v1/namespaces/shop/certificates/front')).toBeUndefined()
  })

  test.each<readonly [path: string, spec: JsonObject]>([
    ['/apis/apps/v1/namespaces/shop/deployments/web', { replicas: 0 }],
    [
      '/api/v1/namespaces/shop/services/web',
      { type: 'ClusterIP', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] },
    ],
    ['/api/v1/namespaces/shop/services/db', { type: 'ClusterIP', clusterIP: 'None' }],
    ['/api/v1/persistentvolumes/disk', { persistentVolumeReclaimPolicy: 'Retain' }],
    [
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gears.parts.example.com',
      { conversion: { strategy: 'None' } },
    ],
  ])('%s is tame', async (path, spec) => {
    expect(await target.get(path)).toMatchObject({ spec })
  })

  test('identities of clouds and people of elsewhere are gone', async () => {
    const account = await target.get('/api/v1/namespaces/shop/serviceaccounts/web')
    expect(objectAt(account, 'metadata', 'annotations')).toEqual({})
    const binding = await target.get('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/people')
    expect(binding?.subjects ?? []).toEqual([])
  })

  test('the report says by rule what was held, and what was changed', () => {
    const { safety, items } = restored.report
    expect(safety).toMatchObject({ profile: 'guarded' })
    expect(safety?.held.map(({ rule, count }) => [rule, count])).toEqual([
      ['certificates: cert-manager.io', 1],
      ['code: Pod', 1],
      ['network: Ingress.networking.k8s.io', 1],
    ])
    expect(safety?.tamed.find(({ rule }) => rule === 'code: Deployment.apps')).toMatchObject({
      count: 1,
      source: expect.stringContaining('https://kubernetes.io/'),
      changes: [{ path: 'spec.replicas', change: 'set', count: 1 }],
    })
    expect(items.find(({ kind, name }) => kind === 'Deployment' && name === 'web')?.tamed).toEqual([
      { path: 'spec.replicas', change: 'set', was: '3' },
    ])
    expect(JSON.stringify(restored.report)).not.toContain('shop.example.com')
  })

  test('once more: nothing is changed, and what is held is proved again', async () => {
    const again = await restore('guarded', ACTING, { name: 'again' })
    expect(again.report.counts).toMatchObject({ created: 0, updated: 0, held: 3, failed: 0 })
    expect(again.report.verdict).toBe('pass')
    expect(await target.get('/apis/apps/v1/namespaces/shop/deployments/web')).toMatchObject({
      spec: { replicas: 0 },
    })
  })
})

test('a rule that holds everything fails nothing of what needs the rest', async () => {
  const priority = object('scheduling.k8s.io/v1', 'PriorityClass', '', 'urgent', { value: 7 })
  const web = pod('all-held', 'web', { spec: { priorityClassName: 'urgent' } })
  const rules: readonly OwnRule[] = [{ group: '*', kind: '*', do: 'hold', why: 'only try' }]
  const objects = [priority, serviceAccount('all-held', 'web'), web, configMap('all-held', 'a')]
  const { report } = await restore('faithful', objects, { rules })
  expect(outcomes(report)).toEqual({
    'PriorityClass urgent': 'created',
    'ServiceAccount web': 'created',
    'Pod web': 'held, own: *',
    'ConfigMap a': 'held, own: *',
  })
})

describe('what is held back is proved', () => {
  test('a refusal is a failure as it would have been', async () => {
    const broken = object('networking.k8s.io/v1', 'Ingress', 'proof', 'broken', { spec: {} })
    const { report } = await restore('guarded', [broken])
    expect(report.items[0]).toMatchObject({ outcome: 'failed', reason: 'refused' })
    expect(report.verdict).toBe('fail')
  })

  test('a type that nobody serves', async () => {
    const { report } = await restore('guarded', [object('nobody.example.com/v1', 'Thing', 'proof', 'x')])
    expect(report.items[0]).toMatchObject({ outcome: 'failed', reason: 'api-not-served' })
  })

  test('a run in which everything is held passes: all of it can be restored', async () => {
    const { report } = await restore('guarded', [pod('proof', 'only')])
    expect(report).toMatchObject({ verdict: 'pass', counts: { held: 1 } })
    expect(await target.get('/api/v1/namespaces/proof')).toBeDefined()
  })

  test('a check about what is held proves nothing, and is never green', async () => {
    const of = { kind: 'Pod', namespace: 'proof', objectName: 'only' }
    const demands = {
      checks: [
        { name: 'gone', demand: { test: 'absent', of } },
        { name: 'there', demand: { test: 'exists', of } },
      ],
    } as const
    const { report } = await restore('guarded', [pod('proof', 'only')], { demands })
    expect(report.checks.map(({ name, result }) => `${name} ${result}`)).toEqual([
      'gone inconclusive',
      'there inconclusive',
    ])
    expect(report.checks[0]?.message).toContain('Pod only was held back by the safety rule code: Pod')
    expect(report.verdict).toBe('inconclusive')
  })

  test('a reference to what is held leads somewhere', async () => {
    const fetched = object('v1', 'Secret', 'proof', 'fetched', { type: 'Opaque', data: {} })
    const user = workload('Deployment', 'proof', 'user', {
      template: {
        metadata: { labels: { app: 'user' } },
        spec: { containers: [{ name: 'main', image: 'i', envFrom: [{ secretRef: { name: 'fetched' } }] }] },
      },
    })
    const rules: readonly OwnRule[] = [{ group: '', kind: 'Secret', do: 'hold', why: 'secrets stay at home' }]
    const { report } = await restore('guarded', [fetched, user], { rules })
    expect(outcomes(report)['Secret fetched']).toBe('held, own: Secret')
    expect(report.findings).toEqual([])
  })
})

describe('what runs already', () => {
  const running = workload('Deployment', 'live', 'web', { replicas: 3 })
  const path = '/apis/apps/v1/namespaces/live/deployments/web'
  beforeAll(async () => {
    await target.create(object('v1', 'Namespace', '', 'live'), running, pod('live', 'p'))
  })

  test('is not tamed, and a patch is only tried', async () => {
    const other = workload('Deployment', 'live', 'web', { replicas: 5 })
    const { report } = await restore('guarded', [other], { spec: { existingResourcePolicy: 'update' } })
    expect(report.items[0]).toMatchObject({ outcome: 'held', rule: 'code: Deployment.apps' })
    expect(await target.get(path)).toMatchObject({ spec: { replicas: 3 } })
  })

  test('a service account that is held is not merged', async () => {
    const account = serviceAccount('live', 'robot')
    await target.create(account)
    const rules: readonly OwnRule[] = [{ group: '', kind: 'ServiceAccount', do: 'hold', why: 'not theirs' }]
    const other = serviceAccount('live', 'robot', { imagePullSecrets: [{ name: 'registry' }] })
    const { report } = await restore('guarded', [other], { rules })
    expect(report.items[0]).toMatchObject({ outcome: 'skipped', reason: 'exists-differs' })
    const found = await target.get('/api/v1/namespaces/live/serviceaccounts/robot')
    expect(found?.imagePullSecrets).toBeUndefined()
    expect(objectAt(found, 'metadata', 'labels')).toEqual({})
  })

  test('a patch that would be refused is a failure', async () => {
    const other = workload('Deployment', 'live', 'web', { selector: { matchLabels: { app: 'other' } } })
    const { report } = await restore('guarded', [other], { spec: { existingResourcePolicy: 'update' } })
    expect(report.items[0]).toMatchObject({ outcome: 'failed', reason: 'patch-refused' })
    expect(await target.get(path)).toMatchObject({ spec: { replicas: 3 } })
  })

  test('without the policy it is compared and left', async () => {
    const { report } = await restore('guarded', [
      running,
      pod('live', 'p', { metadata: { labels: { new: 'label' } } }),
    ])
    expect(report.items.map(({ outcome, reason }) => `${outcome} ${reason}`).sort()).toEqual([
      'skipped exists-differs',
      'skipped exists-differs',
    ])
  })
})

describe('isolated', () => {
  const webhook = object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', '', 'gate', {
    webhooks: [
      {
        name: 'gate.example.com',
        clientConfig: { url: 'https://127.0.0.1:9/' },
        rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['CREATE'], resources: ['*'] }],
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        matchConditions: [{ name: 'here', expression: 'request.namespace == "isolated"' }],
      },
    ],
  })
  const wheel = object('parts.example.com/v1', 'Wheel', 'isolated', 'small', { spec: { spokes: 8 } })
  const later = object('rbac.authorization.k8s.io/v1', 'Role', 'isolated', 'reader', { rules: [] })

  test('nearly all is kept; a webhook comes after everything, and nothing is asked how to convert', async () => {
    const objects = [
      converted('Wheel'),
      wheel,
      later,
      webhook,
      workload('Deployment', 'isolated', 'web', { replicas: 3 }),
    ]
    const { report, errors } = await restore('isolated', objects)
    expect(errors).toEqual({})
    expect(report).toMatchObject({ verdict: 'pass', counts: { held: 0, failed: 0 } })
    expect(await target.get('/apis/apps/v1/namespaces/isolated/deployments/web')).toMatchObject({
      spec: { replicas: 3 },
    })
    const version = async (path: string) =>
      Number(objectAt(await target.get(path), 'metadata').resourceVersion)
    const gate = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/gate'
    const last = await version(gate)
    expect(last).toBeGreaterThan(
      await version('/apis/rbac.authorization.k8s.io/v1/namespaces/isolated/roles/reader'),
    )
    expect(last).toBeGreaterThan(await version('/apis/parts.example.com/v1/namespaces/isolated/wheels/small'))
    await target.remove(gate)
  })
})
