// YAML with places: every problem of a file is told with its line and column. The values are read as those of a Restore.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
} from 'yaml'
import type { Json } from '../core/json.ts'
import { parseYaml, YamlProblem } from '../restore/document/yaml.ts'

/** Both counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface PlacedProblem extends Place {
  readonly problem: string
}

export interface LocatedYaml {
  readonly value: Json
  /** Of the field whose path a text begins with, or of the nearest one that there is. */
  place(text: string): Place
}

/** No honest file comes near. */
const MAX_BYTES = 2 ** 20
const START: Place = { line: 1, column: 1 }

/** The one document, or all problems of its syntax. */
export function parseLocatedYaml(text: string): LocatedYaml | readonly PlacedProblem[] {
  if (Buffer.byteLength(text) > MAX_BYTES) return [{ ...START, problem: 'the file is larger than 1 MiB' }]
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  try {
    const [document, second] = documentsOf(text, lines)
    if (document === undefined) return [{ ...START, problem: 'the file holds nothing' }]
    const problems = document.errors.map(({ message, pos }) => ({ ...placeAt(pos[0]), problem: message }))
    if (second !== undefined) {
      problems.push({ ...placeAt(second.range[0]), problem: 'a second document cannot stand here' })
    }
    if (problems.length > 0) return problems
    const value = parseYaml(text, { uniqueKeys: true })
    return { value, place: (path) => placeAt(offsetOf(document, path)) }
  } catch (error) {
    if (error instanceof YamlProblem) return [{ ...START, problem: error.message }]
    if (error instanceof RangeError) return [{ ...START, problem: 'the file is nested too deeply' }]
    throw error
  }
}

function documentsOf(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  return [
    ...parseAllDocuments(text, {
      lineCounter,
      uniqueKeys: true,
      schema: 'failsafe',
      prettyErrors: false,
      logLevel: 'silent',
    }),
  ]
}

/** Follows the path as far as the document does. */
function offsetOf(document: Document.Parsed, path: string): number {
  let offset = document.contents?.range?.[0] ?? 0
  let node: unknown = document.contents
  let rest = path
  for (;;) {
    const here: unknown = isAlias(node) ? node.resolve(document) : node
    const step = isMap(here)
      ? keyStep(here.items, rest)
      : isSeq(here)
        ? entryStep(here.items, rest)
        : undefined
    if (step === undefined) return offset
    offset = step.offset ?? offset
    node = step.node
    rest = step.rest
  }
}

interface Step {
  readonly offset: number | undefined
  readonly node: unknown
  readonly rest: string
}

/** A key may hold dots and blanks: the longest that fits is meant. */
function keyStep(pairs: readonly Pair<unknown, unknown>[], text: string): Step | undefined {
  const rest = text.replace(/^\./, '')
  const [found] = pairs
    .flatMap(({ key, value }) => (isScalar(key) ? [{ key, name: String(key.value), value }] : []))
    .filter(({ name }) => rest.startsWith(name) && /^(?:[.[: ]|$)/.test(rest.slice(name.length)))
    .toSorted((a, b) => b.name.length - a.name.length)
  if (found === undefined) return undefined
  return { offset: found.key.range?.[0], node: found.value, rest: rest.slice(found.name.length) }
}

function entryStep(items: readonly unknown[], text: string): Step | undefined {
  const [bracketed, digits] = /^\[(\d+)\]/.exec(text) ?? []
  if (bracketed === undefined) return undefined
  const node = items[Number(digits)] as ParsedNode | undefined
  return { offset: node?.range?.[0], node, rest: text.slice(bracketed.length) }
}
