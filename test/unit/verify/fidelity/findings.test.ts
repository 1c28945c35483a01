import { describe, expect, test } from 'vitest'
import type { FieldPath } from '../../../../src/core/field-path.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import type { Difference } from '../../../../src/verify/fidelity/compare.ts'
import { fidelityFindings } from '../../../../src/verify/fidelity/findings.ts'

const changed = (path: FieldPath, sent: string, stored: string): Difference => ({
  kind: 'changed',
  path,
  sent,
  stored,
})

function findingsOf(kind: string, differences: readonly Difference[], stored: JsonObject = {}) {
  const object = { apiVersion: 'v1', kind, namespace: 'shop', name: 'x' }
  return fidelityFindings({ object, stored, differences, manager: 'restore-rehearsal' })
}

describe('values', () => {
  test.each<readonly [what: string, kind: string, path: FieldPath, isShown: boolean]>([
    ['of a label', 'ConfigMap', ['metadata', 'labels', 'tier'], true],
    ['of a Secret', 'Secret', ['data', 'user'], false],
    ['of a label of a Secret', 'Secret', ['metadata', 'labels', 'tier'], false],
    ['of a ConfigMap', 'ConfigMap', ['data', 'user'], false],
    ['of a variable', 'Pod', ['spec', 'containers', 0, 'env', 0, 'value'], false],
    ['of an annotation', 'Pod', ['metadata', 'annotations', 'x'], false],
    ['of an argument', 'Pod', ['spec', 'containers', 0, 'args', 1], false],
    ['of a field that sounds like a secret', 'Widget', ['spec', 'adminPassword'], false],
    ['of a field', 'Widget', ['spec', 'size'], true],
  ])('%s', (_what, kind, path, isShown) => {
    const [finding] = findingsOf(kind, [changed(path, 'hunter2', 'hunter3')])
    expect(finding?.message.includes('hunter')).toBe(isShown)
    expect(finding?.values).toEqual(isShown ? { sent: '"hunter2"', stored: '"hunter3"' } : undefined)
  })

  test('long ones are left out', () => {
    const [finding] = findingsOf('Widget', [changed(['spec', 'size'], 'x'.repeat(59), 'y')])
    expect(finding?.message).toBe('another value is stored than was sent')
  })
})

test('many differences of one object are counted', () => {
  const differences = Array.from({ length: 25 }, (_, index) => changed(['spec', `f${index}`], 'a', 'b'))
  const findings = findingsOf('Widget', differences)
  expect(findings).toHaveLength(21)
  expect(findings.at(-1)).toMatchObject({ class: 'changed-value', message: '5 more fields differ' })
})

describe('who wrote it later', () => {
  const entry = (manager: string, fieldsV1: JsonObject, subresource = ''): JsonObject => ({
    manager,
    fieldsV1,
    subresource,
  })
  const fields = { 'f:spec': { 'f:size': {}, 'f:parts': { 'k:{"name":"a"}': { 'f:weight': {} } } } }
  const stored = (...managedFields: readonly JsonObject[]): JsonObject => ({ metadata: { managedFields } })
  const classOf = (difference: Difference, object: JsonObject) =>
    findingsOf('Widget', [difference], object)[0]?.class

  test.each<readonly [what: string, difference: Difference, object: JsonObject, expected: string]>([
    [
      'nobody',
      changed(['spec', 'size'], 'a', 'b'),
      stored(entry('restore-rehearsal', fields)),
      'changed-value',
    ],
    [
      'somebody',
      changed(['spec', 'size'], 'a', 'b'),
      stored(entry('helm', fields)),
      'changed-after-creation',
    ],
    ['another field', changed(['spec', 'mode'], 'a', 'b'), stored(entry('helm', fields)), 'changed-value'],
    [
      'an entry of a list',
      changed(['spec', 'parts', 3, 'weight'], 'a', 'b'),
      stored(entry('helm', fields)),
      'changed-after-creation',
    ],
    [
      'only its status',
      changed(['spec', 'size'], 'a', 'b'),
      stored(entry('kubelet', fields, 'status')),
      'changed-value',
    ],
    [
      'a field that is gone',
      { kind: 'dropped', path: ['spec', 'x'], sent: 1, stored: undefined },
      stored(entry('helm', { 'f:metadata': {} })),
      'changed-after-creation',
    ],
  ])('%s', (_what, difference, object, expected) => {
    expect(classOf(difference, object)).toBe(expected)
  })
})
