import fc from 'fast-check'
import { expect, test } from 'vitest'
import { includeExclude } from '../../../../src/restore/select/include-exclude.ts'

function chosen(includes: readonly string[], excludes: readonly string[], names: string): string {
  return names
    .split(' ')
    .filter((name) => includeExclude(includes, excludes).shouldInclude(name))
    .join(' ')
}

test.each<readonly [rule: string, includes: string[], excludes: string[], names: string, expected: string]>([
  ['C-37, S-43: empty includes', [], [], 'a b', 'a b'],
  ['C-37, S-43: a star', ['*'], [], 'a b', 'a b'],
  ['C-33, S-43: a star among others', ['*', 'pods'], [], 'a pods', 'a pods'],
  ['C-37, S-43: an exclude wins', ['a', 'b'], ['a'], 'a b c', 'b'],
  ['C-38, S-44: globs in includes', ['*.bar'], [], 'foo.bar bar.foo', 'foo.bar'],
  ['C-38, S-44: globs in excludes', [], ['*.bar'], 'foo.bar bar.foo', 'bar.foo'],
  ['C-39, S-48', ['test*'], [], 'test1 test2 prod', 'test1 test2'],
  ['C-40, S-48', ['test*'], ['*-temp'], 'test1 test2-temp test3', 'test1 test3'],
  ['C-41, S-48', ['app-*'], ['app-test'], 'app-test app-web web', 'app-web'],
  ['C-43, S-48', ['app-*-prod'], [], 'app-frontend-prod app-frontend-dev', 'app-frontend-prod'],
  ['C-42, S-48', ['nonexistent*'], [], 'a b', ''],
  ['S-44: a bad pattern ends the search among those sorted behind it', ['b', '[x', 'A'], [], 'A b', 'A'],
  ['S-44: so a bad exclude lets through what comes behind it', [], ['[x', 'b', 'A'], 'A b', 'b'],
])('%s', (_rule, includes, excludes, names, expected) => {
  expect(chosen(includes, excludes, names)).toBe(expected)
})

test.each<readonly [includes: string[], excludes: string[], expected: boolean]>([
  [[], [], true],
  [['*'], [], true],
  [['*', '*'], [], true],
  [['*', 'a'], [], false],
  [['a*'], [], false],
  [['**'], [], false],
  [[], ['x'], false],
])('S-46, S-48: %j without %j takes in everything: %s', (includes, excludes, expected) => {
  expect(includeExclude(includes, excludes).includesEverything).toBe(expected)
})

test('S-44: bad patterns are named', () => {
  expect(includeExclude(['a', '[b'], ['[']).badPatterns).toEqual(['[b', '['])
})

test('S-43: absent lists are empty lists', () => {
  expect(includeExclude(undefined, undefined)).toMatchObject({ includesEverything: true, badPatterns: [] })
})

test('S-43: plain names behave as sets do', () => {
  const names = fc.subarray(['a', 'b', 'c', 'd'])
  fc.assert(
    fc.property(names, names, (includes, excludes) => {
      const { shouldInclude } = includeExclude(includes, excludes)
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        const expected = !excludes.includes(name) && (includes.length === 0 || includes.includes(name))
        expect(shouldInclude(name)).toBe(expected)
      }
    }),
  )
})
