import { expect, test } from 'vitest'
import { compileGoRegExp } from '../../../../src/restore/modifiers/go-regexp.ts'

test.each<readonly [pattern: string, text: string, expected: boolean]>([
  ['^store', 'storefront', true],
  ['viewer$', 'my-viewer', true],
  ['a|b', 'xbx', true],
  ['^(web|db)-\\d+$', 'db-42', true],
  ['(?i)WEB', 'web', true],
  ['(?i:W)eb', 'wEB', false],
  ['a(?i)b|C', 'aB', true],
  ['a(?i)b|C', 'c', true],
  ['a(?i)b|C', 'AB', false],
  ['(?U)a+', 'a', true],
  ['(?P<name>x)y', 'xy', true],
  ['\\Aab\\z', 'ab', true],
  ['\\Aab\\z', 'abc', false],
  ['^*a$*', 'ba', true],
  ['\\Qa.b\\E', 'axb', false],
  ['\\Qa.b\\E', 'a.b', true],
  ['[[:alpha:]-]+', '-', true],
  ['[^[:digit:]]', '5', false],
  ['[]a]', ']', true],
  ['[a-c-e]', 'd', false],
  ['[\\d-a]', '-', true],
  ['[a&&b]', '&', true],
  ['x{2}', 'xx', true],
  ['x{,2}', 'x{,2}', true],
  ['\\x41\\x{42}\\103', 'ABC', true],
  ['\\p{Greek}\\pL', 'αb', true],
  ['\\PN', '5', false],
  ['a-b_c', 'a-b_c', true],
])('M-6: %s on %s', (pattern, text, expected) => {
  expect(compileGoRegExp(pattern).test(text)).toBe(expected)
})

test.each([
  ['[a-', 'missing closing ]: `[a-`'],
  ['(a', 'missing closing ): `(a`'],
  ['a)', 'unexpected ): `a)`'],
  ['*a', 'missing argument to repetition operator: `*`'],
  ['a**', 'invalid nested repetition operator: `**`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['a{2,1}', 'invalid repeat count: `{2,1}`'],
  ['\\', 'trailing backslash at end of expression: ``'],
  ['\\y', 'invalid escape sequence: `\\y`'],
  ['(a)\\1', 'invalid escape sequence: `\\1`'],
  ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['(?!a)', 'invalid or unsupported Perl syntax: `(?!`'],
  ['(?<=a)', 'invalid named capture: `(?<=a)`'],
  ['[b-a]', 'invalid character class range: `b-a`'],
  ['[[:foo:]]', 'invalid character class range: `[:foo:]`'],
  ['\\p{Foo}', 'invalid character class range: `\\p{Foo}`'],
  ['a'.repeat(1001), 'expression too large'],
])('M-6: %s is refused in the words of Go', (pattern, message) => {
  expect(() => compileGoRegExp(pattern)).toThrow(new Error(`error parsing regexp: ${message}`))
})
