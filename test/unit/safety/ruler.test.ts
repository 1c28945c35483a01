import { describe, expect, test } from 'vitest'
import type { OwnRule, SafetySettings } from '../../../src/safety/decision.ts'
import { ownRuleProblem, rulerOf } from '../../../src/safety/ruler.ts'

function decide(group: string, kind: string, settings: Partial<SafetySettings> = {}): string {
  const ruling = rulerOf({ profile: 'guarded', rules: [], ...settings })(group, kind)
  return ruling === undefined ? 'keep' : `${ruling.decision.do}, ${ruling.rule}`
}

function own(group: string, kind: string, wanted: OwnRule['do']): OwnRule {
  return { group, kind, do: wanted, why: 'the team says so' }
}

test.each([
  ['example.com', 'Widget', 'hold, unknown custom resource'],
  ['k8s.io', 'Widget', 'hold, unknown custom resource'],
  ['', 'ConfigMap', 'keep'],
  ['', 'Secret', 'keep'],
  ['apps', 'ControllerRevision', 'keep'],
  ['extensions', 'Deployment', 'keep'],
  ['rbac.authorization.k8s.io', 'Role', 'keep'],
  ['networking.k8s.io', 'NetworkPolicy', 'keep'],
  ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicy', 'keep'],
  ['autoscaling.k8s.io', 'VerticalPodAutoscalerCheckpoint', 'keep'],
  ['argoproj.io', 'Rollout', 'hold, eventing: argoproj.io'],
  ['ec2.aws.upbound.io', 'Instance', 'hold, infrastructure: *.upbound.io'],
  ['upgrade.cattle.io', 'Plan', 'hold, privileged: upgrade.cattle.io'],
  ['management.cattle.io', 'Cluster', 'hold, infrastructure: *.cattle.io'],
])('guarded: %s %s → %s', (group, kind, expected) => expect(decide(group, kind)).toBe(expected))

test('isolated knows nothing of groups that nobody serves', () => {
  expect(decide('example.com', 'Widget', { profile: 'isolated' })).toBe('keep')
})

test('where controllers act, what they would be asked about is held and not deferred', () => {
  const webhooks = ['admissionregistration.k8s.io', 'ValidatingWebhookConfiguration'] as const
  const rule = 'outbound: ValidatingWebhookConfiguration.admissionregistration.k8s.io'
  expect(decide(...webhooks, { profile: 'isolated' })).toBe(`defer, ${rule}`)
  expect(decide(...webhooks, { profile: 'isolated', hasControllers: true })).toBe(`hold, ${rule}`)
  expect(decide('apps', 'Deployment', { profile: 'isolated', hasControllers: true })).toBe('keep')
})

describe('rules of the user', () => {
  test.each<readonly [rules: readonly OwnRule[], group: string, kind: string, expected: string]>([
    [[own('apps', 'Deployment', 'keep')], 'apps', 'Deployment', 'keep, own: Deployment.apps'],
    [[own('apps', 'Deployment', 'keep')], 'apps', 'StatefulSet', 'tame, code: StatefulSet.apps'],
    [[own('apps', '*', 'hold')], 'apps', 'StatefulSet', 'hold, own: apps'],
    [[own('*.example.com', '*', 'keep')], 'a.b.example.com', 'Widget', 'keep, own: *.example.com'],
    [[own('*.example.com', '*', 'keep')], 'example.com', 'Widget', 'hold, unknown custom resource'],
    [[own('*', '*', 'keep')], 'example.com', 'Widget', 'keep, own: *'],
    [[own('', 'ConfigMap', 'hold')], '', 'ConfigMap', 'hold, own: ConfigMap'],
    [[own('apps', '*', 'tame')], 'apps', 'Deployment', 'tame, own: apps'],
    [[own('apps', '*', 'tame')], 'apps', 'ControllerRevision', 'hold, own: apps'],
    [
      [own('apps', 'Deployment', 'hold'), own('apps', '*', 'keep')],
      'apps',
      'Deployment',
      'hold, own: Deployment.apps',
    ],
    [
      [own('*', '*', 'hold')],
      'apiextensions.k8s.io',
      'CustomResourceDefinition',
      'tame, outbound: CustomResourceDefinition.apiextensions.k8s.io',
    ],
    [[own('*', '*', 'hold')], '', 'ServiceAccount', 'tame, identity: ServiceAccount'],
    [[own('*', '*', 'hold')], 'scheduling.k8s.io', 'PriorityClass', 'keep'],
    [[own('', '*', 'hold')], '', 'Namespace', 'keep'],
  ])('%j: %s %s', (rules, group, kind, expected) => expect(decide(group, kind, { rules })).toBe(expected))

  test('they hold in the faithful profile too', () => {
    const rules = [own('apps', 'Deployment', 'hold')]
    expect(decide('apps', 'Deployment', { profile: 'faithful', rules })).toBe('hold, own: Deployment.apps')
    expect(decide('apps', 'StatefulSet', { profile: 'faithful', rules })).toBe('keep')
  })

  test.each<readonly [rule: OwnRule, problem: RegExp | undefined]>([
    [own('', 'Namespace', 'hold'), /cannot be held/],
    [own('apiextensions.k8s.io', 'CustomResourceDefinition', 'hold'), /cannot be held/],
    [
      own('*', 'CustomResourceDefinition', 'hold'),
      /^CustomResourceDefinition\.apiextensions\.k8s\.io cannot be held: without it the server refuses all objects of its kind$/,
    ],
    [own('*.k8s.io', 'CustomResourceDefinition', 'hold'), /cannot be held/],
    [own('*', 'Namespace', 'hold'), /^Namespace cannot be held/],
    [own('*', 'ServiceAccount', 'hold'), /the pods that run as it$/],
    [own('scheduling.k8s.io', 'PriorityClass', 'hold'), /the pods that name it$/],
    [own('management.cattle.io', 'Namespace', 'hold'), undefined],
    [own('*', 'APIService', 'hold'), undefined],
    [own('*', 'Namespace', 'keep'), undefined],
    [own('apiextensions.k8s.io', 'CustomResourceDefinition', 'tame'), undefined],
    [own('', 'Secret', 'tame'), /no neutral form of Secret/],
    [own('example.com', 'Widget', 'tame'), /no neutral form of Widget\.example\.com/],
    [own('apps', '*', 'tame'), undefined],
    [own('apps', 'Deployment', 'tame'), undefined],
  ])('%j', (rule, problem) => {
    if (problem === undefined) expect(ownRuleProblem(rule)).toBeUndefined()
    else expect(ownRuleProblem(rule)).toMatch(problem)
  })
})
