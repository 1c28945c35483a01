import type { JsonObject } from './json.ts'
import { privateValuesOf } from './private-fields.ts'
import { scrub } from './scrub.ts'
import { type Masking, maskerOf } from './secret-forms.ts'

/** Shorter values of plain fields are words that a program may well print. */
const MIN_LENGTH = 8

/** For texts that a cluster or a program says about an object: without values of its private fields, and without what looks like a secret. */
export function maskerOfPrivate(object: JsonObject, masking: Masking = {}): (text: string) => string {
  const mask = maskerOf(
    privateValuesOf(object).filter((value) => value.length >= MIN_LENGTH),
    masking,
  )
  return (text) => scrub(mask(text))
}
