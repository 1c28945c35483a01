import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { isIdlePatch } from '../../../../src/restore/item/idle-patch.ts'

const ADDRESSES = { clusterIP: null, clusterIPs: null }

test.each<readonly [what: string, groupResource: string, type: string, patch: JsonObject, isIdle: boolean]>([
  ['addresses that the server gave out', 'services', 'ClusterIP', { spec: ADDRESSES }, true],
  ['one of them', 'services', 'LoadBalancer', { spec: { clusterIP: null } }, true],
  ['an address that is asked for', 'services', 'ClusterIP', { spec: { clusterIP: '10.0.0.7' } }, false],
  ['another field as well', 'services', 'ClusterIP', { spec: { ...ADDRESSES, ports: [] } }, false],
  ['labels as well', 'services', 'ClusterIP', { spec: ADDRESSES, metadata: { labels: {} } }, false],
  ['a Service without addresses', 'services', 'ExternalName', { spec: ADDRESSES }, false],
  ['another type', 'gateways.example.com', 'ClusterIP', { spec: ADDRESSES }, false],
])('%s', (_, groupResource, type, patch, isIdle) => {
  expect(isIdlePatch(groupResource, { spec: { type } }, patch)).toBe(isIdle)
})
