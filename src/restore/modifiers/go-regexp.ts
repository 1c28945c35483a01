// `resourceNameRegex` is written for Go's RE2. JavaScript's syntax is close but not the same: this reads RE2, says what Go says
// about what it does not know (lookaround, backreferences), and writes the rest down for RegExp.
import { quote, readCharacters, readClass } from './go-regexp-characters.ts'
import { regexpProblem } from './go-regexp-problem.ts'

const MAX_LENGTH = 1000
const MAX_REPEAT = 1000

/** In groups of their own, so that they can be repeated as in Go. */
const ANCHORS: Readonly<Record<string, string>> = {
  '^': '(?:^)',
  $: '(?:$)',
  '\\A': '(?:(?<![^]))',
  '\\z': '(?:(?![^]))',
  '\\b': '(?:\\b)',
  '\\B': '(?:\\B)',
}

/** The pattern, not anchored, as a JavaScript RegExp. @throws Error in Go's words: `error parsing regexp: …` */
export function compileGoRegExp(pattern: string): RegExp {
  if (pattern.length > MAX_LENGTH) throw regexpProblem('expression too large')
  const source = translate(pattern)
  try {
    return new RegExp(source, 'v')
  } catch (error) {
    throw regexpProblem(error instanceof Error ? error.message : 'invalid expression')
  }
}

interface Reading {
  readonly pattern: string
  index: number
  /** For each open group, the flags such as `(?i)` in it: they reach to its end, through all alternatives, as groups of their own. */
  readonly open: string[][]
  /** Whether something stands here that can be repeated. */
  canRepeat: boolean
  /** Where the repetition that stands right before began: `a**` is refused. */
  repeatedFrom: number | undefined
}

function translate(pattern: string): string {
  const reading: Reading = { pattern, index: 0, open: [[]], canRepeat: false, repeatedFrom: undefined }
  let source = ''
  while (reading.index < pattern.length) source += readNext(reading)
  if (reading.open.length > 1) throw regexpProblem('missing closing )', pattern)
  return source + closing(reading.open[0])
}

function readNext(reading: Reading): string {
  const rest = reading.pattern.slice(reading.index)
  const repetition = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(rest)
  if (repetition) return readRepetition(reading, repetition)
  reading.repeatedFrom = undefined
  if (rest.startsWith('(')) return readOpening(reading, rest)
  if (rest.startsWith(')')) return readClosing(reading)
  if (rest.startsWith('|')) {
    reading.index++
    reading.canRepeat = false
    const flags = reading.open.at(-1)
    return `${closing(flags)}|${flags?.join('') ?? ''}`
  }
  if (rest.startsWith('\\Q')) return readQuotation(reading, rest)
  reading.canRepeat = true
  const anchor = [rest.slice(0, 2), rest.slice(0, 1)].find((text) => ANCHORS[text] !== undefined)
  if (anchor !== undefined) {
    reading.index += anchor.length
    return ANCHORS[anchor] ?? ''
  }
  return readCharacter(reading, rest)
}

function readCharacter(reading: Reading, rest: string): string {
  if (rest.startsWith('[')) {
    const { source, length } = readClass(rest)
    reading.index += length
    return source
  }
  if (rest.startsWith('\\')) {
    const { source, length } = readCharacters(rest)
    reading.index += length
    return source
  }
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
  reading.index += character.length
  return character === '.' ? '.' : quote(character)
}

function readRepetition(reading: Reading, [text, low, comma, high]: RegExpExecArray): string {
  const { pattern, index, repeatedFrom } = reading
  if (!reading.canRepeat) throw regexpProblem('missing argument to repetition operator', text)
  if (repeatedFrom !== undefined) {
    throw regexpProblem(
      'invalid nested repetition operator',
      pattern.slice(repeatedFrom, index + text.length),
    )
  }
  const upper = comma === undefined ? low : high
  const isTooMuch = Number(low ?? 0) > MAX_REPEAT || Number(upper || 0) > MAX_REPEAT
  if (isTooMuch || (upper && Number(low) > Number(upper))) throw regexpProblem('invalid repeat count', text)
  reading.repeatedFrom = index
  reading.index += text.length
  return text
}

/** Groups catch nothing here: only whether a name matches is asked. */
function readOpening(reading: Reading, rest: string): string {
  const flags = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest)
  const named = /^\(\?P?<(\w+)>/.exec(rest)
  if (!flags && !named && rest.startsWith('(?')) throw openingProblem(rest)
  reading.canRepeat = false
  reading.index += (flags ?? named)?.[0].length ?? 1
  const opening = flags ? flagGroup(flags[1], flags[2]) : '(?:'
  if (flags?.[3] === ')') reading.open.at(-1)?.push(opening)
  else reading.open.push([])
  return opening
}

function closing(flags: readonly string[] = []): string {
  return ')'.repeat(flags.length)
}

/** `U` swaps greedy and lazy repetition, which makes no difference to whether a name matches. */
function flagGroup(on = '', off = ''): string {
  const known = (letters: string) => [...new Set(letters)].filter((letter) => letter !== 'U').join('')
  const added = [...known(on)].filter((letter) => !off.includes(letter)).join('')
  const removed = known(off)
  return `(?${added}${removed === '' ? '' : `-${removed}`}:`
}

function openingProblem(rest: string): Error {
  const name = /^\(\?P?<[^>]*>?/.exec(rest)?.[0]
  if (name !== undefined) return regexpProblem('invalid named capture', name.endsWith('>') ? name : rest)
  return regexpProblem('invalid or unsupported Perl syntax', /^\(\?[imsU-]*./.exec(rest)?.[0] ?? rest)
}

function readClosing(reading: Reading): string {
  if (reading.open.length === 1) throw regexpProblem('unexpected )', reading.pattern)
  reading.index++
  reading.canRepeat = true
  return `${closing(reading.open.pop())})`
}

/** `\Q…\E`: everything in between stands for itself. */
function readQuotation(reading: Reading, rest: string): string {
  const end = rest.indexOf('\\E')
  const text = rest.slice(2, end < 0 ? undefined : end)
  reading.index += end < 0 ? rest.length : end + 2
  if (text !== '') reading.canRepeat = true
  return [...text].map(quote).join('')
}
