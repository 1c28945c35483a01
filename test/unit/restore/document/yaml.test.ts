import { expect, test } from 'vitest'
import { stringifyJson } from '../../../../src/core/json.ts'
import { parseYaml, parseYamlDocuments, YamlProblem } from '../../../../src/restore/document/yaml.ts'

const strict = { uniqueKeys: true }

test.each<readonly [yaml: string, json: string]>([
  ['a: yes', '{"a":true}'],
  ['a: Off', '{"a":false}'],
  ['a: "yes"', '{"a":"yes"}'],
  ['a: ~', '{"a":null}'],
  ['a:', '{"a":null}'],
  ['a: 010', '{"a":8}'],
  ['a: 0x1F', '{"a":31}'],
  ['a: 0b11', '{"a":3}'],
  ['a: 0o17', '{"a":15}'],
  ['a: 09', '{"a":9}'],
  ['a: 1_000', '{"a":1000}'],
  ['a: -12', '{"a":-12}'],
  ['a: 9007199254740993', '{"a":9007199254740993}'],
  ['a: 1e3', '{"a":1000}'],
  ['a: .5', '{"a":0.5}'],
  ['a: 1:30', '{"a":"1:30"}'],
  ['a: 1.2.3', '{"a":"1.2.3"}'],
  ['a: 2001-01-02', '{"a":"2001-01-02"}'],
  ['a: !!str 5', '{"a":"5"}'],
  ['1: x', '{"1":"x"}'],
  ['yes: x', '{"true":"x"}'],
  ['a: &x [1, 2]\nb: *x', '{"a":[1,2],"b":[1,2]}'],
  ['base: &b {x: 1, z: 2}\na:\n  <<: *b\n  z: 3', '{"base":{"x":1,"z":2},"a":{"x":1,"z":3}}'],
  ['{"a": [1, {"b": null}]}', '{"a":[1,{"b":null}]}'],
  ['__proto__: {x: 1}', '{"__proto__":{"x":1}}'],
  ['a: |\n  one\n  two', '{"a":"one\\ntwo\\n"}'],
  ['', 'null'],
  ['# nothing', 'null'],
])('%j reads as Go reads it', (yaml, json) => {
  expect(stringifyJson(parseYaml(yaml, strict))).toBe(json)
})

test.each<readonly [yaml: string, message: string]>([
  ['version: [v1', "yaml: line 1: did not find expected ',' or ']'"],
  ['version: [v1\n', "yaml: line 1: did not find expected ',' or ']'"],
  ['a: {b', "yaml: line 1: did not find expected ',' or '}'"],
  ['a: [1\nb: 2', "yaml: line 1: did not find expected ',' or ']'"],
  ['a: "x', 'yaml: found unexpected end of stream'],
  ['a: b: c', 'yaml: mapping values are not allowed in this context'],
  ['a\nb: c', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a:\n\t- b', 'yaml: line 2: found character that cannot start any token'],
  ['a: @b', 'yaml: found character that cannot start any token'],
  ['a:\n  b: 1\n c: 2', 'yaml: line 2: did not find expected key'],
  ['a: "\\q"', 'yaml: found unknown escape character'],
  ['a: *x', "yaml: unknown anchor 'x' referenced"],
  ['a: 1\na: 2', 'yaml: unmarshal errors:\n  line 2: key "a" already set in map'],
])('%j is refused in the words of Go', (yaml, message) => {
  expect(() => parseYaml(yaml, strict)).toThrow(new YamlProblem(message))
})

test('the last of two equal keys counts where that is allowed', () => {
  expect(parseYaml('a: 1\na: 2', { uniqueKeys: false })).toEqual({ a: 2 })
})

test('several documents, with the lines they start at', () => {
  expect(parseYamlDocuments('---\n---\na: 1\n---\nb: 2\n', strict)).toEqual([
    { line: 3, value: { a: 1 } },
    { line: 5, value: { b: 2 } },
  ])
})

test.each<readonly [name: string, yaml: string]>([
  [
    'many aliases',
    [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, index) => {
        const before = 'abcdefg'[index]
        return `${name}: &${name} [${`*${before},`.repeat(10)}]`
      }),
    ].join('\n'),
  ],
  ['an alias inside itself', 'a: &a [*a]'],
  ['deep nesting', '['.repeat(20_000)],
  ['deep and closed nesting', '['.repeat(2_000) + ']'.repeat(2_000)],
])('a bomb is defused: %s', (_name, yaml) => {
  expect(() => parseYaml(yaml, strict)).toThrow(YamlProblem)
})
