import { type Json, parseJson } from '../../core/json.ts'

const WORDS = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
])

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/
const BASED = /^([-+]?)0([xXbBoO]?)([0-9a-fA-F]+)$/
const RADIX: Readonly<Record<string, { readonly radix: bigint; readonly digits: RegExp }>> = {
  '': { radix: 8n, digits: /^[0-7]+$/ },
  o: { radix: 8n, digits: /^[0-7]+$/ },
  b: { radix: 2n, digits: /^[01]+$/ },
  x: { radix: 16n, digits: /^[0-9a-f]+$/ },
}
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const SMALLEST = -(2n ** 63n)
const LARGEST = 2n ** 64n - 1n

/** What a scalar of YAML is in JSON. Quoted and tagged words are texts, and so are dates. */
export function resolvePlain(word: string, tag: string | undefined, isPlain: boolean): Json {
  if (
    !isPlain ||
    (tag !== undefined && tag !== '' && !/^tag:yaml\.org,2002:(bool|int|float|null|timestamp)$/.test(tag))
  )
    return word
  const named = WORDS.get(word)
  if (named !== undefined) return named
  if (!/^[-+.0-9]/.test(word)) return word
  return integerOf(word.replaceAll('_', '')) ?? floatOf(word.replaceAll('_', '')) ?? word
}

function integerOf(text: string): Json | undefined {
  const value = DECIMAL.test(text) ? BigInt(text.replace('+', '')) : basedInteger(text)
  if (value === undefined || value < SMALLEST || value > LARGEST) return undefined
  return parseJson(` ${value}`)
}

function basedInteger(text: string): bigint | undefined {
  const [, sign, prefix = '', digits = ''] = BASED.exec(text) ?? []
  const base = RADIX[prefix.toLowerCase()]
  if (sign === undefined || base === undefined || !base.digits.test(digits.toLowerCase())) return undefined
  let value = 0n
  for (const digit of digits) value = value * base.radix + BigInt(Number.parseInt(digit, 16))
  return sign === '-' ? -value : value
}

function floatOf(text: string): number | undefined {
  const value = FLOAT.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}
