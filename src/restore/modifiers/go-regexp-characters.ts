import { regexpProblem } from './go-regexp-problem.ts'

const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7F',
  blank: '\\t ',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E',
  punct: '\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
}
const SETS: Readonly<Record<string, string>> = { d: '0-9', s: '\\t\\n\\f\\r ', w: '0-9A-Za-z_' }
const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }
const PUNCTUATION = /[!-/:-@[-`{-~]/

export interface Piece {
  /** For a RegExp with the flag `v`; fits inside a class and outside. */
  readonly source: string
  /** How much of the pattern it takes. */
  readonly length: number
  /** Of a single character; a set has none. */
  readonly code?: number
}

/** One escape that stands for characters. `rest` begins with the backslash. */
export function readCharacters(rest: string): Piece {
  const letter = rest[1]
  if (letter === undefined) throw regexpProblem('trailing backslash at end of expression', '')
  const set = SETS[letter.toLowerCase()]
  if (set !== undefined)
    return { source: letter === letter.toLowerCase() ? `[${set}]` : `[^${set}]`, length: 2 }
  if (letter === 'p' || letter === 'P') return readProperty(rest)
  const numeric = readNumeric(rest)
  if (numeric) return numeric
  const code = CONTROLS[letter] ?? (PUNCTUATION.test(letter) ? letter.codePointAt(0) : undefined)
  if (code === undefined)
    throw regexpProblem('invalid escape sequence', /^\\x\{?[0-9A-Fa-f]*.?|^\\./v.exec(rest)?.[0] ?? rest)
  return { source: sourceOf(code), length: 2, code }
}

/** `\x41`, `\x{1F600}`, octal `\101`; a single digit other than 0 would be a backreference. */
function readNumeric(rest: string): Piece | undefined {
  const hexadecimal = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})/.exec(rest)
  const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest)
  const [text] = hexadecimal ?? octal ?? []
  if (text === undefined) return undefined
  const code = hexadecimal
    ? Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? '', 16)
    : Number.parseInt(octal?.[1] ?? '', 8)
  return code > 0x10ffff ? undefined : { source: sourceOf(code), length: text.length, code }
}

/** `\pL`, `\p{Greek}`, `\P{^Lu}`: a general category or a script. */
function readProperty(rest: string): Piece {
  const [text, letter, single, hat, long] = /^\\([pP])(?:([A-Za-z])|\{(\^?)(\w+)\})/.exec(rest) ?? []
  const isNegated = (letter === 'P') !== (hat === '^')
  const name = single ?? long ?? ''
  for (const property of [name, `Script=${name}`]) {
    const source = `\\${isNegated ? 'P' : 'p'}{${property}}`
    if (text !== undefined && isKnown(source)) return { source, length: text.length }
  }
  throw regexpProblem('invalid character class range', text ?? rest.slice(0, 2))
}

function isKnown(source: string): boolean {
  try {
    return new RegExp(source, 'v').unicodeSets
  } catch {
    return false
  }
}

/** A class from its `[` to its `]`. */
export function readClass(rest: string): Piece {
  const isNegated = rest[1] === '^'
  let index = isNegated ? 2 : 1
  let source = isNegated ? '[^' : '['
  for (let isFirst = true; isFirst || rest[index] !== ']'; isFirst = false) {
    if (index >= rest.length) throw regexpProblem('missing closing ]', rest)
    const entry = readClassEntry(rest.slice(index))
    source += entry.source
    index += entry.length
  }
  return { source: `${source}]`, length: index + 1 }
}

/** A named set, a character, or a range. */
function readClassEntry(rest: string): Piece {
  const [named, hat, name] = /^\[:(\^?)(\w*):\]/.exec(rest) ?? []
  if (named !== undefined) {
    const set = POSIX[name ?? '']
    if (set === undefined) throw regexpProblem('invalid character class range', named)
    return { source: hat === '^' ? `[^${set}]` : `[${set}]`, length: named.length }
  }
  const low = readClassCharacter(rest)
  const behind = rest.slice(low.length)
  if (low.code === undefined || !/^-[^\]]/v.test(behind)) return low
  const high = readClassCharacter(behind.slice(1))
  const length = low.length + 1 + high.length
  if (high.code === undefined) throw regexpProblem('invalid escape sequence', behind.slice(1, 3))
  if (high.code < low.code) throw regexpProblem('invalid character class range', rest.slice(0, length))
  return { source: `${low.source}-${high.source}`, length }
}

function readClassCharacter(rest: string): Piece {
  if (rest.startsWith('\\')) return readCharacters(rest)
  const code = rest.codePointAt(0) ?? 0
  return { source: sourceOf(code), length: String.fromCodePoint(code).length, code }
}

/** A character that stands for itself. */
export function quote(character: string): string {
  return sourceOf(character.codePointAt(0) ?? 0)
}

function sourceOf(code: number): string {
  const character = String.fromCodePoint(code)
  return /[0-9A-Za-z_]/.test(character) ? character : `\\u{${code.toString(16)}}`
}
