import { expect, test } from 'vitest'
import { withoutMasked } from '../../conformance/masked-words.ts'

const line = (side: 'missing' | 'too much', text: string, group = 'warnings.namespaces.shop'): string =>
  `results ${group}: ${side}: ${text}`

test('a pair that differs by masks alone is no difference', () => {
  const pair = [line('missing', 'Image "a:1"\nCommand "x y"'), line('too much', 'Image "***"\nCommand "***"')]
  expect(withoutMasked(pair)).toEqual([])
})

test.each<readonly [what: string, lines: readonly string[]]>([
  ['other words', [line('missing', 'Image "a:1"'), line('too much', 'Pod "***"')]],
  ['another group', [line('missing', 'a b', 'errors.velero'), line('too much', 'a ***')]],
  ['a mask for nothing', [line('missing', 'a '), line('too much', 'a ***')]],
  ['no mask', [line('missing', 'a b'), line('too much', 'a c')]],
  ['a line of another comparison', ['resource list v1/Pod: missing: shop/a']],
])('%s stays', (_what, lines) => expect(withoutMasked(lines)).toEqual(lines))
