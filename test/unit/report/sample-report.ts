// A run in which something of everything went wrong, for the look of a report. Made up, and the same each time.

import type { Report, ReportItem } from '../../../src/report/model.ts'
import { OUTCOME_KINDS } from '../../../src/restore/item-outcome.ts'
import { buildItem, buildReport } from './build-report.ts'
import { buildWorkloads, QUOTA_FINDING } from './build-workloads.ts'

const KINDS = [
  ['v1', 'ConfigMap', 'configmaps'],
  ['v1', 'Secret', 'secrets'],
  ['v1', 'Service', 'services'],
  ['apps/v1', 'Deployment', 'deployments.apps'],
  ['batch/v1', 'CronJob', 'cronjobs.batch'],
  ['networking.k8s.io/v1', 'Ingress', 'ingresses.networking.k8s.io'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings.rbac.authorization.k8s.io'],
] as const
const NAMESPACES = ['billing', 'checkout', 'identity', 'search', 'shop', 'warehouse']

/** A fixed order of fixed items: no randomness, so that golden files hold. */
export function manyItems(count: number): ReportItem[] {
  return Array.from({ length: count }, (_none, index) => {
    const [apiVersion, kind, resource] = KINDS[index % KINDS.length] ?? KINDS[0]
    const namespace = NAMESPACES[Math.floor(index / 7) % NAMESPACES.length] ?? ''
    const name = `${kind.toLowerCase()}-${String(index).padStart(5, '0')}`
    const { detail: _unsaid, ...item } = buildItem({ apiVersion, kind, resource, namespace, name })
    if (index % 50 === 49) return { ...item, outcome: 'skipped', reason: 'completed' }
    return { ...item, outcome: 'created', reason: 'restored' }
  })
}

const DENIED = 'admission webhook "policy.example.com" denied the request: image registry is not allowed'
const UNSERVED = 'no matches for kind "PodSecurityPolicy" in version "policy/v1beta1"'

function failedItems(): ReportItem[] {
  const denied = ['web', 'worker', 'cart', 'mailer'].map((name) =>
    buildItem({ name, namespace: 'shop', reason: 'refused', detail: DENIED }),
  )
  const unserved = ['privileged', 'restricted'].map((name) =>
    buildItem({
      apiVersion: 'policy/v1beta1',
      kind: 'PodSecurityPolicy',
      resource: 'podsecuritypolicies.policy',
      namespace: '',
      name,
      reason: 'api-not-served',
      detail: UNSERVED,
    }),
  )
  const { detail: _unsaid, ...lost } = buildItem({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    resource: 'configmaps',
    namespace: 'billing',
    name: 'ledger-config',
    reason: 'vanished',
  })
  return [...denied, ...unserved, lost]
}

function heldItem(): ReportItem {
  return buildItem({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    resource: 'certificates.cert-manager.io',
    namespace: 'shop',
    name: 'front',
    outcome: 'held',
    reason: 'held-by-rule',
    rule: 'certificates: cert-manager.io',
    detail: 'certificates: cert-manager.io: It would be ordered again.',
  })
}

export function sampleReport(): Report {
  const failed = failedItems()
  const items = [...failed, ...manyItems(420), heldItem()]
  const counts = Object.fromEntries(
    OUTCOME_KINDS.map((kind) => [kind, items.filter(({ outcome }) => outcome === kind).length]),
  ) as Report['counts']
  const object = (kind: string, namespace: string, name: string) => ({
    apiVersion: 'v1',
    kind,
    namespace,
    name,
  })
  return buildReport({
    choice: {
      wish: 'the latest backup of schedule "nightly"',
      considered: 3,
      chosen: ['shop'],
      passedOver: [{ name: 'shop-new', why: 'phase InProgress' }],
    },
    options: {
      restoreSpec: { backupName: 'shop', includedNamespaces: ['*'], excludedResources: ['nodes', 'events'] },
      profile: '1.18',
      managedFields: 'auto',
      features: [],
    },
    safety: {
      profile: 'guarded',
      held: [
        {
          rule: 'certificates: cert-manager.io',
          why: 'It would be ordered again.',
          source: 'https://cert-manager.io/docs/usage/certificate/',
          count: 1,
        },
      ],
      tamed: [
        {
          rule: 'code: Deployment.apps',
          why: 'Its pods would run.',
          source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
          count: 59,
          changes: [{ path: 'spec.replicas', change: 'set', count: 59 }],
        },
      ],
    },
    verdict: 'fail',
    because: [
      '7 of 428 items failed',
      '1 of 3 checks failed, first: the ledger is in',
      `2 findings that fail the rehearsal, first: Deployment billing/ledger: ${QUOTA_FINDING.message}`,
    ],
    total: items.length,
    counts,
    reasons: {
      restored: 412,
      completed: 8,
      refused: 4,
      'api-not-served': 2,
      vanished: 1,
      'held-by-rule': 1,
    },
    items,
    readBack: { asked: 413, found: 412, missing: 1 },
    causes: [
      {
        cause: 'admission-denied',
        title: 'admission webhook "policy.example.com" denied the request',
        words: DENIED,
        nextStep: 'Ask the owner of the webhook, or restore into a cluster without it.',
        items: [0, 1, 2, 3],
      },
      {
        cause: 'api-not-served',
        title: 'PodSecurityPolicy in policy/v1beta1 is not served',
        words: UNSERVED,
        nextStep: 'Migrate to an API that this version of Kubernetes serves, or rehearse with an older one.',
        items: [4, 5],
      },
      {
        cause: 'vanished',
        title: 'created, and gone when the cluster was read back',
        words: 'was created, but is not in the cluster any more',
        nextStep: 'Look for a controller that removes what it does not know.',
        items: [6],
      },
    ],
    checks: [
      {
        name: 'all shops are there',
        kind: 'count',
        result: 'passed',
        message: 'at least 12 wanted, 61 found',
        objects: 61,
        ms: 12,
      },
      {
        name: 'the ledger is in',
        kind: 'exists',
        result: 'failed',
        message: 'ConfigMap billing/ledger-config is not there',
        objects: 0,
        ms: 4,
      },
      {
        name: 'the shop answers',
        kind: 'http',
        result: 'inconclusive',
        message: 'no pod runs in this cluster',
        objects: 1,
        ms: 0,
      },
    ],
    workloads: buildWorkloads(),
    gates: [
      { gate: 'maxDuration', result: 'passed', message: '10 min allowed, 4.1 s taken' },
      { gate: 'maxFailed', result: 'failed', message: '0 allowed, 7 failed' },
    ],
    ignoreRules: [
      {
        kind: 'ConfigMap',
        name: 'kube-root-ca.crt',
        reason: 'made by the cluster',
        until: '2027-06-30',
        state: 'unused',
        items: 0,
        findings: 0,
      },
    ],
    findings: [
      QUOTA_FINDING,
      {
        source: 'references',
        class: 'missing-secret',
        weight: 'fail',
        object: object('Deployment', 'shop', 'payments'),
        path: 'spec.template.spec.volumes[0].secret.secretName',
        message: 'needs the Secret shop/payment-keys, which is not there',
      },
      {
        source: 'references',
        class: 'service-without-pods',
        weight: 'info',
        object: object('Service', 'search', 'legacy'),
        path: 'spec.selector',
        message: 'selects no pod template of the restored set',
      },
      {
        source: 'fidelity',
        class: 'dropped-field',
        weight: 'warn',
        object: object('Widget', 'warehouse', 'shelf'),
        path: 'spec.colour',
        message: 'was sent as "red" and is not stored: the schema of the server does not know this field',
        values: { sent: '"red"' },
      },
      {
        source: 'fidelity',
        class: 'changed-after-creation',
        weight: 'warn',
        object: object('Deployment', 'shop', 'front'),
        path: 'metadata.labels.tier',
        message: 'was sent as "web"; "edge" is stored; labeller wrote it after the restore',
        values: { sent: '"web"', stored: '"edge"' },
      },
      {
        source: 'fidelity',
        class: 'changed-value',
        weight: 'warn',
        object: object('Secret', 'identity', 'signing'),
        path: 'data.key',
        message: 'another value is stored than was sent',
      },
    ],
    serverCalls: {
      policies: 1,
      calls: [
        {
          kind: 'validating-webhook',
          object: object('ValidatingWebhookConfiguration', '', 'policy'),
          webhook: 'policy.example.com',
          origin: 'backup',
          wasAsked: false,
          destination: 'policy-system/policy:443/validate',
          answerer: 'no-service',
          asked: 61,
          askedAfter: 12,
          blocked: 61,
          examples: [object('Deployment', 'shop', 'front'), object('Deployment', 'shop', 'payments')],
          unsure: 'match conditions could not be evaluated here and count as true: not-us',
        },
        {
          kind: 'conversion-webhook',
          object: object('CustomResourceDefinition', '', 'widgets.example.com'),
          origin: 'backup',
          wasAsked: false,
          destination: 'warehouse/widgets:443',
          answerer: 'its-pods',
          asked: 1,
          askedAfter: 1,
          blocked: 1,
          examples: [object('Widget', 'warehouse', 'shelf')],
        },
      ],
      notLookedAt: 0,
    },
    errors: [
      {
        group: 'namespace',
        namespace: 'shop',
        message: `error restoring deployments.apps/shop/web: ${DENIED}`,
      },
    ],
    warnings: [
      {
        group: 'namespace',
        namespace: 'shop',
        message: 'could not restore, ConfigMap "kube-root-ca.crt" already exists',
        isNoise: true,
      },
      { group: 'velero', message: 'the backup was taken by a newer version of Velero' },
    ],
    derived: [
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        namespace: 'shop',
        name: 'default',
        why: 'made by a controller of the cluster',
      },
    ],
  })
}
