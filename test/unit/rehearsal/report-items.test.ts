import { expect, test } from 'vitest'
import type { CatalogItem } from '../../../src/backup/catalog.ts'
import { reportItem, reportMessage } from '../../../src/rehearsal/report-items.ts'
import type { Reason } from '../../../src/restore/item-outcome.ts'

function item(changes: Partial<CatalogItem>): CatalogItem {
  return {
    index: 0,
    groupResource: 'services',
    namespace: 'default',
    name: 'kubernetes',
    apiVersion: 'v1',
    kind: 'Service',
    body: { offset: 0, length: 0 },
    ...changes,
  }
}

test.each<readonly [what: string, changes: Partial<CatalogItem>, reason: Reason, isNoise: boolean]>([
  ['the Service of the API server, in another shape', {}, 'exists-differs', true],
  ['the same, when it was refused', {}, 'refused', false],
  ['a Service of somebody', { name: 'web' }, 'exists-differs', false],
  [
    'a role of every cluster',
    {
      groupResource: 'clusterroles.rbac.authorization.k8s.io',
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      namespace: '',
      name: 'admin',
    },
    'exists-equal',
    true,
  ],
  [
    'the namespace of the system',
    { groupResource: 'namespaces', kind: 'Namespace', namespace: '', name: 'kube-system' },
    'namespace-exists',
    true,
  ],
])('%s', (_what, changes, reason, isNoise) => {
  expect(reportItem(item(changes), { kind: 'skipped', reason }, {}).isNoise ?? false).toBe(isNoise)
})

test('a namespace that is mapped away from its name is no noise', () => {
  const outcome = { kind: 'skipped', reason: 'exists-differs' } as const
  expect(reportItem(item({}), outcome, { default: 'copy' }).isNoise).toBeUndefined()
})

test('a warning about noise is noise, an error is not', () => {
  const noise = reportItem(item({}), { kind: 'skipped', reason: 'exists-differs' }, {})
  const message = { group: { namespace: 'default' }, text: 'differs', item: 0 } as const
  expect(reportMessage({ level: 'warning', ...message }, [noise])).toEqual({
    group: 'namespace',
    namespace: 'default',
    message: 'differs',
    item: 0,
    isNoise: true,
  })
  expect(reportMessage({ level: 'error', ...message }, [noise]).isNoise).toBeUndefined()
  expect(reportMessage({ level: 'warning', group: 'velero', text: 'x' }, [noise])).toEqual({
    group: 'velero',
    message: 'x',
  })
})
