import { expect, test } from 'vitest'
import { resolveResource } from '../../../../src/restore/select/resource-names.ts'
import { clusterWith, plainCluster } from './fixtures.ts'

test.each<readonly [name: string, expected: string | undefined]>([
  ['pods', 'pods'],
  ['pod', 'pods'],
  ['Pod', 'pods'],
  ['PODS', 'pods'],
  ['po', 'pods'],
  ['PO', undefined],
  ['pv', 'persistentvolumes'],
  ['deploy', 'deployments.apps'],
  ['Deployment.apps', 'deployments.apps'],
  ['deploy.apps', 'deployments.apps'],
  ['deploy.app', 'deployments.apps'],
  ['netpol', 'networkpolicies.networking.k8s.io'],
  ['horizontalpodautoscalers.autoscaling', 'horizontalpodautoscalers.autoscaling'],
  ['ingresses.networking', 'ingresses.networking.k8s.io'],
  ['ingresses.networking.k8s.io', 'ingresses.networking.k8s.io'],
  ['ingresses.extensions', undefined],
  ['events', 'events'],
  ['events.events.k8s.io', 'events.events.k8s.io'],
  ['events.events', 'events.events.k8s.io'],
  ['unknown-things', undefined],
  ['*.apps', undefined],
  ['', undefined],
  ['bindings', undefined],
  ['readings', undefined],
  ['pods.metrics.example.com', undefined],
])('S-41: %s is %s', (name, expected) => {
  expect(resolveResource(name, plainCluster)).toBe(expected)
})

test("S-41: the server's order of groups decides, and an exact group beats the beginning of one", () => {
  const cluster = clusterWith(
    ['one.example.com', 'v1', 'widgets', 'Widget', 'wd'],
    ['one.example', 'v1', 'widgets', 'Widget', 'wd'],
  )
  expect(resolveResource('widgets', cluster)).toBe('widgets.one.example.com')
  expect(resolveResource('wd', cluster)).toBe('widgets.one.example.com')
  expect(resolveResource('widgets.one.example', cluster)).toBe('widgets.one.example')
  expect(resolveResource('wd.one.example', cluster)).toBe('widgets.one.example')
  expect(resolveResource('widgets.one', cluster)).toBe('widgets.one.example.com')
})

test('S-41: a full name is not taken for a short one', () => {
  const cluster = clusterWith(['a.example.com', 'v1', 'things', 'Thing', 'pods'])
  expect(resolveResource('pods', cluster)).toBe('pods')
})
