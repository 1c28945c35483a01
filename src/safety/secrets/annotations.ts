// Annotations that hold the values once more.
import { type JsonObject, objectAt, omit, stringifyJson, withAt } from '../../core/json.ts'
import { formsIn, formsOf } from '../../core/secret-forms.ts'

/** Whole objects, or a token, wherever these stand. */
const COPIES: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'banzaicloud.com/last-applied',
  'kapp.k14s.io/original',
  'kapp.k14s.io/original-diff',
  'kapp.k14s.io/original-diff-full',
  'kopf.zalando.org/last-handled-configuration',
  'objectset.rio.cattle.io/applied',
  'openshift.io/token-secret.value',
])

/** Shorter texts are in everything. */
const MIN_LENGTH = 6
/** Of more that may well be there only somebody who means to keep us busy has made the Secret: then no annotation stays. */
const MAX_FORMS = 10_000

export interface WithoutCopies {
  readonly object: JsonObject
  readonly dropped: readonly string[]
}

/** @param values of the Secret, decoded, as they are in the backup */
export function withoutCopies(object: JsonObject, values: readonly Buffer[]): WithoutCopies {
  const annotations = objectAt(object, 'metadata', 'annotations')
  // Anything may stand where a text belongs; the server refuses it, and may quote it.
  const texts = Object.entries(annotations).map(
    ([name, value = null]) => [name, typeof value === 'string' ? value : stringifyJson(value)] as const,
  )
  const searched = texts.flatMap(([name, text]) => (COPIES.has(name) ? [] : [text]))
  const longest = searched.reduce((most, text) => Math.max(most, text.length), 0)
  const forms =
    longest < MIN_LENGTH ? [] : values.flatMap((value) => formsFor(value, longest)).filter(formsIn(searched))
  const holdsOne = (text: string): boolean =>
    forms.length > MAX_FORMS ? text.length >= MIN_LENGTH : forms.some((form) => text.includes(form))
  const dropped = texts.filter(([name, text]) => COPIES.has(name) || holdsOne(text)).map(([name]) => name)
  if (dropped.length === 0) return { object, dropped }
  const rest = omit(annotations, dropped)
  return {
    object: withAt(object, ['metadata', 'annotations'], Object.keys(rest).length === 0 ? undefined : rest),
    dropped,
  }
}

/** How a value, or a line of it, may stand in a text of this length. Bytes that are no text are only ever written as base64. */
function formsFor(value: Buffer, length: number): readonly string[] {
  const text = value.toString('utf8')
  const lines = text.includes('\n') ? text.split('\n').map((line) => line.trim()) : []
  // Decoded from a URL it has a third of its length, at least.
  const plain = [text, ...lines].filter((form) => form.length >= MIN_LENGTH && form.length <= 3 * length)
  const base64 = value.length >= MIN_LENGTH ? value.toString('base64').replace(/=+$/, '') : ''
  return [base64, ...plain.flatMap(formsOf)].filter(
    (form) => form.length >= MIN_LENGTH && form.length <= length,
  )
}
