// A secret shows up in messages as it is, and as the protocols of stores write it down.

/** Shorter values are left: masked everywhere, they would blacken a message and protect nothing. */
const MIN_LENGTH = 4
const MASK = '***'

/** How a value may be written: plain, URL-encoded, JSON-escaped, base64 on its own or inside of something longer, decoded. */
export function formsOf(value: string): readonly string[] {
  // Half of a surrogate pair, as a hostile JSON may hold it, cannot be URL-encoded.
  const trimmed = value.toWellFormed().trim()
  const plain = [trimmed, decodedUrl(trimmed), ...decodedBase64(trimmed)]
  const written = plain.flatMap((text) => [
    text,
    encodeURIComponent(text),
    new URLSearchParams({ v: text }).toString().slice(2),
    JSON.stringify(text).slice(1, -1),
    ...base64Forms(text),
  ])
  // A key over several lines is quoted line by line.
  const lines = trimmed.includes('\n') ? trimmed.split(/\r?\n/).map((line) => line.trim()) : []
  return [...new Set([...written, ...lines.filter((line) => !line.startsWith('-----'))])].filter(
    (form) => form.length >= MIN_LENGTH,
  )
}

export interface Masking {
  /** False for forms that are in none of the texts. */
  readonly isLookedFor?: (form: string) => boolean
  /** Words that are no secrets: a form that stands in one of them stays. */
  readonly names?: ReadonlySet<string>
}

/** Replaces all forms of all values by `***`. */
export function maskerOf(
  values: Iterable<string>,
  { isLookedFor = () => true, names = new Set() }: Masking = {},
): (text: string) => string {
  const forms = [...new Set([...values].flatMap(formsOf))]
    .filter(isLookedFor)
    .toSorted((a, b) => b.length - a.length)
  const mask = (text: string, form: string): string => {
    if (names.size === 0 || !WORD.test(form)) return text.replaceAll(form, MASK)
    return text.replaceAll(form, (found, at: number) =>
      names.has(wordAround(text, at, at + found.length)) ? found : MASK,
    )
  }
  return (text) => forms.reduce(mask, text)
}

/** What the name of an object may be made of. */
const WORD = /^[\w.-]+$/
const OF_A_WORD = /[\w.-]/

/** Whole, without the dot at the end of a sentence. */
function wordAround(text: string, from: number, to: number): string {
  let [start, end] = [from, to]
  while (start > 0 && OF_A_WORD.test(text.charAt(start - 1))) start -= 1
  while (end < text.length && OF_A_WORD.test(text.charAt(end))) end += 1
  while (end > to && /[^A-Za-z0-9]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** Which forms can be in the texts at all: told by how they begin. For many texts and many secrets, most of which are in none. */
export function formsIn(texts: readonly string[]): (form: string) => boolean {
  const beginnings = new Set<string>()
  for (const text of texts)
    for (let at = 0; at + MIN_LENGTH <= text.length; at += 1) beginnings.add(text.slice(at, at + MIN_LENGTH))
  return (form) => beginnings.has(form.slice(0, MIN_LENGTH))
}

/** Behind zero, one or two bytes of something else; the digits at the edges depend on the neighbours. */
function base64Forms(text: string): readonly string[] {
  if (text.length < MIN_LENGTH) return []
  const bytes = Buffer.from(text)
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const sure = encoded.slice(before === 0 ? 0 : before + 1, Math.floor(((before + bytes.length) * 8) / 6))
    const whole = before === 0 ? [encoded] : []
    return [...whole, sure].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
  })
}

function decodedUrl(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Nothing when it is no base64, or not of text. */
function decodedBase64(text: string): readonly string[] {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(text)) return []
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return /^[\x20-\x7e]+$/.test(decoded) ? [decoded] : []
}
