// Velero quotes Go's JSON parser in its messages, and JavaScript's parser words and places its complaints differently.
// This reads a text as Go does, only to find the same first complaint.

/** What Go's `encoding/json` says about a text, or undefined when the text is one JSON value. */
export function goJsonSyntaxError(text: string): string | undefined {
  const reader = new Reader(text)
  try {
    reader.value('looking for beginning of value')
    reader.end()
    return undefined
  } catch (error) {
    if (error instanceof Complaint) return error.message
    throw error
  }
}

class Complaint extends Error {}

const LITERALS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' }
const HEX = /[0-9a-fA-F]/
const DIGIT = /[0-9]/
/** Go stops at 10,000; our stack may not reach that far, and nobody nests like this by accident. */
const MAX_DEPTH = 1000

class Reader {
  readonly #text: string
  #position = 0
  #depth = 0

  constructor(text: string) {
    // Go closes the text with a space, so a number that stops at its dot is told about a space, not about the end.
    this.#text = `${text} `
  }

  value(context: string): void {
    const character = this.#token()
    if (++this.#depth > MAX_DEPTH) throw new Complaint('exceeded max depth')
    if (character === '{') this.#object()
    else if (character === '[') this.#array()
    else if (character === '"') this.#string()
    else if (character === '-' || DIGIT.test(character)) this.#number(character)
    else if (LITERALS[character] !== undefined) this.#literal(LITERALS[character])
    else this.#complain(character, context)
    this.#depth--
  }

  end(): void {
    this.#skipSpace()
    const character = this.#peek()
    if (character !== undefined) this.#complain(character, 'after top-level value')
  }

  #object(): void {
    for (let isFirst = true; ; isFirst = false) {
      const quote = this.#token()
      if (isFirst && quote === '}') return
      if (quote !== '"') this.#complain(quote, 'looking for beginning of object key string')
      this.#string()
      const colon = this.#token()
      if (colon !== ':') this.#complain(colon, 'after object key')
      this.value('looking for beginning of value')
      const next = this.#token()
      if (next === '}') return
      if (next !== ',') this.#complain(next, 'after object key:value pair')
    }
  }

  #array(): void {
    this.#skipSpace()
    if (this.#accepts(/]/)) return
    for (;;) {
      this.value('looking for beginning of value')
      const next = this.#token()
      if (next === ']') return
      if (next !== ',') this.#complain(next, 'after array element')
    }
  }

  #string(): void {
    for (;;) {
      const character = this.#next()
      if (character === '"') return
      if (character < ' ') this.#complain(character, 'in string literal')
      if (character !== '\\') continue
      const escaped = this.#next()
      if (escaped === 'u') {
        for (let digits = 0; digits < 4; digits++) this.#expect(HEX, 'in \\u hexadecimal character escape')
      } else if (!'"\\/bfnrt'.includes(escaped)) {
        this.#complain(escaped, 'in string escape code')
      }
    }
  }

  #number(first: string): void {
    const lead = first === '-' ? this.#expect(DIGIT, 'in numeric literal') : first
    if (lead !== '0') this.#digits()
    if (this.#accepts(/\./)) {
      this.#expect(DIGIT, 'after decimal point in numeric literal')
      this.#digits()
    }
    if (this.#accepts(/[eE]/)) {
      this.#accepts(/[+-]/)
      this.#expect(DIGIT, 'in exponent of numeric literal')
      this.#digits()
    }
  }

  #literal(word: string): void {
    for (const expected of word.slice(1)) {
      const character = this.#next()
      if (character !== expected) this.#complain(character, `in literal ${word} (expecting '${expected}')`)
    }
  }

  #digits(): void {
    while (this.#accepts(DIGIT)) {}
  }

  #accepts(pattern: RegExp): boolean {
    const character = this.#peek()
    if (character === undefined || !pattern.test(character)) return false
    this.#position += character.length
    return true
  }

  #expect(pattern: RegExp, context: string): string {
    const character = this.#next()
    if (!pattern.test(character)) this.#complain(character, context)
    return character
  }

  #token(): string {
    this.#skipSpace()
    return this.#next()
  }

  #next(): string {
    const character = this.#peek()
    if (character === undefined) throw new Complaint('unexpected end of JSON input')
    this.#position += character.length
    return character
  }

  #peek(): string | undefined {
    const code = this.#text.codePointAt(this.#position)
    return code === undefined ? undefined : String.fromCodePoint(code)
  }

  #skipSpace(): void {
    while (this.#accepts(/[ \t\r\n]/)) {}
  }

  #complain(character: string, context: string): never {
    throw new Complaint(`invalid character ${quoted(character)} ${context}`)
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  "'": "\\'",
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

/** Go names one byte of the text: beyond ASCII that is the first byte of the character, shown as the letter with that number. */
function quoted(character: string): string {
  const byte = Buffer.from(character)[0] ?? 0
  const isControl = byte < 0x20 || byte === 0x7f
  const shown = isControl ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte)
  return `'${ESCAPES[character] ?? shown}'`
}
