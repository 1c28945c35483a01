import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/report/plain-text.ts'
import { hostileText } from './build-report.ts'

describe('plainText', () => {
  test.each([
    ['shop/web', 'shop/web'],
    ['two\n  lines', 'two lines'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['lone \ud800 surrogate', 'lone \\u{d800} surrogate'],
    ['x ##[error]y', 'x ##\\u{5b}error]y'],
    ['##vso[task.complete]', '##vso\\u{5b}task.complete]'],
    ['::error::forged', '\\u{3a}:error::forged'],
    ['::1 and a::b', '::1 and a::b'],
    ['größe 数 🎉', 'größe 数 🎉'],
  ])('%j', (text, expected) => {
    expect(plainText(text)).toBe(expected)
  })

  test('is cut at whole characters', () => {
    expect(plainText('🎉🎉🎉🎉', 3)).toBe('🎉🎉…')
    expect(plainText('x'.repeat(100_000), 10)).toBe('xxxxxxxxx…')
  })

  test('is one line without anything unseen, and no longer than asked', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const plain = plainText(text, max)
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|##\w*\[/u)
        expect([...plain].length).toBeLessThanOrEqual(max)
      }),
    )
  })
})
