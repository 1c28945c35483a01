import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { apply, configMap } from './fixtures.ts'

const object = configMap({ a: 'x', n: '1' }, { labels: { app: 'web', tier: 'front' } })
const cluster: JsonObject = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'settings' } }

/** Whether one rule with these conditions matches; or its error. */
function matches(conditions: object, subject = object, groupResource = 'configmaps'): boolean | string {
  const rule = {
    conditions: { groupResource: '**', ...conditions },
    mergePatches: [{ patchData: '{"seen":true}' }],
  }
  const { errors, matchedRules } = apply([rule], subject, groupResource)
  return errors[0] ?? matchedRules.length === 1
}

test.each<readonly [rule: string, conditions: object, expected: boolean | string]>([
  ['C-246: no conditions', {}, true],
  ['C-246: an empty regex and no namespaces', { resourceNameRegex: '', namespaces: [] }, true],
  ['C-246: another namespace', { namespaces: ['bar'] }, false],
  ['a namespace glob', { namespaces: ['nope', 'sh*'] }, true],
  ['a name that matches anywhere', { resourceNameRegex: 'ett' }, true],
  ['an anchored name', { resourceNameRegex: '^ett' }, false],
  ['C-247: labels', { labelSelector: { matchLabels: { app: 'web' } } }, true],
  ['C-247: other labels', { labelSelector: { matchLabels: { app: 'db' } } }, false],
  ['C-251, M-9: an equal value', { matches: [{ path: '/data/a', value: 'x' }] }, true],
  ['C-251, M-9: another value', { matches: [{ path: '/data/a', value: 'y' }] }, false],
  ['C-251, M-9: no such path', { matches: [{ path: '/nope/a', value: 'y' }] }, false],
  ['M-9: a missing key is null', { matches: [{ path: '/data/nope', value: 'null' }] }, true],
  ['M-9, M-10: a number is not its text', { matches: [{ path: '/data/n', value: '1' }] }, false],
  ['M-9, M-10: its text in quotes', { matches: [{ path: '/data/n', value: '"1"' }] }, true],
  [
    'M-9: all have to hold',
    {
      matches: [
        { path: '/data/a', value: 'x' },
        { path: '/data/n', value: 'x' },
      ],
    },
    false,
  ],
  ['M-9: no path', { matches: [{ value: 'x' }] }, 'path is required for match rule'],
  [
    'M-9: a value that is no JSON',
    { matches: [{ path: '/data/a', value: 'TRUE' }] },
    'error in decoding json patch invalid state detected',
  ],
  [
    'C-243: a regex that cannot be read',
    { resourceNameRegex: '[a-' },
    'error in matching regex error parsing regexp: missing closing ]: `[a-`',
  ],
  [
    'a selector that cannot be read',
    { labelSelector: { matchExpressions: [{ key: 'a', operator: 'Like' }] } },
    'error in creating label selector "Like" is not a valid label selector operator',
  ],
])('M-6, %s', (_rule, conditions, expected) => {
  expect(matches(conditions)).toBe(expected)
})

test.each<readonly [pattern: string, groupResource: string, expected: boolean]>([
  ['configmaps', 'configmaps', true],
  ['*', 'configmaps', true],
  ['*', 'deployments.apps', false],
  ['*.apps', 'fake.apps', true],
  ['**', 'deployments.apps', true],
])('M-6, C-250: the pattern %s on %s', (pattern, groupResource, expected) => {
  expect(matches({ groupResource: pattern }, object, groupResource)).toBe(expected)
})

test('M-6: what has no namespace passes every list of namespaces', () => {
  expect(matches({ namespaces: ['bar'] }, cluster)).toBe(true)
})

describe('M-8, C-245: conditions look at the object before the first rule', () => {
  const rule = (from: string, to: string) => ({
    conditions: { groupResource: '**', matches: [{ path: '/data/class', value: from }] },
    patches: [{ operation: 'replace', path: '/data/class', value: to }],
  })

  test.each([
    ['standard', 'premium', 'premium', 'gold', 'premium'],
    ['standard', 'premium', 'standard', 'gold', 'gold'],
  ])('%s→%s, %s→%s gives %s', (from, to, from2, to2, expected) => {
    const { object: changed } = apply([rule(from, to), rule(from2, to2)], configMap({ class: 'standard' }))
    expect(changed).toEqual(configMap({ class: expected }))
  })
})
