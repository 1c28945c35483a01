// Who wrote to an object after it was created. The API server keeps that itself, in managedFields: a manager, and the fields it set
// last. What an admission plugin changes while the object is created counts as ours.

import type { FieldPath } from '../../core/field-path.ts'
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'

export interface LaterWriter {
  readonly manager: string
  readonly fields: JsonObject
}

/** Managers of an object other than the one that created it. Writers of a sub-resource do not count. */
export function laterWriters(stored: JsonObject, ours: string): readonly LaterWriter[] {
  return listAt(stored, 'metadata', 'managedFields').flatMap((entry) => {
    const manager = textAt(entry, 'manager') ?? ''
    const fields = at(entry, 'fieldsV1')
    const isLater = manager !== ours && (textAt(entry, 'subresource') ?? '') === '' && isObject(fields)
    return isLater ? [{ manager, fields }] : []
  })
}

/** The manager that set a field last; undefined when it is nobody of these. */
export function writerOf(writers: readonly LaterWriter[], path: FieldPath): string | undefined {
  return writers.find(({ fields }) => owns(fields, path))?.manager
}

/** `f:name` is a field, `k:{…}` and `v:…` an entry of a list. A field that is set as a whole has nothing below it. */
function owns(fields: Json | undefined, path: FieldPath): boolean {
  if (!isObject(fields)) return false
  const [step, ...rest] = path
  if (step === undefined || Object.keys(fields).length === 0) return true
  if (typeof step === 'string') return Object.hasOwn(fields, `f:${step}`) && owns(fields[`f:${step}`], rest)
  const entries = Object.entries(fields).filter(([key]) => /^[kvi]:/.test(key))
  return entries.some(([, below]) => owns(below, rest))
}
