import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonObject, parseJson, stringifyJson } from '../../../../src/core/json.ts'
import { applyJsonPatch } from '../../../../src/restore/modifiers/json-patch.ts'
import { fromTree, toTree } from '../../../../src/restore/modifiers/json-tree.ts'
import { apply, configMap } from './fixtures.ts'

type Operation = { op: string; path: string; from?: string; value?: unknown }

function patch(document: string, ...operations: readonly Operation[]): string {
  const decoded = operations.map(({ op, path, from = '', value }) => {
    return { op, path, from, value: toTree(parseJson(JSON.stringify(value ?? null))) }
  })
  return stringifyJson(fromTree(applyJsonPatch(toTree(parseJson(document)), decoded)))
}

test.each<readonly [document: string, operations: Operation[], expected: string]>([
  ['{"a":1}', [{ op: 'add', path: '/b', value: 2 }], '{"a":1,"b":2}'],
  ['{"a":1}', [{ op: 'add', path: '/a', value: 2 }], '{"a":2}'],
  ['{"a":[1,2]}', [{ op: 'add', path: '/a/1', value: 9 }], '{"a":[1,9,2]}'],
  ['{"a":[1,2]}', [{ op: 'add', path: '/a/-', value: 9 }], '{"a":[1,2,9]}'],
  ['{"a":[1,2]}', [{ op: 'add', path: '/a/2', value: 9 }], '{"a":[1,2,9]}'],
  ['{"a":[1,2]}', [{ op: 'add', path: '/a/-1', value: 9 }], '{"a":[1,2,9]}'],
  ['{"a":1,"b":2}', [{ op: 'remove', path: '/a' }], '{"b":2}'],
  ['{"a":[1,2,3]}', [{ op: 'remove', path: '/a/-1' }], '{"a":[1,2]}'],
  ['{"a":null}', [{ op: 'replace', path: '/a', value: { b: 1 } }], '{"a":{"b":1}}'],
  ['{"a":[1,2]}', [{ op: 'replace', path: '/a/-2', value: 9 }], '{"a":[9,2]}'],
  ['{"a":1}', [{ op: 'move', path: '/b', from: '/a' }], '{"b":1}'],
  ['{"a":[1,2,3]}', [{ op: 'move', path: '/a/0', from: '/a/2' }], '{"a":[3,1,2]}'],
  [
    '{"a":{"b":1}}',
    [
      { op: 'copy', path: '/c', from: '/a' },
      { op: 'replace', path: '/c/b', value: 2 },
    ],
    '{"a":{"b":1},"c":{"b":2}}',
  ],
  [
    '{"a/b":1,"c~d":2}',
    [
      { op: 'replace', path: '/a~1b', value: 3 },
      { op: 'remove', path: '/c~0d' },
    ],
    '{"a/b":3}',
  ],
  [
    '{"a":{"b":[1,{"c":2}]}}',
    [{ op: 'test', path: '/a', value: { b: [1, { c: 2 }] } }],
    '{"a":{"b":[1,{"c":2}]}}',
  ],
  ['{"a":1}', [{ op: 'test', path: '/nope', value: null }], '{"a":1}'],
  ['{"a":1}', [{ op: 'replace', path: '', value: { b: 2 } }], '{"b":2}'],
  [
    '{"n":9007199254740993,"f":1.50}',
    [{ op: 'copy', path: '/m', from: '/n' }],
    '{"n":9007199254740993,"f":1.50,"m":9007199254740993}',
  ],
  ['{}', [{ op: 'add', path: '/__proto__', value: { x: 1 } }], '{"__proto__":{"x":1}}'],
  ['{"constructor":1}', [{ op: 'remove', path: '/constructor' }], '{}'],
])('M-11, C-247: %s with %j', (document, operations, expected) => {
  expect(patch(document, ...operations)).toBe(expected)
})

