import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Json,
  type JsonObject,
  parseJson,
  semanticEqual,
  stringifyJson,
} from '../../../src/core/json.ts'
import { createMergePatch } from '../../../src/restore/merge-patch.ts'
import { fromTree, toTree } from '../../../src/restore/modifiers/json-tree.ts'
import { applyMergePatch } from '../../../src/restore/modifiers/merge-patch.ts'

function patchOf(from: string, to: string): string | undefined {
  const patch = createMergePatch(parseJson(from) as JsonObject, parseJson(to) as JsonObject)
  return patch && stringifyJson(patch)
}

test.each<readonly [from: string, to: string, patch: string | undefined]>([
  ['{}', '{}', undefined],
  ['{"a":1,"b":{"c":[1]}}', '{"b":{"c":[1]},"a":1}', undefined],
  ['{"a":1}', '{"a":2}', '{"a":2}'],
  ['{"a":1}', '{}', '{"a":null}'],
  ['{}', '{"a":{"b":1}}', '{"a":{"b":1}}'],
  ['{"a":{"b":1,"c":2}}', '{"a":{"b":1}}', '{"a":{"c":null}}'],
  ['{"a":[1,2]}', '{"a":[1]}', '{"a":[1]}'],
  ['{"a":{"b":1}}', '{"a":[]}', '{"a":[]}'],
  ['{"a":[]}', '{"a":{"b":1}}', '{"a":{"b":1}}'],
  ['{"a":1}', '{"a":1.0}', undefined],
  ['{"a":9007199254740993}', '{"a":9007199254740992}', '{"a":9007199254740992}'],
  ['{}', '{"a":9007199254740993}', '{"a":9007199254740993}'],
  ['{"metadata":{"finalizers":["x"]}}', '{"metadata":{}}', '{"metadata":{"finalizers":null}}'],
  ['{}', '{"constructor":"x"}', '{"constructor":"x"}'],
  ['{"__proto__":"x"}', '{"__proto__":"y"}', '{"__proto__":"y"}'],
  ['{"data":{"__proto__":"x"}}', '{"data":{}}', '{"data":{"__proto__":null}}'],
])('R-127: from %s to %s: %s', (from, to, patch) => {
  expect(patchOf(from, to)).toBe(patch)
})

/** Kubernetes objects hold null nowhere that matters, and a merge patch cannot write one. */
const anyJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(0, 1, '', 'x', true, false, parseJson('[1.0]'), parseJson('[9007199254740993]')),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'metadata', 'constructor'), tie('value'), { maxKeys: 4 }),
  ),
})).value
const anyObject = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'metadata'), anyJson, { maxKeys: 4 })

test('R-127, M-13: applied to what is there, the patch gives what is wanted', () => {
  fc.assert(
    fc.property(anyObject, anyObject, (from, to) => {
      const patch = createMergePatch(from, to)
      const result = patch === undefined ? from : fromTree(applyMergePatch(toTree(from), toTree(patch)))
      expect(semanticEqual(result, to), `${stringifyJson(result)} is not ${stringifyJson(to)}`).toBe(true)
    }),
  )
})

test('there is a patch only when there is a difference', () => {
  fc.assert(
    fc.property(anyObject, anyObject, (from, to) => {
      expect(createMergePatch(from, to) === undefined).toBe(semanticEqual(from, to))
    }),
  )
})
