// Numbers are compared digit by digit: a double cannot hold every number that a backup can.
import { isRawNumber, type Json } from '../../core/json.ts'

/** The literal of a number as it was written; undefined for anything else. */
export function literalOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  return isRawNumber(value) ? value.rawJSON : undefined
}

const LITERAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/

/** One spelling per value: `1.0`, `1` and `10e-1` are the same number. Undefined when it is none. */
export function exactNumber(literal: string): string | undefined {
  const [, sign, whole, fraction = '', exponent = '0'] = LITERAL.exec(literal) ?? []
  if (whole === undefined) return undefined
  const digits = (whole + fraction).replace(/^0+/, '')
  if (digits === '') return '0'
  const significant = digits.replace(/0+$/, '')
  const power = Number(exponent) - fraction.length + (digits.length - significant.length)
  return `${sign}${significant}e${power}`
}
