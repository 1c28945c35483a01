import { LineCounter, parseAllDocuments } from 'yaml'
import { isObject, type Json } from '../../core/json.ts'

/** More expansions of aliases than any honest file has; a bomb multiplies them. */
const MAX_ALIASES = 100

export interface YamlDocument {
  /** Counted from 1, in lines of the whole text. */
  readonly line: number
  readonly value: Json
}

/** What stopped the reading. The message names a line and never quotes the text. */
export class YamlProblem extends Error {
  readonly line: number | undefined

  constructor(message: string, line: number | undefined) {
    super(line === undefined ? message : `line ${line}: ${message}`)
    this.line = line
  }
}

/**
 * All documents of a YAML or JSON text as plain JSON; empty ones are left out. Of YAML's types only those of JSON exist:
 * `yes` and dates are texts. Keys must be unique. Integers of any length keep their digits.
 * @throws YamlProblem
 */
export function parseYaml(text: string): readonly YamlDocument[] {
  const lines = new LineCounter()
  const lineOf = (offset: number) => lines.linePos(offset).line
  const documents = reading(() =>
    parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      intAsBigInt: true,
      merge: true,
      logLevel: 'silent',
    }),
  )
  return [...documents].flatMap((document) => {
    const [problem] = document.errors
    if (problem) throw new YamlProblem(problem.message, lineOf(problem.pos[0]))
    const value = reading(() => toJson(document.toJS({ maxAliasCount: MAX_ALIASES })))
    return value === null ? [] : [{ value, line: lineOf(document.contents?.range?.[0] ?? 0) }]
  })
}

/** The reader throws on alias bombs and on nesting that no stack can hold. */
function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new YamlProblem(error instanceof ReferenceError ? error.message : 'nested too deeply', undefined)
  }
}

function toJson(value: unknown): Json {
  if (typeof value === 'bigint') return toNumber(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]))
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function toNumber(value: bigint): Json {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : rawNumber(String(value))
}

function rawNumber(literal: string): Json {
  return (JSON as unknown as { rawJSON: (text: string) => Json }).rawJSON(literal)
}

/** For messages: what kind of value somebody wrote. */
export function nameOfType(value: Json): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'a map'
  return { string: 'a text', boolean: 'true or false' }[typeof value as string] ?? 'a number'
}
