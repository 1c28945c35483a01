// The part of kubectl's JSONPath that names one field: `spec.replicas`, `{.spec.containers[0].image}`,
// `metadata.labels['app.kubernetes.io/name']`, `metadata.labels.app\.kubernetes\.io/name`. What names several fields (wildcards,
// slices, filters) is refused: a check compares one value.

import type { FieldPath } from '../../core/field-path.ts'
import { isObject, type Json } from '../../core/json.ts'

const PLAIN_KEY = /^(?:[^.[\]{}\\'"*?@\s]|\\.)+/
const POSITION = /^\[(-?\d{1,9})\]/
const QUOTED = /^\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/
/** As our own findings write a key that is no plain word. */
const BARE = /^\[([A-Za-z0-9][^[\]'"*?@:,\s]*)\]/

/** A negative position counts from the end. Undefined: not a path of one field. */
export function parseFieldPath(text: string): FieldPath | undefined {
  const braced = /^\{(.*)\}$/s.exec(text.trim())?.[1]
  let rest = (braced ?? text).trim().replace(/^\$(?=[.[])/, '')
  const steps: (string | number)[] = []
  while (rest !== '') {
    const isFirst = steps.length === 0
    const step = rest.startsWith('[') ? bracketed(rest) : plain(rest, isFirst)
    if (step === undefined) return undefined
    steps.push(step.key)
    rest = rest.slice(step.length)
  }
  return steps.length === 0 ? undefined : steps
}

interface Step {
  readonly key: string | number
  readonly length: number
}

function bracketed(text: string): Step | undefined {
  const [position, digits] = POSITION.exec(text) ?? []
  if (position !== undefined) return { key: Number(digits), length: position.length }
  const [quoted, single, double] = QUOTED.exec(text) ?? []
  if (quoted !== undefined) return { key: unescaped(single ?? double ?? ''), length: quoted.length }
  const [bare, word] = BARE.exec(text) ?? []
  return bare === undefined || word === undefined ? undefined : { key: word, length: bare.length }
}

function plain(text: string, isFirst: boolean): Step | undefined {
  const dot = text.startsWith('.') ? 1 : 0
  if (dot === 0 && !isFirst) return undefined
  const key = PLAIN_KEY.exec(text.slice(dot))?.[0]
  return key === undefined ? undefined : { key: unescaped(key), length: dot + key.length }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}

/** The value at a path; undefined when there is none. */
export function valueAt(object: Json, path: FieldPath): Json | undefined {
  let value: Json | undefined = object
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value.at(step) : undefined
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
    if (value === undefined) return undefined
  }
  return value
}
