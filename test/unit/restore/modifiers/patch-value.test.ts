import { expect, test } from 'vitest'
import { stringifyJson } from '../../../../src/core/json.ts'
import { patchValue } from '../../../../src/restore/modifiers/patch-value.ts'

test.each<readonly [text: string, json: string]>([
  ['', '""'],
  ['1', '1'],
  ['2.5', '2.5'],
  ['-3e2', '-3e2'],
  ['9007199254740993', '9007199254740993'],
  ['1.0', '1.0'],
  ['"42"', '"42"'],
  ['"false"', '"false"'],
  ['false', 'false'],
  ['null', 'null'],
  ['"null"', '"null"'],
  ['true-ish', '"true-ish"'],
  ['[{"a":1}]', '[{"a":1}]'],
  ['{"a":{"b":null}}', '{"a":{"b":null}}'],
  ['1e400', '"1e400"'],
  ['0x10', '"0x10"'],
  ['a\\nb', '"a\\nb"'],
  ['"', '""'],
  // Velero's own patch breaks on these two.
  ['say "hi" now', '"say \\"hi\\" now"'],
  ['C:\\Users', '"C:\\\\Users"'],
])('M-10, C-242, C-252: the text %s', (text, json) => {
  expect(stringifyJson(patchValue(text))).toBe(json)
})

test.each(['TRUE', 'False', '.5', '+1', '1.', '01', 'inf', 'NaN', '{"a"', '[1,]', '0x1p4'])(
  'M-10: the text %s looks like JSON and is none',
  (text) => {
    expect(() => patchValue(text)).toThrow('invalid state detected')
  },
)
