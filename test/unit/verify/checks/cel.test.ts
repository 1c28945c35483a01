import { expect, test } from 'vitest'
import { isObject, type JsonObject, parseJson } from '../../../../src/core/json.ts'
import { celProblem, compileCel } from '../../../../src/verify/checks/cel.ts'

const OBJECT = jsonObject(`{
  "kind": "Deployment",
  "metadata": { "name": "web", "labels": { "app.kubernetes.io/name": "web", "__proto__": "own" } },
  "spec": {
    "replicas": 3, "big": 9007199254740993, "beyond": 9223372036854775808, "ratio": 2.5, "whole": 2.0,
    "containers": [{ "image": "shop/web:1" }, { "image": "shop/side:2" }], "nothing": null
  }
}`)

function jsonObject(text: string): JsonObject {
  const value = parseJson(text)
  if (!isObject(value)) throw new Error('not an object')
  return value
}

function ask(expression: string, object = OBJECT) {
  expect(celProblem(expression)).toBeUndefined()
  return compileCel(expression).answer([object], 1_000)[0]
}

test.each([
  'object.spec.replicas >= 2',
  'object.spec.replicas == 3',
  'object.spec.replicas > 2.5',
  'object.spec.big == 9007199254740993',
  'object.spec.big != 9007199254740992',
  'object.spec.beyond > 9.2e18',
  'object.spec.ratio == 2.5',
  'object.spec.whole == 2.0 && object.spec.whole == 2',
  'object.metadata.labels["app.kubernetes.io/name"] == "web"',
  'object.metadata.labels["__proto__"] == "own"',
  '"app.kubernetes.io/name" in object.metadata.labels',
  'has(object.spec.replicas) && !has(object.spec.missing)',
  '!has(object.spec.constructor)',
  'object.spec.nothing == null',
  'object.spec.containers.all(c, c.image.startsWith("shop/"))',
  'object.spec.containers.exists_one(c, c.image.endsWith(":2"))',
  'size(object.spec.containers) == 2',
  'object.?spec.?missing.orValue(7) == 7',
])('holds: %s', (expression) => {
  expect(ask(expression)).toEqual({ holds: true })
})

test('does not hold', () => {
  expect(ask('object.spec.replicas >= 4')).toEqual({ holds: false })
})

test.each([
  ['1 +', 'is no CEL expression: Unexpected token: EOF at character 4'],
  ['replicas > 2', 'is no CEL expression: Unknown variable: replicas at character 1'],
  ['size(object.spec)', 'must be true or false, but it is of type int'],
  ['"yes"', 'must be true or false, but it is of type string'],
  [`true${' || true'.repeat(1_500)}`, 'is longer than 10000 characters'],
])('refused: %s', (expression, problem) => {
  expect(celProblem(expression)).toBe(problem)
})

test('an error tells the part of the expression and no value', () => {
  const secret = jsonObject('{"kind":"Secret","data":{"password":"aHVudGVyMg=="}}')
  expect(ask('object.spec.missing >= 2')).toEqual({ error: 'no such key at "missing"' })
  expect(ask('object.metadata.name > 2')).toEqual({ error: 'no such overload at "object.metadata.name > 2"' })
  for (const expression of [
    'object.data[object.data.password] == "x"',
    'int(object.data.password) == 1',
    'timestamp(object.data.password) == timestamp(object.data.password)',
    'object.data.password',
  ]) {
    const answer = ask(expression, secret)
    expect(answer).toHaveProperty('error')
    expect(JSON.stringify(answer)).not.toContain('aHVudGVyMg')
  }
})

const LONG_LIST = { list: Array.from({ length: 3_000 }, (_, index) => index) }
const SLOW = 'object.list.all(a, object.list.all(b, object.list.all(c, a + b + c >= 0)))'

test('an expression that takes too long is ended, and so is a regular expression', () => {
  expect(compileCel(SLOW).answer([LONG_LIST], 100)).toEqual([])
  const text = { text: `${'a'.repeat(60)}!` }
  expect(compileCel('object.text.matches("^(a+)+$")').answer([text], 100)).toEqual([])
})

test('what was answered before the time ran out stays', () => {
  const cel = compileCel(`has(object.quick) || ${SLOW}`)
  expect(cel.answer([{ quick: true }, LONG_LIST, { quick: true }], 200)).toEqual([{ holds: true }])
})
