import { expect, test } from 'vitest'
import { typesNotServed } from '../../../../src/report/upgrade/types-not-served.ts'
import { deployment, flowSchema, NOT_SERVED, versionReport } from './version-reports.ts'

const WIDGET = { apiVersion: 'example.org/v1', kind: 'Widget', resource: 'widgets.example.org' }

test('a type that went away, and one that no version serves', () => {
  const widget = deployment('w', { ...WIDGET, ...NOT_SERVED })
  expect(
    typesNotServed([
      versionReport('1.31', [widget, flowSchema('a'), flowSchema('b'), deployment('web')]),
      versionReport('1.36', [
        widget,
        flowSchema('a', NOT_SERVED),
        flowSchema('b', NOT_SERVED),
        deployment('web'),
      ]),
    ]),
  ).toEqual([
    {
      apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
      kind: 'FlowSchema',
      resource: 'flowschemas.flowcontrol.apiserver.k8s.io',
      items: 2,
      removedAt: '1.36',
      servedAt: ['1.31'],
      notServedAt: ['1.36'],
    },
    { ...WIDGET, items: 1, servedAt: [], notServedAt: ['1.31', '1.36'] },
  ])
})

test('a version whose run saw nothing of a type is in neither list', () => {
  const left = { outcome: 'skipped', reason: 'resource-filtered' } as const
  const [type] = typesNotServed([
    versionReport('1.31', [flowSchema('a', left)]),
    versionReport('1.32', [], { verdict: 'error' }),
    versionReport('1.36', [flowSchema('a', NOT_SERVED)]),
  ])
  expect(type).toMatchObject({ servedAt: [], notServedAt: ['1.36'] })
  expect(type).not.toHaveProperty('removedAt')
})
