import { describe, expect, test } from 'vitest'
import {
  formatAge,
  formatBytes,
  formatCount,
  formatMinute,
  formatNumber,
  formatSpan,
  sentences,
} from '../../../src/report/format.ts'

describe('numbers for people', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [1_234_567.4, '1,234,567'],
  ])('formatNumber %d', (value, expected) => expect(formatNumber(value)).toBe(expected))

  test.each([
    [1, '1 item'],
    [0, '0 items'],
    [2_000, '2,000 items'],
  ])('formatCount %d', (value, expected) => expect(formatCount(value, 'item')).toBe(expected))

  test.each([
    [0, '0 B'],
    [1_023, '1,023 B'],
    [1_024, '1.0 KiB'],
    [1_048_575, '1.0 MiB'],
    [1_258_291, '1.2 MiB'],
    [3 * 2 ** 40, '3.0 TiB'],
    [2 ** 60, '1048576.0 TiB'],
  ])('formatBytes %d', (value, expected) => expect(formatBytes(value)).toBe(expected))

  test.each([
    [0, '0.0 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [119_400, '119 s'],
    [119_600, '2 min 0 s'],
    [725_000, '12 min 5 s'],
  ])('formatSpan %d', (value, expected) => expect(formatSpan(value)).toBe(expected))

  test.each([
    [-5, '0 minutes old'],
    [90, '1 minute old'],
    [7_199, '119 minutes old'],
    [7_200, '2 hours old'],
    [172_800, '2 days old'],
    [53 * 86_400, '53 days old'],
  ])('formatAge %d', (value, expected) => expect(formatAge(value)).toBe(expected))

  test.each([
    ['It broke', 'It broke. Mend it.'],
    ['It broke.', 'It broke. Mend it.'],
    ['It broke…', 'It broke… Mend it.'],
  ])('sentences %s', (first, expected) => expect(sentences(first, 'Mend it.')).toBe(expected))

  test('formatMinute', () => {
    expect(formatMinute('2026-10-01T04:00:30+02:00')).toBe('2026-10-01 02:00 UTC')
    expect(formatMinute('yesterday')).toBe('yesterday')
  })
})
