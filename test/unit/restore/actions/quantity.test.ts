import { expect, test } from 'vitest'
import { nanoUnits } from '../../../../src/restore/actions/quantity.ts'

test.each<readonly [text: string, nano: bigint]>([
  ['0', 0n],
  ['1', 1_000_000_000n],
  ['100m', 100_000_000n],
  ['0.1', 100_000_000n],
  ['.1', 100_000_000n],
  ['1.', 1_000_000_000n],
  ['-1k', -1_000_000_000_000n],
  ['+5n', 5n],
  ['1E', 10n ** 27n],
  ['1e3', 10n ** 12n],
  ['1E-3', 10n ** 6n],
  ['1Ki', 1024n * 10n ** 9n],
  ['1.5Gi', (3n << 29n) * 10n ** 9n],
  ['9007199254740993', 9007199254740993n * 10n ** 9n],
])('%s', (text, nano) => {
  expect(nanoUnits(text)).toBe(nano)
})

test.each(['', '.', '-', 'm', '1 ', ' 1', '1mm', '1KI', '1e', '0x1', '1_0', 'NaN'])(
  '%j is no quantity',
  (text) => {
    expect(nanoUnits(text)).toBeUndefined()
  },
)
