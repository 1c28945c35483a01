// Every kind of check passes once and fails once in a real cluster; what cannot be told is never green. Gates, rules and a baseline
// decide about the same runs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRehearsalFile } from '../../../src/rehearsal-file/read-rehearsal-file.ts'
import { summaryOf } from '../../../src/report/baseline/run-summary.ts'
import type { CheckResult } from '../../../src/report/findings.ts'
import type { Report } from '../../../src/report/model.ts'
import { runChecks } from '../../../src/verify/checks/run-checks.ts'
import { configMap, crd, filesOf, namespace, object, pod, secret } from '../engine/objects.ts'
import { openTarget, type Target } from '../engine/restore-archive.ts'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

const CANARY = 'canary-7f3a9c-value'
const CANARY_64 = Buffer.from(CANARY).toString('base64')
const PAGES = 510

function deployment(name: string, replicas: number) {
  const labels = { app: name }
  return object('apps/v1', 'Deployment', 'shop', name, {
    metadata: { labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: `shop/${name}:1` }] } },
    },
  })
}

const BACKUP = [
  deployment('web', 3),
  deployment('api', 1),
  secret('shop', 'login', { data: { password: CANARY_64 } }),
  ...Array.from({ length: PAGES }, (_, index) => configMap('many', `c-${index}`)),
  crd('checked.example.com', 'Gadget'),
  object('checked.example.com/v1', 'Gadget', 'shop', 'g', {
    spec: { size: 9_007_199_254_740_991, ratio: 2.5 },
  }),
]

/** The checks of a rehearsal file, and what else it demands. */
function demandsOf(text: string) {
  const file = readRehearsalFile(text, 'r.yaml', () => undefined)
  if (!('checks' in file)) throw new Error(file.map(({ message }) => message).join('\n'))
  const { checks, gates, ignore } = file
  return { checks, gates, ignore }
}

async function restored(text: string, backup = BACKUP): Promise<Report> {
  const { report } = await target.restore({ files: filesOf(...backup), demands: demandsOf(text) })
  return report
}

const told = (checks: readonly CheckResult[]): readonly string[] =>
  checks.map(({ name, result, message }) => `${name}: ${result}: ${message}`)

/** No check of this file reaches a pod. */
const NO_PODS = { exec: () => Promise.reject(new Error('no pod was expected')), podPatienceMs: 0 }

