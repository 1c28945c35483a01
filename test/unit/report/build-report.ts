import fc from 'fast-check'
import { causesOf } from '../../../src/report/causes/causes.ts'
import { FINDING_WEIGHTS, type Finding } from '../../../src/report/findings.ts'
import type { Report, ReportItem } from '../../../src/report/model.ts'
import { ANSWERERS, CALL_KINDS, type ServerCalls } from '../../../src/report/server-calls/model.ts'
import { OUTCOME_KINDS, REASONS, type Reason } from '../../../src/restore/item-outcome.ts'
import { anyWorkloads, buildWorkloads, QUOTA_FINDING } from './build-workloads.ts'

const NO_COUNTS = { created: 0, updated: 0, unchanged: 0, skipped: 0, held: 0, failed: 0, unknown: 0 }

/** A rehearsal of the backup `shop` that passed; a test changes what it is about. */
export function buildReport(changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    verdict: 'pass',
    because: [],
    tool: { name: 'restore-rehearsal', version: '0.1.0' },
    startedAt: '2026-11-23T04:00:00.000Z',
    backup: {
      name: 'shop',
      location: 'backups',
      completedAt: '2026-10-01T02:00:00Z',
      ageSeconds: 53 * 86_400 + 7_200,
      phase: 'Completed',
      schedule: 'nightly',
      sourceVersion: 'v1.34.2',
      items: 214,
      namespaces: 6,
      bytes: 1_258_291,
      unpackedBytes: 9_000_000,
      sha256: 'a3'.repeat(32),
      etag: undefined,
      versionId: undefined,
      formatVersion: '1.1.0',
    },
    cluster: {
      title: 'Kubernetes 1.36.3 control plane',
      version: '1.36.3',
      isThrowAway: true,
      kubeconfigPath: undefined,
    },
    restore: {
      name: 'rehearsal',
      phase: 'Completed',
      startTimestamp: '2026-11-23T04:00:03Z',
      completionTimestamp: '2026-11-23T04:00:04Z',
    },
    options: {
      restoreSpec: { backupName: 'shop', includedNamespaces: ['*'] },
      profile: 'velero-1.18',
      managedFields: 'auto',
      features: [],
    },
    total: 214,
    counts: { ...NO_COUNTS, created: 201, unchanged: 6, skipped: 7 },
    reasons: { restored: 201, 'namespace-exists': 6, 'non-restorable': 7 },
    items: [],
    derived: [],
    readBack: { asked: 207, found: 207, missing: 0 },
    findings: [],
    causes: [],
    checks: [],
    gates: [],
    ignoreRules: [],
    baseline: undefined,
    notExercised: [
      { what: 'pods did not run', count: 0 },
      { what: 'volume data', count: 3 },
      { what: 'webhooks', count: 2 },
    ],
    volumes: [
      { namespace: 'shop', claim: 'data', volume: 'pvc-1', method: 'csi-snapshot', bytes: 10_737_418_240 },
      { namespace: 'shop', claim: '', volume: 'cache', method: 'pod-volume-backup' },
    ],
    warnings: [],
    errors: [],
    failure: undefined,
    timings: { total: 4_100, backup: 100, cluster: 2_900, restore: 400, verify: 300, teardown: 390 },
    stages: [
      { name: 'backup', startMs: 100, ms: 100 },
      { name: 'cluster', startMs: 100, ms: 2_900 },
      { name: 'restore', startMs: 3_010, ms: 400 },
      { name: 'verify', startMs: 3_410, ms: 300 },
      { name: 'teardown', startMs: 3_710, ms: 390 },
    ],
    progress: [
      { ms: 0, done: 0 },
      { ms: 100, done: 40 },
      { ms: 200, done: 110 },
      { ms: 300, done: 190 },
      { ms: 400, done: 214 },
    ],
    requests: {
      count: 640,
      perObject: 1.02,
      maxInFlight: 64,
      halvings: 0,
      p50Ms: 12,
      p95Ms: 40,
      objectsPerSecond: 531,
      retries: 1,
    },
    ...changes,
  }
}

export function buildItem(changes: Partial<ReportItem> = {}): ReportItem {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    resource: 'deployments.apps',
    namespace: 'shop',
    name: 'web',
    outcome: 'failed',
    reason: 'refused',
    detail: 'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ...changes,
  }
}

