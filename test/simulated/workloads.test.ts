import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report/model.ts'
import type { WorkloadTrouble } from '../../src/report/workloads-section.ts'
import { deployment, item, namespace, template } from './objects.ts'
import { rehearseExample, rehearseFiles } from './rehearse.ts'

const CANARY = 'canary-4711-never-in-a-report'

function troubles({ workloads }: Report): Readonly<Record<string, WorkloadTrouble>> {
  return Object.fromEntries((workloads?.notReady ?? []).map((one) => [`${one.kind} ${one.name}`, one]))
}

function claim(space: string, name: string, storageClassName: string) {
  return item('persistentvolumeclaims', space, name, {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    status: { phase: 'Bound' },
  })
}

function storageClass(name: string, volumeBindingMode: string) {
  return item('storageclasses.storage.k8s.io', '', name, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    provisioner: 'disks.example.com',
    volumeBindingMode,
  })
}

const mounting = (claimName: string) => ({
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
})

describe('a backup with workloads of all kinds', () => {
  let report: Report

  beforeAll(async () => {
    const files = Object.fromEntries([
      namespace('shop'),
      namespace('tight'),
      // Where pods may run is decided by nodes like those of the backup.
      item('nodes', '', 'gpu-1', {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { labels: { accelerator: 'gpu' } },
        spec: { taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' }] },
        status: { allocatable: { cpu: '8', memory: '32Gi', pods: '110' } },
      }),
      // Nobody answers it, and it wants to be asked about every pod.
      item('validatingwebhookconfigurations.admissionregistration.k8s.io', '', 'guard', {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        webhooks: [
          {
            name: 'guard.example.com',
            failurePolicy: 'Fail',
            sideEffects: 'None',
            admissionReviewVersions: ['v1'],
            clientConfig: { url: 'https://guard.example.com/' },
            rules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['pods'], operations: ['CREATE'] }],
          },
        ],
      }),
      deployment('shop', 'web', 2),
      deployment('shop', 'on-gpu', 1, { nodeSelector: { accelerator: 'gpu' } }),
      deployment('shop', 'on-arm', 1, { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }),
      deployment('shop', 'nobody', 1, { serviceAccountName: 'nobody' }),
      deployment('shop', 'with-data', 1, mounting('waits')),
      deployment('tight', 'held', 3),
      item('resourcequotas', 'tight', 'small', {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        spec: { hard: { pods: '2' } },
      }),
      item('daemonsets.apps', 'shop', 'agent', {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        spec: { selector: { matchLabels: { app: 'agent' } }, template: template('agent') },
      }),
      item('statefulsets.apps', 'shop', 'db', {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        spec: {
          replicas: 2,
          serviceName: 'db',
          selector: { matchLabels: { app: 'db' } },
          template: template('db'),
        },
      }),
      item('jobs.batch', 'shop', 'import', {
        apiVersion: 'batch/v1',
        kind: 'Job',
        spec: { template: template('import', { restartPolicy: 'Never' }) },
      }),
      item('services', 'shop', 'web', {
        apiVersion: 'v1',
        kind: 'Service',
        spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
      }),
      item('services', 'shop', 'empty', {
        apiVersion: 'v1',
        kind: 'Service',
        spec: { selector: { app: 'is-not-there' }, ports: [{ port: 80 }] },
      }),
      storageClass('at-once', 'Immediate'),
      storageClass('when-used', 'WaitForFirstConsumer'),
      claim('shop', 'at-once', 'at-once'),
      claim('shop', 'waits', 'when-used'),
      claim('shop', 'unused', 'when-used'),
      claim('shop', 'no-class', 'is-not-there'),
      // Its ServiceAccount is not in the backup: the controller of tokens removes it.
      item('secrets', 'shop', 'lost-token', {
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/service-account-token',
        metadata: { annotations: { 'kubernetes.io/service-account.name': 'lost' } },
        data: { extra: Buffer.from(CANARY).toString('base64') },
      }),
    ])
    ;({ report } = await rehearseFiles(files, [
      { name: 'web is ready', demand: { test: 'ready', of: { kind: 'Deployment', objectName: 'web' } } },
      { name: 'held is ready', demand: { test: 'ready', of: { kind: 'Deployment', objectName: 'held' } } },
      {
        name: 'web answers',
        demand: {
          test: 'http',
          of: { kind: 'Service', objectName: 'web' },
          path: '/',
          port: undefined,
          status: 200,
        },
      },
      {
        name: 'the webhook must be answered again',
        demand: {
          test: 'equals',
          of: { kind: 'ValidatingWebhookConfiguration', objectName: 'guard' },
          values: [
            { text: 'webhooks[0].failurePolicy', path: ['webhooks', 0, 'failurePolicy'], value: 'Fail' },
          ],
        },
      },
    ]))
  })

  test('is waited for until nothing moves any more, and fails', () => {
    expect(report.failure).toBeUndefined()
    expect(report.counts.failed).toBe(0)
    expect(report.verdict).toBe('fail')
    expect(report.workloads).toMatchObject({ nodes: 'simulated', ended: 'still' })
    expect(report.stages.map(({ name }) => name)).toContain('workloads')
  })

  test('comes to life where it can', () => {
    const open = troubles(report)
    for (const name of [
      'Deployment web',
      'Deployment on-gpu',
      'DaemonSet agent',
      'StatefulSet db',
      'Job import',
    ])
      expect(open).not.toHaveProperty(name)
    for (const name of ['Service web', 'PersistentVolumeClaim at-once', 'PersistentVolumeClaim waits'])
      expect(open).not.toHaveProperty(name)
    expect(report.workloads?.kinds).toContainEqual({ kind: 'Deployment', restored: 6, ready: 3 })
  })

  test('a quota that holds pods back is named, with its own words', () => {
    expect(troubles(report)['Deployment held']).toMatchObject({
      class: 'quota-exceeded',
      missing: '2 of 3 ready',
      inBackup: 'ready',
    })
    expect(troubles(report)['Deployment held']?.why.join('\n')).toMatch(
      /FailedCreate: .*exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2/,
    )
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        source: 'workloads',
        class: 'quota-exceeded',
        weight: 'fail',
        object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'tight', name: 'held' },
      }),
    )
  })

  test('what else holds workloads back is told as well', () => {
    const open = troubles(report)
    expect(open['Deployment on-arm']).toMatchObject({ class: 'unschedulable' })
    expect(open['Deployment on-arm']?.why.join('\n')).toContain("didn't match Pod's node affinity/selector")
    expect(open['Deployment nobody']).toMatchObject({ class: 'pods-refused' })
    expect(open['Deployment nobody']?.why.join('\n')).toContain('serviceaccount "nobody" not found')
    expect(open['Service empty']).toMatchObject({ class: 'no-endpoints' })
    expect(open['PersistentVolumeClaim no-class']).toMatchObject({ class: 'claim-not-bound' })
    expect(open['PersistentVolumeClaim unused']).toMatchObject({ class: 'claim-waits' })
    const ours = report.findings.filter(({ source }) => source === 'workloads')
    const weights = Object.fromEntries(ours.map((one) => [one.object.name, one.weight]))
    expect(weights).toMatchObject({ 'on-arm': 'fail', nobody: 'fail', empty: 'warn', unused: 'info' })
  })

  test('what controllers changed, removed and made is told', () => {
    const { changed = [], collected = [], made = [] } = report.workloads ?? {}
    expect(changed).toContainEqual(
      expect.objectContaining({ kind: 'PersistentVolumeClaim', manager: 'kube-controller-manager' }),
    )
    expect(collected).toContainEqual(expect.objectContaining({ kind: 'Secret', name: 'lost-token' }))
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        class: 'collected',
        weight: 'warn',
        object: expect.objectContaining({ name: 'lost-token' }),
      }),
    )
    expect(made).toContainEqual({ kind: 'ReplicaSet', owner: 'Deployment', count: 6 })
    expect(made).toContainEqual({ kind: 'Pod', owner: 'DaemonSet', count: 1 })
  })

  test('a check for readiness is judged, one that wants an answer is not', () => {
    expect(report.checks).toMatchObject([
      { name: 'web is ready', result: 'passed' },
      { name: 'held is ready', result: 'failed', message: expect.stringContaining('2 of 3 ready') },
      { name: 'web answers', result: 'inconclusive', message: expect.stringContaining('simulated') },
      { name: 'the webhook must be answered again', result: 'passed' },
    ])
  })

  test('no value of a Secret is in the report', () => {
    const text = JSON.stringify(report)
    expect(text).not.toContain(CANARY)
    expect(text).not.toContain(Buffer.from(CANARY).toString('base64'))
  })
})

