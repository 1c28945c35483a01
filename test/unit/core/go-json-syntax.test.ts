import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goJsonSyntaxError } from '../../../src/core/go-json-syntax.ts'

/** Each message was seen from encoding/json. */
test.each<readonly [text: string, message: string]>([
  ['', 'unexpected end of JSON input'],
  ['{', 'unexpected end of JSON input'],
  ['"a', 'unexpected end of JSON input'],
  ['{ this', "invalid character 't' looking for beginning of object key string"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
  ['{"a":01}', "invalid character '1' after object key:value pair"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['{} x', "invalid character 'x' after top-level value"],
  ['"\n"', "invalid character '\\n' in string literal"],
  ['"\\q"', "invalid character 'q' in string escape code"],
  ['"\\u12g"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['-', "invalid character ' ' in numeric literal"],
  ['1.', "invalid character ' ' after decimal point in numeric literal"],
  ['1e+', "invalid character ' ' in exponent of numeric literal"],
  ['trUe', "invalid character 'U' in literal true (expecting 'u')"],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
  ['\u{1f6d2}', "invalid character 'ð' looking for beginning of value"],
  ['\u0001', "invalid character '\\x01' looking for beginning of value"],
])('%j', (text, message) => {
  expect(goJsonSyntaxError(text)).toBe(message)
})

describe('it complains exactly when JavaScript does', () => {
  const piece = fc.constantFrom(
    ...'{}[]:,"\\-.eE+0123456789 \n\ttrufalsn'.split(''),
    'true',
    'null',
    '"a"',
    '\\u00e9',
  )

  test('about random texts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        expect(goJsonSyntaxError(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('about no JSON at all', () => {
    fc.assert(fc.property(fc.json(), (text) => goJsonSyntaxError(text) === undefined))
  })
})

test('a text that is nested too deeply ends with a message', () => {
  expect(goJsonSyntaxError('['.repeat(200_000))).toBe('exceeded max depth')
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
