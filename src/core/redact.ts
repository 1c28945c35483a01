// What must not leave a run: values of Secrets anywhere, bodies of objects in our own reports. API servers and webhooks quote
// both in their messages.

/** Shorter values are left: `true` or `1` masked everywhere would hide more than it protects. */
const MIN_SECRET_LENGTH = 4
const MASK = '***'

/** The text without the values, as they are stored (base64) and decoded. What is part of `known` stays. */
export function maskValues(text: string, values: readonly string[], known = ''): string {
  return values
    .flatMap((value) => [value, Buffer.from(value, 'base64').toString('utf8')])
    .filter((value) => value.length >= MIN_SECRET_LENGTH && !known.includes(value))
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, value) => masked.replaceAll(value, MASK), text)
}

/** A longer `{…}` is an object, not a name. */
const MAX_QUOTED = 80

/** The text with every object in it cut to its braces. */
export function elideBodies(text: string): string {
  const parts: string[] = []
  let from = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== '{') continue
    const end = closingOf(text, index)
    if (end - index > MAX_QUOTED) {
      parts.push(text.slice(from, index), '{…}')
      from = end
    }
    index = end - 1
  }
  return [...parts, text.slice(from)].join('')
}

/** Index behind the brace that closes the one at `start`, or the end of the text. */
function closingOf(text: string, start: number): number {
  let depth = 0
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1
    if (text[index] === '}') depth -= 1
    if (depth === 0) return index + 1
  }
  return text.length
}
