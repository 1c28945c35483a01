import fc from 'fast-check'
import { expect, test } from 'vitest'
import { historyOf, type State } from '../../../../src/report/upgrade/history.ts'

/** `g` good, `b` broken, `u` unknown; one letter for each version. */
function states(letters: string): readonly State[] {
  const names = { g: 'good', b: 'broken', u: 'unknown' } as const
  return [...letters].map((letter) => names[letter as keyof typeof names])
}

test.each<readonly [letters: string, breaksAt: number | undefined, mendedAt: number | undefined]>([
  ['b', undefined, undefined],
  ['gb', 1, undefined],
  ['bg', undefined, 1],
  ['gbb', 1, undefined],
  ['gub', 2, undefined],
  ['ub', undefined, undefined],
  ['bu', undefined, undefined],
  ['bb', undefined, undefined],
  ['gbg', 1, 2],
  ['bgb', 2, 1],
  ['ubug', undefined, 3],
  ['uugub', 4, undefined],
])('%s breaks at %s and is mended at %s', (letters, breaksAt, mendedAt) => {
  expect(historyOf(states(letters))).toMatchObject({ breaksAt, mendedAt })
})

test.each(['', 'g', 'u', 'gugu'])('what is broken nowhere has no history: %j', (letters) => {
  expect(historyOf(states(letters))).toBeUndefined()
})

const anyStates = fc.array(fc.constantFrom<State>('good', 'broken', 'unknown'), { maxLength: 8 })

test('a version only breaks what an older one has shown to work', () => {
  fc.assert(
    fc.property(anyStates, (all) => {
      const { breaksAt } = historyOf(all) ?? {}
      const real = all.findIndex((state, i) => state === 'broken' && all.slice(0, i).includes('good'))
      expect(breaksAt ?? -1).toBe(real)
    }),
  )
})

test('a version that could not tell changes nothing but the list of those', () => {
  fc.assert(
    fc.property(anyStates, (all) => {
      const known = all.filter((state) => state !== 'unknown')
      const history = historyOf(all)
      const short = historyOf(known)
      expect(history?.breaksAt === undefined).toBe(short?.breaksAt === undefined)
      expect(history?.mendedAt === undefined).toBe(short?.mendedAt === undefined)
      expect(history?.brokenAt.length).toBe(short?.brokenAt.length)
    }),
  )
})
