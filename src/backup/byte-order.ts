/** UTF-16 order is byte order as long as there are no surrogates: they sort before U+E000 but their bytes come after it. */
const SURROGATE = /[\ud800-\udfff]/

/** A sorted copy, in the order of the UTF-8 bytes of the keys, as a folder listing in Go has it (F-54). */
export function sortByBytes<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const keyed = values.map((value) => ({ key: keyOf(value), value }))
  const compare = keyed.some(({ key }) => SURROGATE.test(key)) ? compareBytes : compareUnits
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ value }) => value)
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
