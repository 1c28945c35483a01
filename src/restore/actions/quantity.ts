// Just enough of Kubernetes quantities to compare two of them, in nano units so that nothing is rounded.
const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d{1,3})?$/
const DECIMAL_EXPONENT: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}
const BINARY_EXPONENT: Readonly<Record<string, bigint>> = {
  Ki: 10n,
  Mi: 20n,
  Gi: 30n,
  Ti: 40n,
  Pi: 50n,
  Ei: 60n,
}

/** The value of a quantity such as `100m` or `1.5Gi` in billionths; undefined when the text is none. */
export function nanoUnits(text: string): bigint | undefined {
  const [, sign, whole = '', fraction = '', suffix = ''] = PATTERN.exec(text) ?? []
  if (whole + fraction === '') return undefined
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const exponent = 9 - fraction.length + decimalExponent(suffix)
  const scaled = digits << (BINARY_EXPONENT[suffix] ?? 0n)
  return exponent >= 0 ? scaled * 10n ** BigInt(exponent) : scaled / 10n ** BigInt(-exponent)
}

function decimalExponent(suffix: string): number {
  const named = DECIMAL_EXPONENT[suffix]
  if (named !== undefined) return named
  return /^[eE]./.test(suffix) ? Number(suffix.slice(1)) : 0
}
