import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLabelSelector, parseOrSelectors } from '../../../src/config/label-selector.ts'
import type { LabelSelector } from '../../../src/restore/restore-document.ts'

const expressions = (...matchExpressions: NonNullable<LabelSelector['matchExpressions']>): LabelSelector => ({
  matchExpressions,
})

describe('parseLabelSelector (S-8, S-49)', () => {
  test.each<readonly [text: string, selector: LabelSelector]>([
    ['a=b', { matchLabels: { a: 'b' } }],
    ['a==b', { matchLabels: { a: 'b' } }],
    [' a = b , c = d ', { matchLabels: { a: 'b', c: 'd' } }],
    ['a=', { matchLabels: { a: '' } }],
    ['a!=b', expressions({ key: 'a', operator: 'NotIn', values: ['b'] })],
    ['x in (1,2)', expressions({ key: 'x', operator: 'In', values: ['1', '2'] })],
    ['x in(1, 2)', expressions({ key: 'x', operator: 'In', values: ['1', '2'] })],
    ['x notin (1)', expressions({ key: 'x', operator: 'NotIn', values: ['1'] })],
    ['x in ()', expressions({ key: 'x', operator: 'In', values: [''] })],
    ['key', expressions({ key: 'key', operator: 'Exists' })],
    ['!key', expressions({ key: 'key', operator: 'DoesNotExist' })],
    ['app.kubernetes.io/name=shop', { matchLabels: { 'app.kubernetes.io/name': 'shop' } }],
    ['in=out', { matchLabels: { in: 'out' } }],
    ['a=b,a=c', { matchLabels: { a: 'b' }, ...expressions({ key: 'a', operator: 'In', values: ['c'] }) }],
    [
      'a=b,c!=d,x in (1,2),!y',
      {
        matchLabels: { a: 'b' },
        ...expressions(
          { key: 'c', operator: 'NotIn', values: ['d'] },
          { key: 'x', operator: 'In', values: ['1', '2'] },
          { key: 'y', operator: 'DoesNotExist' },
        ),
      },
    ],
  ])('%s', (text, value) => {
    expect(parseLabelSelector(text)).toEqual({ value })
  })

  test.each([
    ['', 'has an empty requirement'],
    ['a=b,,c=d', 'has an empty requirement'],
    ['a=b=c', "'b=c' is not a label value"],
    ['-a=b', "'-a' is not a label key"],
    ['a b', "'a b' is not a label key"],
    ['x in 1,2', "'x in 1' is not a label key"],
    ['x>1', "'x>1' is not a label key"],
    ['__proto__=1', "'__proto__' is not a label key"],
    ['=b', "'=b' is not a label key"],
    ['Example.org/a=b', "'Example.org/a' is not a label key"],
    ['/a=b', "'/a' is not a label key"],
    ['a=-', "'-' is not a label value"],
    [`a=${'x'.repeat(64)}`, `'${'x'.repeat(64)}' is not a label value`],
  ])('refuses %j', (text, problem) => expect(parseLabelSelector(text)).toEqual({ problem }))

  test('equalities of any labels come back as matchLabels', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9]([-a-zA-Z0-9_.]{0,20}[a-zA-Z0-9])?$/)
    fc.assert(
      fc.property(fc.dictionary(name, name, { minKeys: 1, noNullPrototype: true }), (labels) => {
        const text = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
        expect(parseLabelSelector(text.join(','))).toEqual({ value: { matchLabels: labels } })
      }),
    )
  })
})

describe('parseOrSelectors (S-51)', () => {
  test('splits at the exact text " or "', () => {
    expect(parseOrSelectors('a=b or c in (1,2),!d or floor')).toEqual({
      value: [
        { matchLabels: { a: 'b' } },
        expressions({ key: 'c', operator: 'In', values: ['1', '2'] }, { key: 'd', operator: 'DoesNotExist' }),
        expressions({ key: 'floor', operator: 'Exists' }),
      ],
    })
  })

  test('one bad selector spoils the list', () => {
    expect(parseOrSelectors('a=b or ')).toEqual({ problem: 'has an empty requirement' })
  })
})