describe('checks', () => {
  test('each kind passes once and fails once, and the defect is named', async () => {
    const report = await restored(`
expect:
  - { name: a, kind: ConfigMap, namespace: many, count: ${PAGES} }
  - { name: b, kind: ConfigMap, namespace: many, count: "> ${PAGES}" }
  - { name: c, kind: Deployment, namespace: shop, objectName: web, exists: true }
  - { name: d, kind: Deployment, namespace: shop, objectName: wbe, exists: true }
  - { name: e, kind: Deployment, namespace: other, absent: true }
  - { name: f, kind: Deployment, namespace: shop, absent: true }
  - { name: g, kind: Deployment, each: object.spec.replicas >= 1 }
  - { name: h, kind: Deployment, each: object.spec.replicas >= 2 }
  - { name: i, kind: Gadget, namespace: shop, objectName: g, cel: object.spec.size == 9007199254740991 && object.spec.ratio > 2 }
  - { name: j, kind: Gadget, namespace: shop, objectName: g, cel: object.spec.size == 9007199254740990 }
  - { name: k, kind: Deployment, labelSelector: { matchLabels: { app: web } }, equals: { spec.replicas: 3, "spec.template.spec.containers[0].image": "shop/web:1" } }
  - { name: l, kind: Deployment, equals: { spec.replicas: 3 } }
  - { name: m, kind: Secret, namespace: shop, equals: { data.password: d3Jvbmc= } }
  - { name: runs, run: [sh, -c, 'test -s "$KUBECONFIG"'] }
  - { name: o, run: [sh, -c, 'echo the login is ${CANARY}; exit 3'] }
`)
    expect(told(report.checks)).toEqual([
      `a: passed: ConfigMap in namespace many: ${PAGES} there, ${PAGES} wanted`,
      `b: failed: ConfigMap in namespace many: ${PAGES} there, ${PAGES + 1} or more wanted`,
      'c: passed: Deployment shop/web: 1 there',
      'd: failed: Deployment shop/wbe is not there',
      'e: passed: Deployment in namespace other is not there',
      'f: failed: Deployment in namespace shop should not be there: shop/api, shop/web',
      'g: passed: Deployment: holds for 2',
      'h: failed: Deployment: does not hold for 1 of 2: shop/api',
      'i: passed: Gadget shop/g: holds for 1',
      'j: failed: Gadget shop/g: does not hold for 1 of 1: shop/g',
      'k: passed: Deployment with these labels: holds for 1',
      'l: failed: Deployment: does not hold for 1 of 2: shop/api (spec.replicas is 1, 3 is wanted)',
      'm: failed: Secret in namespace shop: does not hold for 1 of 1: shop/login (data.password has another value)',
      'runs: passed: exit code 0',
      'o: failed: exit code 3: the login is ***',
    ])
    expect(report.verdict).toBe('fail')
    expect(report.because).toEqual(['8 of 15 checks failed, first: b'])
    expect(report.stages.map(({ name }) => name)).toContain('checks')
    const everything = JSON.stringify(report)
    for (const form of [CANARY, CANARY_64, 'd3Jvbmc=']) expect(everything).not.toContain(form)
  })

  test('what cannot be told is inconclusive, and so is the verdict', async () => {
    const report = await restored(`
expect:
  - { name: a, kind: Deploymnt, absent: true }
  - { name: b, kind: Deployment, each: object.spec.missing > 1 }
  - { name: c, kind: Event, count: ">= 0" }
  - { name: d, kind: Node, namespace: shop, exists: true }
  - { name: e, kind: Deployment, ready: true }
  - { name: f, run: [no-such-program-anywhere] }
  - { name: g, run: [sleep, "60"], timeout: 1s }
  - { name: h, run: [sh, -c, "kill -9 $$"] }
  - { name: i, kind: Secret, namespace: shop, objectName: login, cel: 'object.data[object.data.password] == "x"' }
`)
    expect(told(report.checks)).toEqual([
      'a: inconclusive: Deploymnt: the cluster serves no Deploymnt; did you mean Deployment?',
      'b: inconclusive: Deployment: not to be told for 2 of 2: shop/api (no such key at "missing"), shop/web (no such key at "missing")',
      'c: inconclusive: several APIs serve Event: say which with apiVersion, one of v1, events.k8s.io/v1',
      'd: inconclusive: Node belongs to no namespace; leave namespace out',
      'e: inconclusive: ready needs running pods, and this cluster has no nodes',
      'f: inconclusive: the program cannot be started: ENOENT',
      'g: inconclusive: not through after 1 s',
      'h: inconclusive: killed by a signal',
      'i: inconclusive: Secret shop/login: not to be told for 1 of 1: shop/login (no such key at "object.data[object.data.password]")',
    ])
    expect(report.verdict).toBe('inconclusive')
    expect(JSON.stringify(report)).not.toContain(CANARY_64)
  })

  test('an expectation about nothing is no proof', async () => {
    const report = await restored(`
expect:
  - { name: a, kind: StatefulSet, each: "true" }
  - { name: b, kind: StatefulSet, equals: { spec.replicas: 1 } }
  - { name: c, kind: Certificate, exists: true }
`)
    expect(told(report.checks)).toEqual([
      'a: failed: StatefulSet: there is none to look at',
      'b: failed: StatefulSet: there is none to look at',
      expect.stringMatching(/^c: failed: Certificate: the cluster serves no Certificate/),
    ])
  })

  test('where no pod can run the reason is told', async () => {
    const { checks } = demandsOf('expect: [{ name: a, kind: Pod, namespace: x, objectName: z, http: {} }]')
    const signal = new AbortController().signal
    const script = () => Promise.reject(new Error('no script was expected'))
    const input = {
      checks,
      client: target.client,
      hasNodes: false,
      script,
      ...NO_PODS,
      signal,
      clock: () => 0,
    }
    expect(await runChecks(input)).toEqual([
      {
        name: 'a',
        kind: 'http',
        result: 'inconclusive',
        message: 'http needs running pods, and this cluster has no nodes',
        objects: 0,
        ms: 0,
      },
    ])
  })

  test('the same cluster gives the same answers in the same order', async () => {
    const { checks } = demandsOf(`
expect:
  - { name: a, kind: ConfigMap, each: "object.metadata.name == 'none'" }
  - { name: b, kind: Secret, count: 0 }
  - { name: c, kind: Deployment, absent: true }
`)
    const signal = new AbortController().signal
    const script = () => Promise.reject(new Error('no script was expected'))
    const input = {
      checks,
      client: target.client,
      hasNodes: true,
      script,
      ...NO_PODS,
      signal,
      clock: () => 0,
    }
    const [first, second] = [await runChecks(input), await runChecks(input)]
    expect(second).toEqual(first)
    expect(first.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })
})

/** The server refuses it: no container may have this name. */
const REFUSED = pod('ruled', 'bad', { spec: { containers: [{ name: 'NOT VALID', image: 'a' }] } })
const RULED = [namespace('ruled'), configMap('ruled', 'a'), configMap('ruled', 'b'), REFUSED]

describe('gates, rules, baseline', () => {
  test('a failed item fails, unless a gate allows it or a rule sets it apart', async () => {
    const plain = await restored('{}', RULED)
    expect([plain.verdict, plain.counts.failed]).toEqual(['fail', 1])

    const allowed = await restored('gates: { maxFailed: 1 }', RULED)
    expect([allowed.verdict, allowed.gates]).toEqual([
      'pass',
      [{ gate: 'maxFailed', result: 'passed', message: 'failed items: 1, 1 allowed' }],
    ])

    const ignored = await restored(
      'ignore: [{ kind: Pod, namespace: ruled, name: ba*, reason: known }, { kind: Job, reason: never }]',
      RULED,
    )
    expect(ignored.verdict).toBe('pass')
    expect(ignored.items.filter(({ ignored: reason }) => reason === 'known').map(({ name }) => name)).toEqual(
      ['bad'],
    )
    expect(ignored.causes).toEqual([])
    expect(ignored.ignoreRules.map(({ kind, state }) => [kind, state])).toEqual([
      ['Pod', 'used'],
      ['Job', 'unused'],
    ])

    const expired = await restored('ignore: [{ kind: Pod, reason: known, until: 2020-01-01 }]', RULED)
    expect([expired.verdict, expired.ignoreRules[0]?.state]).toEqual(['fail', 'expired'])
  })

  test('limits that are not kept fail', async () => {
    const { report } = await target.restore({
      files: filesOf(...RULED.slice(0, 3), secret('ruled', 's')),
      spec: { excludedResources: ['configmaps'] },
      demands: demandsOf('gates: { maxDuration: 1ms, maxSkipped: { resource-filtered: 1 } }'),
    })
    expect(report.verdict).toBe('fail')
    expect(report.because).toEqual([
      expect.stringMatching(
        /^maxDuration: the run took .*, only .* allowed; maxSkipped\.resource-filtered: items with reason resource-filtered: 2, only 1 allowed$/,
      ),
    ])
  })

  test('a baseline tells what is known, and what is gone', async () => {
    const limits = { tolerance: 0, slowerThan: undefined, onlyNewFails: true }
    const all = [...RULED, secret('ruled', 's')]
    const into = async (space: string, objects: typeof all, demands = {}) => {
      const spec = { namespaceMapping: { ruled: space } }
      return (await target.restore({ files: filesOf(...objects), spec, demands })).report
    }
    const before = summaryOf(await into('first', all))
    const baseline = { before, limits }
    const less = await into('second', RULED.toSpliced(1, 1), { baseline })
    expect(less.baseline).toMatchObject({
      knownFailures: 1,
      newFailures: [],
      lostKinds: [{ resource: 'secrets', before: 1 }],
      shrunk: [{ resource: 'configmaps', namespace: 'ruled', before: 2, after: 1 }],
    })
    expect(less.because).toEqual([
      '1 type of the baseline is gone, first: secrets, 1 before',
      '1 count shrank against the baseline, first: configmaps in namespace ruled, 2 before and 1 now',
    ])
    expect((await into('third', all, { baseline })).verdict).toBe('pass')
    expect((await into('fourth', all)).verdict).toBe('fail')
  })
})
