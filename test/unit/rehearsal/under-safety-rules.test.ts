import { expect, test } from 'vitest'
import { underSafetyRules } from '../../../src/rehearsal/checks/under-safety-rules.ts'
import type { Restrained } from '../../../src/rehearsal/restrained.ts'
import type { CheckResult } from '../../../src/report/findings.ts'
import type { Demand } from '../../../src/verify/checks/check.ts'

const WEB: Restrained = {
  index: 0,
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
  rule: 'code: Deployment.apps',
  isHeld: false,
  stopsPods: true,
  changed: ['spec.replicas'],
}
const GATE: Restrained = {
  ...WEB,
  kind: 'Ingress',
  name: 'gate',
  rule: 'network: Ingress.networking.k8s.io',
  isHeld: true,
  stopsPods: false,
  changed: [],
}
const BALANCER: Restrained = {
  ...WEB,
  kind: 'Service',
  name: 'lb',
  rule: 'network: Service',
  stopsPods: false,
  changed: ['spec.type', 'metadata.annotations[example.com/zone]'],
}

const deployments = { kind: 'Deployment', namespace: 'shop' }
const gate = { kind: 'Ingress', namespace: 'shop', objectName: 'gate' }
const http = { path: '/', port: undefined, status: 200 }

function wantedOfServices(...path: readonly (string | number)[]): Demand {
  return {
    test: 'equals',
    of: { kind: 'Service', namespace: 'shop' },
    values: [{ text: '', path, value: null }],
  }
}

test.each<readonly [demand: Demand, was: CheckResult['result'], is: CheckResult['result']]>([
  // What is without replicas is ready at once.
  [{ test: 'ready', of: deployments }, 'passed', 'inconclusive'],
  [{ test: 'ready', of: { kind: 'Deployment' } }, 'passed', 'inconclusive'],
  [{ test: 'ready', of: { ...deployments, objectName: 'web' } }, 'passed', 'inconclusive'],
  [{ test: 'ready', of: { ...deployments, objectName: 'other' } }, 'passed', 'passed'],
  [{ test: 'ready', of: { kind: 'Deployment', namespace: 'elsewhere' } }, 'passed', 'passed'],
  [{ test: 'ready', of: { kind: 'StatefulSet', namespace: 'shop' } }, 'passed', 'passed'],
  // A tamed Service may be ready all the same.
  [{ test: 'ready', of: { kind: 'Service', namespace: 'shop' } }, 'passed', 'passed'],
  // What is held is not there.
  [{ test: 'absent', of: gate }, 'passed', 'inconclusive'],
  [{ test: 'exists', of: gate }, 'failed', 'inconclusive'],
  [{ test: 'count', of: gate, range: { min: 0, max: 0 } }, 'passed', 'inconclusive'],
  [{ test: 'exists', of: deployments }, 'passed', 'passed'],
  [{ test: 'count', of: deployments, range: { min: 1, max: 1 } }, 'passed', 'passed'],
  // What was changed is another value than in the backup.
  [{ test: 'each', of: deployments, expression: 'object.spec.replicas > 1' }, 'failed', 'inconclusive'],
  [{ test: 'each', of: deployments, expression: 'true' }, 'passed', 'passed'],
  [{ test: 'equals', of: { kind: 'Service', namespace: 'shop' }, values: [] }, 'failed', 'inconclusive'],
  // A value that the rule has set says nothing about the backup.
  [{ test: 'each', of: deployments, expression: 'object.spec.replicas == 0' }, 'passed', 'inconclusive'],
  [{ test: 'cel', of: deployments, expression: 'object.spec.paused' }, 'passed', 'passed'],
  [wantedOfServices('spec', 'type'), 'passed', 'inconclusive'],
  [wantedOfServices('spec'), 'passed', 'inconclusive'],
  [wantedOfServices('metadata', 'annotations', 'example.com/zone'), 'passed', 'inconclusive'],
  [wantedOfServices('spec', 'ports', 0, 'port'), 'passed', 'passed'],
  // What is held was not looked at, so it holds for the others only.
  [{ test: 'each', of: { kind: 'Ingress' }, expression: 'true' }, 'passed', 'inconclusive'],
  [{ test: 'equals', of: { kind: 'Ingress' }, values: [] }, 'passed', 'inconclusive'],
  // Nobody answers where nothing runs.
  [
    { test: 'http', of: { kind: 'Service', namespace: 'shop', objectName: 'web' }, ...http },
    'failed',
    'inconclusive',
  ],
  [
    { test: 'http', of: { kind: 'Service', namespace: 'elsewhere', objectName: 'web' }, ...http },
    'failed',
    'failed',
  ],
  [
    { test: 'exec', of: { kind: 'Pod', namespace: 'shop' }, command: ['true'], container: undefined },
    'failed',
    'inconclusive',
  ],
  [{ test: 'run', command: ['true'], timeoutMs: 1 }, 'failed', 'failed'],
])('%j: %s becomes %s', (demand, was, is) => {
  const result: CheckResult = {
    name: 'x',
    kind: demand.test,
    result: was,
    message: 'said',
    objects: 1,
    ms: 1,
  }
  const [found] = underSafetyRules([{ name: 'x', demand }], [result], [WEB, GATE, BALANCER])
  expect(found?.result).toBe(is)
  if (is === was) expect(found).toEqual(result)
  else expect(found?.message).toMatch(/^said; but \w+ \w+ was (?:tamed|held back) by the safety rule \w+: /)
})

test('without rules nothing changes', () => {
  const results: readonly CheckResult[] = []
  expect(underSafetyRules([], results, [])).toBe(results)
})
