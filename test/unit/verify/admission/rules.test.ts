import { expect, test } from 'vitest'
import {
  type AdmissionRequest,
  isExempt,
  ruleMatches,
  type WebhookRule,
} from '../../../../src/verify/admission/rules.ts'

const RULE: WebhookRule = {
  operations: ['CREATE'],
  apiGroups: ['apps'],
  apiVersions: ['v1'],
  resources: ['deployments'],
  scope: '*',
}
const REQUEST: AdmissionRequest = {
  group: 'apps',
  version: 'v1',
  resource: 'deployments',
  namespace: 'shop',
  operation: 'CREATE',
}
const NAMESPACE = { ...REQUEST, group: '', resource: 'namespaces' }
const any = { apiGroups: ['*'], apiVersions: ['*'], resources: ['*'] }

test.each<[isAsked: boolean, rule: Partial<WebhookRule>, request: Partial<AdmissionRequest>]>([
  [true, {}, {}],
  [true, { operations: ['DELETE', 'CREATE'] }, {}],
  [true, { operations: ['*'] }, { operation: 'UPDATE' }],
  [false, { operations: ['UPDATE'] }, {}],
  [false, {}, { operation: 'UPDATE' }],
  [false, { operations: [] }, {}],
  [true, { apiGroups: ['*'] }, {}],
  [false, { apiGroups: [''] }, {}],
  [false, { apiVersions: ['v1beta1'] }, {}],
  [true, { apiVersions: ['v1beta1', '*'] }, {}],
  [true, { resources: ['*'] }, {}],
  [true, { resources: ['*/*'] }, {}],
  [true, { resources: ['deployments/*'] }, {}],
  [false, { resources: ['deployments/scale'] }, {}],
  [false, { resources: ['*/scale'] }, {}],
  [false, { resources: ['replicasets', 'replicasets/*'] }, {}],
  [true, { scope: 'Namespaced' }, {}],
  [false, { scope: 'Namespaced' }, { namespace: '' }],
  [false, { scope: 'Cluster' }, {}],
  [true, { scope: 'Cluster' }, { namespace: '' }],
  [false, { scope: 'Somewhere' }, {}],
  // A Namespace belongs to the cluster, whatever its request says of a namespace.
  [true, { ...any, scope: 'Cluster' }, NAMESPACE],
  [false, { ...any, scope: 'Namespaced' }, NAMESPACE],
])('%s: %j %j', (isAsked, rule, request) => {
  expect(ruleMatches({ ...RULE, ...rule }, { ...REQUEST, ...request })).toBe(isAsked)
})

test('nobody is asked about the configurations of admission themselves', () => {
  const group = 'admissionregistration.k8s.io'
  expect(isExempt({ group, resource: 'validatingwebhookconfigurations' })).toBe(true)
  expect(isExempt({ group, resource: 'mutatingadmissionpolicybindings' })).toBe(true)
  expect(isExempt({ group: 'example.com', resource: 'validatingwebhookconfigurations' })).toBe(false)
})
