import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Json, type JsonObject, parseJson, stringifyJson } from '../../../../src/core/json.ts'
import { createMergePatch } from '../../../../src/restore/merge-patch.ts'
import { fromTree, toTree } from '../../../../src/restore/modifiers/json-tree.ts'
import { applyMergePatch } from '../../../../src/restore/modifiers/merge-patch.ts'
import { apply, configMap } from './fixtures.ts'

function merge(target: string, patch: string): string {
  return stringifyJson(fromTree(applyMergePatch(toTree(parseJson(target)), toTree(parseJson(patch)))))
}

test.each([
  // The table of RFC 7386.
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ['{"a":"foo"}', '["c"]', '["c"]'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  // Lists that replace something else lose the nulls of their maps, but not their own.
  ['{"a":1}', '{"a":[null,{"b":null,"c":1}]}', '{"a":[null,{"c":1}]}'],
  ['{"n":1}', '{"n":9007199254740993}', '{"n":9007199254740993}'],
  ['{}', '{"__proto__":{"x":1}}', '{"__proto__":{"x":1}}'],
])('M-13, C-249: %s with %s', (target, patch, expected) => {
  expect(merge(target, patch)).toBe(expected)
})

test('R-127: a merge patch turns the object it was made from into the other one', () => {
  const value = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>('x', 1, true, []),
      fc.array(fc.constantFrom<Json>(1, 'a'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true }),
    ),
  })).value
  const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value, {
    noNullPrototype: true,
  }) as fc.Arbitrary<JsonObject>
  fc.assert(
    fc.property(object, object, (from, to) => {
      const patch = createMergePatch(from, to)
      expect(fromTree(applyMergePatch(toTree(from), toTree(patch ?? {})))).toEqual(to)
    }),
  )
})

describe('as a rule', () => {
  const rule = (...patches: readonly string[]) => [
    {
      conditions: { groupResource: 'configmaps' },
      mergePatches: patches.map((patchData) => ({ patchData })),
    },
  ]

  test('M-13, C-249: entries in order, YAML or JSON; a label that is not there may be deleted', () => {
    const object = configMap({ a: 'x' }, { labels: { tier: 'web', app: 'shop' } })
    const yaml = 'metadata:\n  labels: {tier: null, nope: null, merged: "yes"}\ndata: {a: "1"}\n'
    expect(apply(rule(yaml, '{"data":{"a":"2","b":"3"}}'), object)).toEqual({
      object: configMap({ a: '2', b: '3' }, { labels: { app: 'shop', merged: 'yes' } }),
      errors: [],
      matchedRules: [0],
    })
  })

  test('M-16: the name can be changed, and whole parts removed', () => {
    const { object } = apply(rule('{"metadata":{"name":"renamed"},"data":null}'), configMap({ a: 'x' }))
    expect(object).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'renamed', namespace: 'shop' },
    })
  })

  test.each([
    [
      'not: [valid',
      "error in applying patch error in converting YAML to JSON yaml: line 1: did not find expected ',' or ']'",
    ],
    ['', "error in applying patch error in unmarshalling modified object Object 'Kind' is missing"],
    [
      '[]',
      'error in applying patch error in unmarshalling modified object json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [
      '5',
      'error in applying patch error in unmarshalling modified object json: cannot unmarshal number into Go value of type map[string]interface {}',
    ],
  ])('M-13, M-15, C-249: the patch %j is an error', (patch, error) => {
    const object = configMap({ a: 'x' })
    expect(apply(rule(patch), object)).toEqual({ object, errors: [error], matchedRules: [0] })
  })

  test('M-13: of two equal keys the last counts', () => {
    expect(apply(rule('data: {a: "1"}\ndata: {a: "2"}'), configMap({ a: 'x' })).object).toEqual(
      configMap({ a: '2' }),
    )
  })
})

test('M-5: a rule without patches is an error for every object it matches', () => {
  const { errors, matchedRules } = apply([{ conditions: { groupResource: 'configmaps' } }], configMap({}))
  expect({ errors, matchedRules }).toEqual({ errors: ['no patch data found'], matchedRules: [0] })
})