test('a Service whose pods a safety rule took is no finding, another one without pods is', async () => {
  const service = (name: string, selector: object) =>
    item('services', 'shop', name, {
      apiVersion: 'v1',
      kind: 'Service',
      spec: { selector, ports: [{ port: 80 }] },
    })
  const files = Object.fromEntries([
    namespace('shop'),
    deployment('shop', 'web', 2),
    item('pods', 'shop', 'lone', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: { app: 'lone' } },
      spec: { containers: [{ name: 'main', image: 'i' }] },
    }),
    service('web', { app: 'web' }),
    service('lone', { app: 'lone' }),
    service('empty', { app: 'web', tier: 'is-not-there' }),
  ])
  const { report } = await rehearseFiles(files, [], { profile: 'guarded', rules: [] })
  expect(report.failure).toBeUndefined()
  const found = report.findings.filter(({ source }) => source === 'workloads')
  expect(found.map(({ class: named, object }) => `${named} ${object.name}`)).toEqual(['no-endpoints empty'])
  expect(report.workloads?.kinds).toEqual([{ kind: 'Service', restored: 1, ready: 0 }])
})

test('the example: Deployments become available, and one is held back by a quota', async () => {
  const manifest = readFileSync(join(import.meta.dirname, '../../examples/too-many-replicas.yaml'), 'utf8')
  const { report, exitCode } = await rehearseExample(manifest)
  expect(report.failure).toBeUndefined()
  expect(exitCode).toBe(1)
  const deployments = report.workloads?.kinds.find(({ kind }) => kind === 'Deployment')
  expect(deployments).toEqual({ kind: 'Deployment', restored: 3, ready: 2 })
  expect(troubles(report)['Deployment ledger']).toMatchObject({
    class: 'quota-exceeded',
    missing: '20 of 30 ready',
  })
  expect(troubles(report)['Deployment ledger']?.why.join('\n')).toContain('exceeded quota: team')
})

test('where nothing holds a workload back the verdict is pass', async () => {
  const { report, exitCode } = await rehearseExample(`
apiVersion: velero.io/v1
kind: Restore
metadata: { name: without-state, namespace: velero }
spec:
  backupName: shop
  includedNamespaces: [shop, shop-staging]
  includeClusterResources: true
  excludedResources: [statefulsets.apps, horizontalpodautoscalers.autoscaling]
`)
  expect(report.because).toEqual([])
  expect(exitCode).toBe(0)
  expect(report.workloads).toMatchObject({ nodes: 'simulated', ended: 'ready' })
  expect(report.workloads?.kinds).toContainEqual({ kind: 'Deployment', restored: 2, ready: 2 })
})