/** Three items failed, one of unknown fate, with what Velero would say about it. */
export function buildFailedReport(): Report {
  const items = [
    buildItem(),
    buildItem({
      name: 'api',
      targetNamespace: 'shop-copy',
      detail: 'admission webhook "policy.example" denied the request:\n`no`',
    }),
    buildItem({
      apiVersion: 'v1',
      kind: '',
      resource: 'widgets.example.org',
      namespace: '',
      name: 'w',
      reason: 'undecodable',
    }),
    buildItem({
      kind: 'ConfigMap',
      resource: 'configmaps',
      name: 'lost',
      outcome: 'unknown',
      reason: 'ambiguous',
    }),
  ].map(({ detail, ...rest }, index) => (index < 2 ? { ...rest, detail: detail ?? '' } : rest))
  return buildReport({
    causes: causesOf(items, () => undefined),
    verdict: 'fail',
    because: [
      '3 of 214 items failed',
      'the restore reported 2 errors',
      'it is not known what became of 1 item',
    ],
    counts: { ...NO_COUNTS, created: 197, unchanged: 6, skipped: 7, failed: 3, unknown: 1 },
    reasons: {
      restored: 197,
      'namespace-exists': 6,
      'non-restorable': 7,
      refused: 2,
      undecodable: 1,
      ambiguous: 1,
    },
    items,
    errors: [
      {
        group: 'namespace',
        namespace: 'shop',
        message: 'error restoring deployments.apps/shop/web: spec.replicas: Invalid value',
      },
      { group: 'velero', message: 'error to check node agent status: daemonset not found' },
    ],
    workloads: buildWorkloads(),
    findings: [QUOTA_FINDING],
    warnings: [{ group: 'cluster', message: 'could not restore, namespaces "default" already exists' }],
    derived: [
      { apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'blank', why: 'its items need it' },
    ],
  })
}

/** Text that tries to be something else: Markdown, HTML, a runner command, a control sequence. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '|',
        '\\',
        '<script>',
        '</code>',
        '<!--',
        '-->',
        '\n',
        '\r\n',
        '\n\n# ',
        '\n::error::',
        '##[error]',
        '##vso[x]',
        '\u001b[31m',
        '\u202e',
        '\u2028',
        '\ud800',
        '![x](http://x)',
        '@all',
        '#1',
        '*',
        '_',
        '</details>',
        '&lt;',
        '  ',
        '\t',
        '\0',
      ),
      fc.string({ maxLength: 8, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const anyReason = fc.constantFrom(...(Object.keys(REASONS) as Reason[]))

const anyItem = (text: fc.Arbitrary<string>): fc.Arbitrary<ReportItem> =>
  fc
    .record({
      kind: text,
      resource: text,
      namespace: text,
      name: text,
      detail: text,
      reason: anyReason,
      outcome: fc.constantFrom(...OUTCOME_KINDS),
    })
    .map((item) => buildItem(item))

const anyMessage = (text: fc.Arbitrary<string>): fc.Arbitrary<Report['errors'][number]> =>
  fc.record({ group: fc.constant('namespace' as const), namespace: text, message: text })

/** A report in which every text that a backup or a server can choose is one of `text`. */
const anyFinding = (text: fc.Arbitrary<string>): fc.Arbitrary<Finding> =>
  fc.record({
    source: fc.constantFrom('fidelity', 'references', 'backup', 'admission'),
    class: text,
    weight: fc.constantFrom(...FINDING_WEIGHTS),
    object: fc.record({ apiVersion: text, kind: text, namespace: text, name: text }),
    path: text,
    message: text,
  })

const anyCheck = (text: fc.Arbitrary<string>): fc.Arbitrary<Report['checks'][number]> =>
  fc.record({
    name: text,
    kind: text,
    result: fc.constantFrom('passed', 'failed', 'inconclusive'),
    message: text,
    objects: fc.nat(1_000),
    ms: fc.nat(60_000),
  })

const anyGate = (text: fc.Arbitrary<string>): fc.Arbitrary<Report['gates'][number]> =>
  fc.record({ gate: text, result: fc.constantFrom('passed', 'failed'), message: text })

const anyIgnoreRule = (text: fc.Arbitrary<string>): fc.Arbitrary<Report['ignoreRules'][number]> =>
  fc.record({
    kind: text,
    namespace: text,
    name: text,
    reason: text,
    until: fc.constant('2026-10-01'),
    state: fc.constantFrom('used', 'unused', 'expired'),
    items: fc.nat(3),
    findings: fc.nat(3),
  })

