/** How many: both ends belong to it. */
export interface CountRange {
  readonly min: number
  /** Infinity when there is no upper end. */
  readonly max: number
}

export const COUNT_SYNTAX = '12, ">= 12", "< 20", "3..5" or ">= 3, <= 5"'

const PART = /^(>=|<=|>|<|==|=)?\s*(\d{1,9})$/
const SPAN = /^(\d{1,9})\s*\.\.\s*(\d{1,9})$/

const SIGNS: Readonly<Record<string, (count: number) => CountRange>> = {
  '': (count) => ({ min: count, max: count }),
  '=': (count) => ({ min: count, max: count }),
  '==': (count) => ({ min: count, max: count }),
  '>=': (count) => ({ min: count, max: Number.POSITIVE_INFINITY }),
  '>': (count) => ({ min: count + 1, max: Number.POSITIVE_INFINITY }),
  '<=': (count) => ({ min: 0, max: count }),
  '<': (count) => ({ min: 0, max: count - 1 }),
}

/** `12`, `>= 12`, `3..5`, or several with commas, which must all hold. Undefined: not written so, or no count fits. */
export function parseCountRange(text: string): CountRange | undefined {
  let range: CountRange = { min: 0, max: Number.POSITIVE_INFINITY }
  for (const part of text.split(',')) {
    const read = parsePart(part.trim())
    if (read === undefined) return undefined
    range = { min: Math.max(range.min, read.min), max: Math.min(range.max, read.max) }
  }
  return range.min > range.max ? undefined : range
}

function parsePart(text: string): CountRange | undefined {
  const [, from, to] = SPAN.exec(text) ?? []
  if (from !== undefined && to !== undefined) return { min: Number(from), max: Number(to) }
  const [, sign = '', digits] = PART.exec(text) ?? []
  return digits === undefined ? undefined : SIGNS[sign]?.(Number(digits))
}

export function isInRange(count: number, { min, max }: CountRange): boolean {
  return count >= min && count <= max
}

/** `12`, `12 or more`, `at most 5`, `3 to 5`. */
export function rangeText({ min, max }: CountRange): string {
  if (min === max) return String(min)
  if (max === Number.POSITIVE_INFINITY) return `${min} or more`
  return min === 0 ? `at most ${max}` : `${min} to ${max}`
}
