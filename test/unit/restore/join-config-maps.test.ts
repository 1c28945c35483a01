import { expect, test } from 'vitest'
import { joinConfigMaps } from '../../../src/restore/join-config-maps.ts'
import type { ConfigMap } from '../../../src/restore/restore-document.ts'

const configMap = (name: string, namespace = 'velero'): ConfigMap => ({
  name,
  namespace,
  labels: {},
  data: {},
})

test('in the order of the sources', () => {
  const [a, b, c] = [configMap('a'), configMap('b'), configMap('a', 'tools')]
  expect(
    joinConfigMaps([
      { origin: 'the manifest', configMaps: [b] },
      { origin: 'x.yaml', configMaps: [a, c] },
    ]),
  ).toEqual([b, a, c])
})

test.each([
  ['x.yaml', 'y.yaml', 'the ConfigMap velero/a is in x.yaml and in y.yaml'],
  ['x.yaml', 'x.yaml', 'the ConfigMap velero/a is twice in x.yaml'],
])('the same one in %s and in %s', (first, second, message) => {
  const join = () =>
    joinConfigMaps([
      { origin: first, configMaps: [configMap('a')] },
      { origin: second, configMaps: [configMap('b'), configMap('a')] },
    ])
  expect(join).toThrow(expect.objectContaining({ code: 'OPTION_CONFLICT', message }))
})
