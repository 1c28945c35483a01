import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  collectionPath,
  joinGroupResource,
  objectPath,
  splitApiVersion,
  splitGroupResource,
} from '../../../src/kube/paths.ts'

const PODS = { group: '', version: 'v1', resource: 'pods' }
const ROLES = { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterroles' }

test.each([
  [collectionPath(PODS, ''), '/api/v1/pods'],
  [collectionPath(PODS, 'shop'), '/api/v1/namespaces/shop/pods'],
  [collectionPath(ROLES, ''), '/apis/rbac.authorization.k8s.io/v1/clusterroles'],
  [objectPath(PODS, 'shop', 'web-0'), '/api/v1/namespaces/shop/pods/web-0'],
  [objectPath(ROLES, '', 'system:Node'), '/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3ANode'],
  [objectPath(PODS, 'a', 'b\uD800'), '/api/v1/namespaces/a/pods/b%EF%BF%BD'],
  [objectPath(PODS, 'a', 'b/../c?d#e%2f'), '/api/v1/namespaces/a/pods/b%2F..%2Fc%3Fd%23e%252f'],
])('%s', (path, expected) => {
  expect(path).toBe(expected)
})

test('a name is one segment of the path and comes back as it was (F-34)', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      const segments = objectPath(PODS, 'shop', name).split('/')
      expect(segments).toHaveLength(7)
      expect(decodeURIComponent(segments[6] ?? '')).toBe(name)
      expect(segments[6]).not.toMatch(/[?# ]/)
    }),
  )
})

test.each([
  ['v1', { group: '', version: 'v1' }],
  ['apps/v1', { group: 'apps', version: 'v1' }],
  ['', { group: '', version: '' }],
])('apiVersion %j', (apiVersion, expected) => {
  expect(splitApiVersion(apiVersion)).toEqual(expected)
})

test.each([
  ['pods', 'pods', ''],
  ['deployments.apps', 'deployments', 'apps'],
  ['horizontalpodautoscalers.autoscaling', 'horizontalpodautoscalers', 'autoscaling'],
  ['a.b.c.d', 'a', 'b.c.d'],
  ['widgets.a.b.c', 'widgets', 'a.b.c'],
])('F-30, C-11: the group of %s follows the first dot', (groupResource, resource, group) => {
  expect(splitGroupResource(groupResource)).toEqual({ resource, group })
  expect(joinGroupResource(resource, group)).toBe(groupResource)
})
