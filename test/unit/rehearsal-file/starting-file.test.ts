import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRehearsalFile } from '../../../src/rehearsal-file/read-rehearsal-file.ts'
import { type Holdings, renderStartingFile } from '../../../src/rehearsal-file/starting-file.ts'

const HOLDINGS: Holdings = {
  location: 's3://acme/prod',
  backup: 'nightly',
  counts: [
    { kind: 'ConfigMap', namespace: 'shop', count: 3 },
    { apiVersion: 'example.com/v1', kind: 'Ingress', namespace: '', count: 1 },
  ],
  workloads: [{ kind: 'Deployment', namespace: 'shop', name: 'web' }],
  moreWorkloads: 7,
}

test('the file is one that can be read, and says what was counted', () => {
  const text = renderStartingFile(HOLDINGS)
  expect(readRehearsalFile(text, 'r.yaml', () => undefined)).toMatchObject({
    location: 's3://acme/prod',
    checks: [
      {
        name: 'ConfigMap: 3 or more in shop',
        demand: { test: 'count', of: { kind: 'ConfigMap', namespace: 'shop' }, range: { min: 3 } },
      },
      {
        name: 'Ingress of example.com/v1: 1 or more in the cluster',
        demand: { of: { apiVersion: 'example.com/v1', kind: 'Ingress' }, range: { min: 1 } },
      },
      { demand: { test: 'exists', of: { kind: 'Deployment', namespace: 'shop', objectName: 'web' } } },
    ],
  })
  expect(text).toContain('  # 7 more workloads are counted above.\n')
  expect(text.split('\n')[0]).toMatch(/^# yaml-language-server: \$schema=/)
})

test('a backup that holds nothing gives a file as well', () => {
  const text = renderStartingFile({ ...HOLDINGS, counts: [], workloads: [], moreWorkloads: 0 })
  expect(readRehearsalFile(text, 'r.yaml', () => undefined)).toMatchObject({ checks: [] })
})

test('no name of a backup gets out of its quotes', () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
    fc.constantFrom('"', "'", '\n- x', '}', ' # ', '*a', '&a', 'yes', '1.3', '\u2028', '{{', ': '),
  )
  fc.assert(
    fc.property(name, name, name, (location, namespace, objectName) => {
      const text = renderStartingFile({
        ...HOLDINGS,
        location: location.toWellFormed(),
        backup: namespace,
        workloads: [
          { kind: 'Deployment', namespace: namespace.toWellFormed(), name: objectName.toWellFormed() },
        ],
      })
      const file = readRehearsalFile(text, 'r.yaml', () => undefined)
      expect(file).toMatchObject({ location: location.toWellFormed() })
      if (!('checks' in file)) throw new Error('not read')
      expect(file.checks.at(-1)?.demand).toMatchObject({
        of: { namespace: namespace.toWellFormed(), objectName: objectName.toWellFormed() },
      })
    }),
    { numRuns: 15 },
  )
})
