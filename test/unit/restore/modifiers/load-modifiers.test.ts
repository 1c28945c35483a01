import { expect, test } from 'vitest'
import { parseModifiers } from '../../../../src/restore/modifiers/load-modifiers.ts'
import { modifiers } from './fixtures.ts'

function parse(text: string) {
  return parseModifiers({ namespace: 'velero', name: 'm', labels: {}, data: { any: text } })
}

test('M-2, M-3: YAML, fields in any letter case, numbers and booleans as texts', () => {
  const [rule] = modifiers(
    '- Conditions: {groupResource: pods, namespaces: [a, 5], labelSelector: {matchLabels: {count: 7}}, matches: [{path: /a, value: 010}]}\n' +
      '  patches:\n  - {operation: add, path: /a, value: 2}\n  - {operation: add, path: /b, value: yes}\n  - {operation: remove, path: /c}\n',
  ).rules
  expect(rule).toEqual({
    conditions: {
      groupResource: 'pods',
      namespaces: ['a', '5'],
      resourceNameRegex: '',
      labelSelector: { matchLabels: { count: '7' } },
      matches: [{ path: '/a', value: '8' }],
    },
    patches: [
      { operation: 'add', from: '', path: '/a', value: '2' },
      { operation: 'add', from: '', path: '/b', value: 'true' },
      { operation: 'remove', from: '', path: '/c', value: '' },
    ],
    mergePatches: [],
    strategicPatches: [],
  })
})

test.each([
  ['[]', 'json: cannot unmarshal array into Go value of type resourcemodifiers.ResourceModifiers'],
  [
    'version: [1]',
    'json: cannot unmarshal array into Go struct field ResourceModifiers.version of type string',
  ],
  [
    'resourceModifierRules: {}',
    'json: cannot unmarshal object into Go struct field ResourceModifiers.resourceModifierRules of type []resourcemodifiers.ResourceModifierRule',
  ],
  [
    'resourceModifierRules: [{conditions: {namespaces: a}}]',
    'json: cannot unmarshal string into Go struct field Conditions.resourceModifierRules.conditions.namespaces of type []string',
  ],
  [
    'resourceModifierRules: [{conditions: {labelSelector: {matchLabels: a}}}]',
    'json: cannot unmarshal string into Go struct field LabelSelector.resourceModifierRules.conditions.labelSelector.matchLabels of type map[string]string',
  ],
  [
    'resourceModifierRules: [{conditions: {labelSelector: {matchExpressions: [a]}}}]',
    'json: cannot unmarshal string into Go struct field LabelSelector.resourceModifierRules.conditions.labelSelector.matchExpressions of type v1.LabelSelectorRequirement',
  ],
  [
    'resourceModifierRules: [{patches: [{value: {}}], conditions: 5}]',
    'json: cannot unmarshal number into Go struct field ResourceModifierRule.resourceModifierRules.conditions of type resourcemodifiers.Conditions',
  ],
  ['version1: v1', 'json: unknown field "version1"'],
])('M-2, C-240: %s is refused in the words of Go', (text, message) => {
  expect(() => parse(text)).toThrow(
    `Error in parsing resource modifiers provided in configmap velero/m: failed to decode yaml data into resource modifiers, err: error unmarshaling JSON: while decoding JSON: ${message}`,
  )
})

test('M-2: a field that stands twice', () => {
  expect(() => parse('version: v1\nversion: v1')).toThrow(
    'err: error converting YAML to JSON: yaml: unmarshal errors:\n  line 2: key "version" already set in map',
  )
})

test.each<readonly [rules: string, message: string]>([
  ['[null]', 'groupkResource cannot be empty'],
  ['[{conditions: {groupResource: x}, patches: [{path: /a}]}]', 'operation cannot be empty'],
  ['[{conditions: {groupResource: x}, patches: [{operation: ADD}]}]', 'path cannot be empty'],
])('M-5: %s', (rules, message) => {
  expect(() => parse(`version: V1\nresourceModifierRules: ${rules}`)).toThrow(
    `Validation error in resource modifiers provided in configmap velero/m: ${message}`,
  )
})

test('M-1, M-4: no data at all', () => {
  expect(() => parseModifiers({ namespace: 'velero', name: 'm', labels: {}, data: {} })).toThrow(
    'illegal resource modifiers velero/m configmap',
  )
})
