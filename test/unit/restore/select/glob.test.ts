import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileGlob } from '../../../../src/restore/select/glob.ts'

function matches(pattern: string, text: string, separators = ''): boolean | undefined {
  return compileGlob(pattern, separators)?.(text)
}

test.each<readonly [pattern: string, text: string, expected: boolean]>([
  ['pods', 'pods', true],
  ['pods', 'pod', false],
  ['', '', true],
  ['*', 'anything.at.all', true],
  ['*.apps', 'deployments.apps', true],
  ['*.apps', 'apps', false],
  ['config*', 'configmaps', true],
  ['*.rbac.*', 'roles.rbac.authorization.k8s.io', true],
  ['**', 'a.b', true],
  ['app-*-prod', 'app-frontend-prod', true],
  ['app-*-prod', 'app-frontend-dev', false],
  ['shop-?rchive', 'shop-archive', true],
  ['shop-?rchive', 'shop-rchive', false],
  ['?', '😀', true],
  ['[abc]x', 'bx', true],
  ['[abc]x', 'dx', false],
  ['[a-c]x', 'cx', true],
  ['[a-c]x', 'dx', false],
  ['[!a]', 'b', true],
  ['[!a]', 'a', false],
  ['[!a-c]', 'b', false],
  ['[!!]', '!', false],
  ['[\\]]', ']', true],
  ['{a,b*}c', 'bbbc', true],
  ['{a,b*}c', 'dc', false],
  ['{a,{b,c}}d', 'cd', true],
  ['{a,}', '', true],
  ['{a,b', 'b', true],
  ['a,b', 'a,b', true],
  ['a}', 'a}', true],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['a\\', 'a', true],
])('S-44: %j on %j', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected)
})

test.each(['[a', '[]', '[!]', '[a-cx]', '[c-a]', '[a-', 'a[b'])('S-44: %j does not compile', (pattern) => {
  expect(compileGlob(pattern)).toBeUndefined()
})

test.each<readonly [pattern: string, text: string, expected: boolean]>([
  ['*', 'configmaps', true],
  ['*', 'deployments.apps', false],
  ['*.apps', 'fake.apps', true],
  ['*.apps', 'a.b.apps', false],
  ['**', 'deployments.apps', true],
  ['**.io', 'a.b.io', true],
  ['a?b', 'a.b', false],
  ['a[.]b', 'a.b', true],
  ['a[!x]b', 'a.b', true],
])('M-6, C-250: with separators, %j on %j', (pattern, text, expected) => {
  expect(matches(pattern, text, '.')).toBe(expected)
})

test('a pattern made to be slow is not', () => {
  const started = performance.now()
  expect(matches(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false)
  expect(matches('{a,aa,aaa}'.repeat(30), 'a'.repeat(200))).toBe(false)
  expect(performance.now() - started).toBeLessThan(5000)
})

describe('against a naive matcher', () => {
  const part = fc.constantFrom('a', 'b', '.', '*', '**', '?', '[ab]', '[!a]', '{a,b.}', '{a,{b,c}}', '\\*')
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '*'), maxLength: 8 })

  test.each(['', '.'])('separators %j', (separators) => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), text, (parts, subject) => {
        // `*` next to `*` would read as `**`.
        fc.pre(!parts.some((entry, index) => entry.startsWith('*') && parts[index - 1]?.startsWith('*')))
        expect(matches(parts.join(''), subject, separators)).toBe(naive(parts, subject, separators))
      }),
      { numRuns: 2000 },
    )
  })

  function naive(parts: readonly string[], subject: string, separators: string): boolean {
    const [first, ...rest] = parts
    if (first === undefined) return subject === ''
    const head = subject[0]
    const restAfter = (...words: readonly string[]) =>
      words.some((word) => subject.startsWith(word) && naive(rest, subject.slice(word.length), separators))
    if (first === '*' || first === '**') {
      if (naive(rest, subject, separators)) return true
      return (
        head !== undefined &&
        (first === '**' || !(separators !== '' && separators.includes(head))) &&
        naive(parts, subject.slice(1), separators)
      )
    }
    if (first === '?')
      return head !== undefined && !(separators !== '' && separators.includes(head)) && restAfter(head)
    if (first === '[ab]') return restAfter('a', 'b')
    if (first === '[!a]') return head !== undefined && head !== 'a' && restAfter(head)
    if (first === '{a,b.}') return restAfter('a', 'b.')
    if (first === '{a,{b,c}}') return restAfter('a', 'b', 'c')
    return restAfter(first === '\\*' ? '*' : first)
  }
})
