// An object that goes into another namespace takes its text along: host names of Services, fields called namespace. Those still
// point to the old place.

import type { FieldPath } from '../../core/field-path.ts'
import { isObject, type Json, type JsonObject } from '../../core/json.ts'

/** Of one object. */
const MAX_MENTIONS = 5
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name'
/** Holds a whole object as it was. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

export interface Mention {
  readonly old: string
  readonly path: FieldPath
}

/**
 * Names that the mapping gave up. One that objects are mapped into, or that keeps a part of its own, is no longer old.
 */
export function oldNamespaces(mapping: Readonly<Record<string, string>>): readonly string[] {
  const targets = new Set(Object.values(mapping))
  return Object.entries(mapping).flatMap(([from, to]) => (from === to || targets.has(from) ? [] : [from]))
}

export function mentionsOf(object: JsonObject, old: readonly string[]): readonly Mention[] {
  if (old.length === 0) return []
  const found: Mention[] = []
  const isSecret = object.kind === 'Secret'
  const hosts = old.map((name) => ({ name, host: new RegExp(`\\.${escaped(name)}\\.svc(?![\\w-])`) }))
  const visit = (value: Json | undefined, path: FieldPath): void => {
    if (found.length === MAX_MENTIONS) return
    if (typeof value === 'string') {
      const mentioned = hosts.find(
        ({ name, host }) => isName(path, value, name) || host.test(plain(path, value, isSecret)),
      )
      if (mentioned !== undefined) found.push({ old: mentioned.name, path })
    } else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) visit(entry, [...path, index])
    } else if (isObject(value)) {
      for (const [key, entry] of Object.entries(value))
        if (!isOutside(path, key)) visit(entry, [...path, key])
    }
  }
  visit(object, [])
  return found
}

/** Of metadata only annotations are free text. */
function isOutside(path: FieldPath, key: string): boolean {
  if (path.length === 0) return key === 'status'
  if (path.length === 1 && path[0] === 'metadata') return key !== 'annotations'
  return key === LAST_APPLIED
}

function isName(path: FieldPath, value: string, name: string): boolean {
  const field = path.at(-1)
  return value === name && (field === 'namespace' || field === NAMESPACE_LABEL)
}

function plain(path: FieldPath, value: string, isSecret: boolean): string {
  return isSecret && path[0] === 'data' ? Buffer.from(value, 'base64').toString('latin1') : value
}

function escaped(name: string): string {
  return name.replaceAll('.', '\\.')
}
