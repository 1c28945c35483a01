import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { type Change, changesBetween } from '../../../src/safety/changes.ts'
import { withoutEdge } from '../../../src/safety/tamings/network.ts'

test.each<readonly [what: string, before: JsonObject, after: JsonObject, changes: readonly Change[]]>([
  ['nothing', { a: 1 }, { a: 1 }, []],
  [
    'a number',
    { spec: { replicas: 3 } },
    { spec: { replicas: 0 } },
    [{ path: 'spec.replicas', change: 'set', was: '3' }],
  ],
  ['a new field', { spec: {} }, { spec: { suspend: true } }, [{ path: 'spec.suspend', change: 'set' }]],
  ['a text that is gone', { a: 'x' }, {}, [{ path: 'a', change: 'removed', was: '"x"' }]],
  [
    'a map that is gone, by its fields',
    { a: { b: 1, c: 2 } },
    {},
    [
      { path: 'a.b', change: 'removed', was: '1' },
      { path: 'a.c', change: 'removed', was: '2' },
    ],
  ],
  ['a list as one', { a: [1, 2] }, { a: [1] }, [{ path: 'a', change: 'set' }]],
  [
    'no annotation, whose value may be anything',
    { metadata: { annotations: { 'a/b': 'x' } } },
    { metadata: {} },
    [{ path: 'metadata.annotations[a/b]', change: 'removed' }],
  ],
  [
    'no private field',
    { spec: { password: 'hunter2' } },
    { spec: {} },
    [{ path: 'spec.password', change: 'removed' }],
  ],
  [
    'nothing of a Secret',
    { kind: 'Secret', type: 'a' },
    { kind: 'Secret', type: 'b' },
    [{ path: 'type', change: 'set' }],
  ],
  ['no address', { url: 'https://hooks.example.com/T0' }, {}, [{ path: 'url', change: 'removed' }]],
  ['no long text', { a: 'x'.repeat(200) }, {}, [{ path: 'a', change: 'removed' }]],
  [
    'a key that every object has',
    { constructor: 1 },
    {},
    [{ path: 'constructor', change: 'removed', was: '1' }],
  ],
])('%s', (_what, before, after, changes) => expect(changesBetween(before, after)).toEqual(changes))

test.each<readonly [what: string, before: JsonObject, after: JsonObject]>([
  ['ClusterIP', { type: 'ClusterIP', ports: [{ port: 80 }] }, { type: 'ClusterIP', ports: [{ port: 80 }] }],
  [
    'NodePort keeps its port: it is a door of this cluster alone',
    { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ port: 80, nodePort: 30000 }] },
    { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ port: 80, nodePort: 30000 }] },
  ],
  [
    'external addresses of a NodePort',
    { type: 'NodePort', externalIPs: ['203.0.113.1'], externalTrafficPolicy: 'Local', ports: [] },
    { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [] },
  ],
  [
    'external addresses of a ClusterIP',
    { externalIPs: ['203.0.113.1'], externalTrafficPolicy: 'Cluster', ports: [] },
    { ports: [] },
  ],
  [
    'ExternalName has no ports, and no address needs none',
    { type: 'ExternalName', externalName: 'db.example.com' },
    { type: 'ClusterIP', clusterIP: 'None' },
  ],
])('a Service: %s', (_what, before, after) => {
  expect(withoutEdge({ spec: before })).toEqual({ spec: after })
})
