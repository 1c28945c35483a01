import { expect, test } from 'vitest'
import { isBuiltInObject } from '../../../src/kube/built-in-objects.ts'

const RBAC = 'rbac.authorization.k8s.io'

test.each<readonly [group: string, kind: string, namespace: string, name: string, isBuiltIn: boolean]>([
  ['', 'Namespace', '', 'kube-system', true],
  ['', 'Namespace', '', 'shop', false],
  ['', 'ServiceAccount', 'shop', 'default', true],
  ['', 'ServiceAccount', 'shop', 'web', false],
  ['', 'ConfigMap', 'shop', 'kube-root-ca.crt', true],
  ['', 'ConfigMap', 'shop', 'extension-apiserver-authentication', false],
  ['', 'ConfigMap', 'kube-system', 'extension-apiserver-authentication', true],
  ['', 'Service', 'default', 'kubernetes', true],
  ['', 'Service', 'shop', 'kubernetes', false],
  ['discovery.k8s.io', 'EndpointSlice', 'default', 'kubernetes', true],
  [RBAC, 'ClusterRole', '', 'system:controller:job-controller', true],
  [RBAC, 'ClusterRole', '', 'edit', true],
  [RBAC, 'ClusterRole', '', 'editor', false],
  [RBAC, 'Role', 'kube-system', 'system::leader-locking-kube-scheduler', true],
  [RBAC, 'Role', 'shop', 'system:x', false],
  ['scheduling.k8s.io', 'PriorityClass', '', 'system-node-critical', true],
  ['flowcontrol.apiserver.k8s.io', 'FlowSchema', '', 'kube-controller-manager', true],
  ['apiregistration.k8s.io', 'APIService', '', 'v1.', true],
  ['apiregistration.k8s.io', 'APIService', '', 'v1beta1.networking.k8s.io', true],
  ['apiregistration.k8s.io', 'APIService', '', 'v1.example.com', false],
  ['example.com', 'ServiceAccount', 'shop', 'default', false],
])('%s %s %s/%s', (group, kind, namespace, name, isBuiltIn) => {
  expect(isBuiltInObject({ group, kind, namespace, name })).toBe(isBuiltIn)
})
