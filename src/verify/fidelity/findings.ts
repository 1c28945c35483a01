// Differences as findings for people. A value of a Secret is never shown; of other objects only short values are, and none that
// people use to put secrets in.

import { pathText } from '../../core/field-path.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Finding, ObjectReference } from '../../report/findings.ts'
import { shownValue } from '../shown-value.ts'
import { FIDELITY_CLASSES, type FidelityClass } from './classes.ts'
import type { Difference } from './compare.ts'
import { type LaterWriter, laterWriters, writerOf } from './later-writers.ts'

/** Of one object; the rest is counted. */
const MAX_PER_OBJECT = 20

const CLASS_OF = {
  dropped: 'dropped-field',
  changed: 'changed-value',
  'lost-number': 'lost-number',
  added: 'added-field',
} as const satisfies Record<Difference['kind'], FidelityClass>

export interface Look {
  readonly object: ObjectReference
  readonly stored: JsonObject
  readonly differences: readonly Difference[]
  /** Our name among the managers; undefined when managedFields were restored and say nothing about this run. */
  readonly manager: string | undefined
}

export function fidelityFindings({ object, stored, differences, manager }: Look): readonly Finding[] {
  const writers = manager === undefined ? [] : laterWriters(stored, manager)
  const shown = differences.slice(0, MAX_PER_OBJECT).map((difference): Finding => {
    const writer = writerFor(writers, difference)
    const name = writer === undefined ? CLASS_OF[difference.kind] : 'changed-after-creation'
    const by = writer === undefined ? '' : `; ${writer} wrote it after the restore`
    const values = valuesOf(object.kind, difference)
    const told = finding(object, name, pathText(difference.path), describe(difference, values) + by)
    return values.sent === undefined && values.stored === undefined ? told : { ...told, values }
  })
  const rest = differences.length - shown.length
  if (rest === 0) return shown
  return [...shown, finding(object, 'changed-value', '', `${rest} more fields differ`)]
}

function finding(object: ObjectReference, name: FidelityClass, path: string, message: string): Finding {
  const { weight } = FIDELITY_CLASSES[name]
  return { source: 'fidelity', class: name, weight, object, ...(path === '' ? {} : { path }), message }
}

/** A field that is gone belongs to nobody any more: then whoever else wrote the object took it. */
function writerFor(writers: readonly LaterWriter[], { kind, path }: Difference): string | undefined {
  return kind === 'dropped' ? writers[0]?.manager : writerOf(writers, path)
}

type Values = NonNullable<Finding['values']>

function valuesOf(ofKind: string, { path, sent, stored }: Difference): Values {
  const before = shownValue(ofKind, path, sent)
  const after = shownValue(ofKind, path, stored)
  return {
    ...(before === undefined ? {} : { sent: before }),
    ...(after === undefined ? {} : { stored: after }),
  }
}

function describe({ kind, isUnknown }: Difference, { sent: before, stored: after }: Values): string {
  switch (kind) {
    case 'dropped': {
      const why = isUnknown ? ': the schema of the server does not know this field' : ''
      return `was sent${before === undefined ? '' : ` as ${before}`} and is not stored${why}`
    }
    case 'added':
      return `was not sent; it is stored${after === undefined ? '' : ` as ${after}`}`
    case 'lost-number':
      return before === undefined || after === undefined
        ? 'the number lost digits'
        : `the number ${before} lost digits: ${after} is stored`
    case 'changed':
      return before === undefined || after === undefined
        ? 'another value is stored than was sent'
        : `was sent as ${before}; ${after} is stored`
  }
}
