import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '../../../src/report/findings.ts'
import { type IgnoreRule, setApart } from '../../../src/report/ignore.ts'
import { buildItem } from './build-report.ts'

const NOW = new Date('2027-06-30T23:59:59Z')
const rule = (changes: Partial<IgnoreRule>): IgnoreRule => ({
  kind: 'Deployment',
  reason: 'known',
  ...changes,
})
const ITEM = buildItem({ targetNamespace: 'shop-copy' })
const FINDING: Finding = {
  source: 'references',
  class: 'missing-secret',
  weight: 'fail',
  object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web-0' },
  message: 'Secret shop/db is not there',
  target: { group: '', kind: 'Secret', namespace: 'shop', name: 'db' },
}

function ignoredBy(one: Partial<IgnoreRule>) {
  const { items, findings, results } = setApart([rule(one)], { items: [ITEM], findings: [FINDING] }, NOW)
  return [items[0]?.ignored, findings[0]?.ignored, results[0]?.state]
}

test.each<readonly [what: string, rule: Partial<IgnoreRule>, item: boolean, finding: boolean]>([
  ['kind alone', {}, true, false],
  ['another kind', { kind: 'deployment' }, false, false],
  ['the namespace of the backup', { namespace: 'shop' }, true, false],
  ['the namespace of the target', { namespace: 'shop-copy' }, true, false],
  ['another namespace', { namespace: 'billing' }, false, false],
  ['a name', { name: 'web' }, true, false],
  ['part of a name', { name: 'we' }, false, false],
  ['a pattern', { name: 'w*' }, true, false],
  ['a pattern with two stars', { namespace: 's*c*y' }, true, false],
  ['a pattern that would count letters twice', { name: 'we*eb' }, false, false],
  ['the API version', { apiVersion: 'apps/v1' }, true, false],
  ['another API version', { apiVersion: 'apps/v1beta1' }, false, false],
  ['the object with the finding', { kind: 'Pod', name: 'web-*' }, false, true],
  [
    'what the finding misses',
    { kind: 'Secret', namespace: 'shop', name: 'db', apiVersion: 'v1' },
    false,
    true,
  ],
  ['a missing object of another group', { kind: 'Secret', apiVersion: 'example.com/v1' }, false, false],
  ['its last day', { until: '2027-06-30' }, true, false],
])('%s', (_what, one, item, finding) => {
  const reason = (fits: boolean) => (fits ? 'known' : undefined)
  expect(ignoredBy(one)).toEqual([reason(item), reason(finding), item || finding ? 'used' : 'unused'])
})

test('an expired rule sets nothing apart and is told', () => {
  expect(ignoredBy({ until: '2027-06-29' })).toEqual([undefined, undefined, 'expired'])
})

test('only failed items are set apart: the fate of others is no matter of taste', () => {
  const items = (['unknown', 'created', 'skipped'] as const).map((outcome) => buildItem({ outcome }))
  const { items: after, results } = setApart([rule({})], { items, findings: [] }, NOW)
  expect(after).toEqual(items)
  expect(results).toMatchObject([{ state: 'unused', items: 0 }])
})

test('the first rule that fits counts it', () => {
  const rules = [rule({ name: 'api', reason: 'a' }), rule({ reason: 'b' }), rule({ reason: 'c' })]
  const { items, results } = setApart(rules, { items: [ITEM, ITEM], findings: [] }, NOW)
  expect(items.map(({ ignored }) => ignored)).toEqual(['b', 'b'])
  expect(results.map(({ state, items: count }) => [state, count])).toEqual([
    ['unused', 0],
    ['used', 2],
    ['unused', 0],
  ])
})

test('a pattern of stars and letters fits what a regular expression would', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 })
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
  fc.assert(
    fc.property(letters, name, (pattern, text) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text)
      const { results } = setApart(
        [rule({ name: pattern })],
        { items: [buildItem({ name: text })], findings: [] },
        NOW,
      )
      expect(results[0]?.state).toBe(expected ? 'used' : 'unused')
    }),
  )
})