test.each<readonly [operation: Operation, message: string]>([
  [
    { op: 'add', path: '/x/y', value: 1 },
    'add operation does not apply: doc is missing path: "/x/y": missing value',
  ],
  [
    { op: 'add', path: '/a/0', value: 1 },
    'add operation does not apply: doc is missing path: "/a/0": missing value',
  ],
  [
    { op: 'add', path: '/l/5', value: 1 },
    "error in add for path: '/l/5': Unable to access invalid index: 5: invalid index referenced",
  ],
  [
    { op: 'add', path: '/l/-9', value: 1 },
    "error in add for path: '/l/-9': Unable to access invalid index: -9: invalid index referenced",
  ],
  [
    { op: 'add', path: '/l/x', value: 1 },
    `error in add for path: '/l/x': value was not a proper array index: 'x': strconv.Atoi: parsing "x": invalid syntax`,
  ],
  [
    { op: 'remove', path: '/x' },
    "error in remove for path: '/x': unable to remove nonexistent key: x: missing value",
  ],
  [
    { op: 'remove', path: '/x/y' },
    'remove operation does not apply: doc is missing path: "/x/y": missing value',
  ],
  [
    { op: 'remove', path: '/l/7' },
    "error in remove for path: '/l/7': Unable to access invalid index: 7: invalid index referenced",
  ],
  [
    { op: 'replace', path: '/x', value: 1 },
    'replace operation does not apply: doc is missing key: /x: missing value',
  ],
  [
    { op: 'replace', path: '/x/y', value: 1 },
    'replace operation does not apply: doc is missing path: /x/y: missing value',
  ],
  [
    { op: 'move', path: '/b', from: '/x' },
    "error in move for path: 'x': unable to get nonexistent key: x: missing value",
  ],
  [
    { op: 'move', path: '/b', from: '/x/y' },
    'move operation does not apply: doc is missing from path: /x/y: missing value',
  ],
  [
    { op: 'move', path: '/x/y', from: '/a' },
    'move operation does not apply: doc is missing destination path: /x/y: missing value',
  ],
  [
    { op: 'move', path: '/b', from: '' },
    'unable to move entire document to another path: invalid state detected',
  ],
  [
    { op: 'copy', path: '/b', from: '/x' },
    "error in copy for from: '/x': unable to get nonexistent key: x: missing value",
  ],
  [
    { op: 'copy', path: '/b', from: '/x/y' },
    'copy operation does not apply: doc is missing from path: "/x/y": missing value',
  ],
  [
    { op: 'copy', path: '/x/y', from: '/a' },
    'copy operation does not apply: doc is missing destination path: /x/y: missing value',
  ],
  [{ op: 'test', path: '/a', value: 2 }, 'testing value /a failed: test failed'],
  [{ op: 'test', path: '/x', value: 2 }, 'testing value /x failed: test failed'],
  [
    { op: 'test', path: '/x/y', value: 2 },
    'test operation does not apply: is missing path: /x/y: missing value',
  ],
])('M-11: %j fails in the words of Velero’s library', (operation, message) => {
  expect(() => patch('{"a":1,"l":[1]}', operation)).toThrow(expect.objectContaining({ message }))
})

describe('as a rule', () => {
  const rule = (...patches: readonly object[]) => [{ conditions: { groupResource: 'configmaps' }, patches }]
  const before = configMap({ a: 'x' })

  test('M-11, C-244: a test that fails skips the whole rule without an error', () => {
    const result = apply(
      rule(
        { operation: 'add', path: '/data/b', value: 'y' },
        { operation: 'test', path: '/data/a', value: 'z' },
      ),
      before,
    )
    expect(result).toEqual({ object: before, errors: [], matchedRules: [0] })
  })

  test.each<readonly [rule: string, patches: object[], error: string]>([
    [
      'M-11: a missing path',
      [
        { operation: 'add', path: '/data/b', value: 'y' },
        { operation: 'add', path: '/data/no-parent/x', value: 'x' },
      ],
      'error in applying patch error in applying JSON Patch add operation does not apply: doc is missing path: "/data/no-parent/x": missing value',
    ],
    [
      'M-10: a value that is no JSON',
      [{ operation: 'replace', path: '/data/a', value: 'TRUE' }],
      'error in applying patch error in applying JSON Patch error in decoding json patch invalid state detected',
    ],
    [
      'M-12: an operation in capitals',
      [{ operation: 'ADD', path: '/data/b', value: 'secret' }],
      'error in applying patch error in applying JSON Patch error in decoding json patch invalid operation {"from":"","op":"ADD","path":"/data/b","value":…}: unsupported operation',
    ],
    [
      'an object without a kind',
      [{ operation: 'remove', path: '/kind' }],
      "error in applying patch error in unmarshalling modified object Object 'Kind' is missing",
    ],
  ])('M-15, C-130, %s: an error, and nothing of the rule', (_rule, patches, error) => {
    expect(apply(rule(...patches), before)).toEqual({ object: before, errors: [error], matchedRules: [0] })
  })

  test('M-15: other rules still count', () => {
    const rules = [
      ...rule({ operation: 'remove', path: '/data/x/y' }),
      ...rule({ operation: 'add', path: '/data/b', value: 'y' }),
    ]
    const { object, errors } = apply(rules, before)
    expect(errors).toHaveLength(1)
    expect(object).toEqual(configMap({ a: 'x', b: 'y' }))
  })

  test('the object that came in is not changed', () => {
    const input = configMap({ list: [{ a: 1 }] })
    const copy = structuredClone(input)
    apply(
      rule(
        { operation: 'replace', path: '/data/list/0/a', value: '2' },
        { operation: 'move', from: '/data/list', path: '/data/other' },
      ),
      input,
    )
    expect(input).toEqual(copy)
  })
})

test('RFC 6902: what is added can be tested, moved there and back, and removed', () => {
  const key = fc.string({ minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), key, key, fc.jsonValue(), (document, a, b, value) => {
      fc.pre(a !== b && !Object.hasOwn(document, a) && !Object.hasOwn(document, b))
      const pointer = (name: string) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      const text = JSON.stringify(document)
      const result = patch(
        text,
        { op: 'add', path: pointer(a), value },
        { op: 'test', path: pointer(a), value },
        { op: 'move', path: pointer(b), from: pointer(a) },
        { op: 'copy', path: pointer(a), from: pointer(b) },
        { op: 'remove', path: pointer(b) },
        { op: 'test', path: pointer(a), value },
        { op: 'remove', path: pointer(a) },
      )
      expect(JSON.parse(result)).toEqual(JSON.parse(text) as JsonObject)
    }),
  )
})
