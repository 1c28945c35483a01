// YAML as Velero and kubectl read it: what a plain word means follows YAML 1.1 as Go's reader knows it, so `yes` is true and
// 010 is eight, but 1:30 is a text. The result is JSON.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml'
import { isObject, type Json, type JsonObject } from '../../core/json.ts'
import { goYamlMessage } from './yaml-messages.ts'
import { resolvePlain } from './yaml-scalars.ts'

/** More nodes than any honest file has once its aliases are expanded; a bomb multiplies them. */
const MAX_NODES = 100_000
const MAX_DEPTH = 500

export interface YamlDocument {
  /** Where its content starts, counted from 1 in lines of the whole text. */
  readonly line: number
  readonly value: Json
}

/** What stopped the reading, worded as Go's reader does where that is known. It never quotes the text. */
export class YamlProblem extends Error {}

export interface YamlOptions {
  /** Whether a key that stands twice in one map is a problem; if not, the last one counts. */
  readonly uniqueKeys: boolean
}

/** All documents of a YAML or JSON text; those that hold nothing are left out. @throws YamlProblem */
export function parseYamlDocuments(text: string, options: YamlOptions): readonly YamlDocument[] {
  const lines = new LineCounter()
  return read(text, lines).flatMap((document) => {
    const value = convert(document, lines, options)
    const line = lines.linePos(document.contents?.range?.[0] ?? 0).line
    return value === null ? [] : [{ value, line }]
  })
}

/** The first document; null when the text holds nothing. @throws YamlProblem */
export function parseYaml(text: string, options: YamlOptions): Json {
  const lines = new LineCounter()
  const [first] = read(text, lines)
  return first === undefined ? null : convert(first, lines, options)
}

function read(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const settings = {
    lineCounter,
    uniqueKeys: false,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  } as const
  const documents = [...unlessTooDeep(() => parseAllDocuments(text, settings))]
  for (const document of documents) {
    const [problem] = document.errors
    if (problem) throw new YamlProblem(goYamlMessage(problem, text, lineCounter))
  }
  return documents
}

function unlessTooDeep<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw new YamlProblem('yaml: exceeded max depth of 10000')
    throw error
  }
}

function convert(document: Document.Parsed, lines: LineCounter, options: YamlOptions): Json {
  let nodes = 0

  function toJson(node: unknown, depth: number): Json {
    if (depth > MAX_DEPTH) throw new YamlProblem('yaml: exceeded max depth of 10000')
    if (++nodes > MAX_NODES) throw new YamlProblem('yaml: document contains excessive aliasing')
    if (isAlias(node)) {
      const target = node.resolve(document)
      if (target === undefined) throw new YamlProblem(`yaml: unknown anchor '${node.source}' referenced`)
      return toJson(target, depth + 1)
    }
    if (isScalar(node)) return resolvePlain(String(node.value ?? ''), node.tag, node.type === 'PLAIN')
    if (isSeq(node)) return node.items.map((item) => toJson(item, depth + 1))
    return isMap(node) ? toMap(node, depth) : null
  }

  function toMap(map: YAMLMap, depth: number): JsonObject {
    const own = new Map<string, Json>()
    const merged = new Map<string, Json>()
    for (const pair of map.items) {
      if (isMergeKey(pair))
        for (const [key, value] of mergedEntries(toJson(pair.value, depth + 1))) merged.set(key, value)
      else own.set(keyOf(pair, own), toJson(pair.value, depth + 1))
    }
    return Object.fromEntries([...merged, ...own])
  }

  function keyOf(pair: Pair, taken: ReadonlyMap<string, Json>): string {
    const key = toJson(pair.key, 0)
    if (key === null || typeof key === 'object') throw new YamlProblem('yaml: a key that is not a text')
    const text = String(key)
    if (taken.has(text) && options.uniqueKeys) {
      const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
      throw new YamlProblem(
        `yaml: unmarshal errors:\n  line ${lines.linePos(offset).line}: key "${text}" already set in map`,
      )
    }
    return text
  }

  return unlessTooDeep(() => toJson(document.contents, 0))
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN'
}

/** Of several maps the first one wins. */
function mergedEntries(value: Json): readonly (readonly [string, Json])[] {
  const maps = Array.isArray(value) ? value.toReversed() : [value]
  if (!maps.every(isObject))
    throw new YamlProblem('yaml: map merge requires map or sequence of maps as the value')
  return maps.flatMap((map) => Object.entries(map as Record<string, Json>))
}

/** For messages: what kind of value somebody wrote. */
export function nameOfType(value: Json): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'a map'
  if (typeof value === 'string') return 'a text'
  return typeof value === 'boolean' ? 'true or false' : 'a number'
}