const anyBaseline = (text: fc.Arbitrary<string>): fc.Arbitrary<NonNullable<Report['baseline']>> =>
  fc.record({
    backup: text,
    startedAt: fc.constant('2026-11-01T04:00:00.000Z'),
    verdict: fc.constantFrom('pass', 'fail'),
    tolerance: fc.constantFrom(0, 0.05),
    slowerThan: fc.constantFrom(undefined, 2),
    onlyNewFails: fc.boolean(),
    newFailures: fc.constantFrom([], [0]),
    knownFailures: fc.nat(5),
    fixed: fc.nat(5),
    lostKinds: fc.array(fc.record({ resource: text, before: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 2,
    }),
    shrunk: fc.array(
      fc.record({
        resource: text,
        namespace: text,
        before: fc.integer({ min: 1, max: 9 }),
        after: fc.nat(9),
      }),
      {
        maxLength: 2,
      },
    ),
    slower: fc.constantFrom(undefined, { beforeMs: 100, afterMs: 900 }),
  })

const anyCalls = (text: fc.Arbitrary<string>): fc.Arbitrary<ServerCalls> => {
  const object = fc.record({ apiVersion: text, kind: text, namespace: text, name: text })
  const call = fc.record({
    kind: fc.constantFrom(...(Object.keys(CALL_KINDS) as (keyof typeof CALL_KINDS)[])),
    object,
    webhook: text,
    origin: fc.constantFrom('backup' as const, 'target' as const),
    wasAsked: fc.boolean(),
    destination: text,
    answerer: fc.constantFrom(...(Object.keys(ANSWERERS) as (keyof typeof ANSWERERS)[])),
    asked: fc.nat(20),
    askedAfter: fc.nat(20),
    blocked: fc.nat(20),
    examples: fc.array(object, { maxLength: 3 }),
    unsure: text,
  })
  const calls = fc.array(call, { maxLength: 3 })
  return fc.record({ policies: fc.nat(2), calls, notLookedAt: fc.nat(2) })
}

const anySafety = (text: fc.Arbitrary<string>): fc.Arbitrary<NonNullable<Report['safety']>> => {
  const rule = { rule: text, why: text, source: text, count: fc.integer({ min: 1, max: 9 }) }
  const change = fc.record({
    path: text,
    change: fc.constantFrom('set' as const, 'removed' as const),
    count: fc.integer({ min: 1, max: 9 }),
  })
  return fc.record({
    profile: fc.constantFrom('isolated', 'guarded', 'faithful'),
    held: fc.array(fc.record(rule), { maxLength: 2 }),
    tamed: fc.array(fc.record({ ...rule, changes: fc.array(change, { maxLength: 5 }) }), { maxLength: 2 }),
  })
}

export function anyReport(text: fc.Arbitrary<string>, maxItems = 12): fc.Arbitrary<Report> {
  return fc
    .record({
      items: fc.array(anyItem(text), { maxLength: maxItems }),
      errors: fc.array(anyMessage(text), { maxLength: 4 }),
      warnings: fc.array(anyMessage(text), { maxLength: 4 }),
      findings: fc.array(anyFinding(text), { maxLength: 3 }),
      checks: fc.array(anyCheck(text), { maxLength: 3 }),
      workloads: fc.option(anyWorkloads(text), { nil: undefined }),
      gates: fc.array(anyGate(text), { maxLength: 2 }),
      ignoreRules: fc.array(anyIgnoreRule(text), { maxLength: 2 }),
      baseline: fc.option(anyBaseline(text), { nil: undefined }),
      notExercised: fc.array(fc.record({ what: text, count: fc.nat(9) }), { maxLength: 3 }),
      serverCalls: fc.option(anyCalls(text), { nil: undefined }),
      safety: fc.option(anySafety(text), { nil: undefined }),
      because: fc.array(text, { maxLength: 3 }),
      failure: fc.option(fc.record({ code: fc.constant('INTERNAL'), message: text, hint: text }), {
        nil: undefined,
      }),
      derived: fc.array(fc.record({ apiVersion: text, kind: text, namespace: text, name: text, why: text }), {
        maxLength: 2,
      }),
      name: text,
    })
    .map(({ name, ...changes }) => {
      const causes = causesOf(changes.items, () => undefined)
      const base = buildReport({ verdict: 'fail', ...changes, causes })
      return base.backup === undefined
        ? base
        : { ...base, backup: { ...base.backup, name, location: name, phase: name } }
    })
}
