// Annotations that hold the values once more.
import { type JsonObject, objectAt, omit, stringifyJson, withAt } from '../../core/json.ts'
import { formsOf } from '../../core/secret-forms.ts'

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
  const longest = texts.reduce(
    (most, [name, text]) => (COPIES.has(name) ? most : Math.max(most, text.length)),
    0,
  )
  const forms = longest < MIN_LENGTH ? [] : values.flatMap((value) => formsIn(value, longest))
  const dropped = texts
    .filter(([name, text]) => COPIES.has(name) || forms.some((form) => text.includes(form)))
    .map(([name]) => name)
  if (dropped.length === 0) return { object, dropped }
  const rest = omit(annotations, dropped)
  return {
    object: withAt(object, ['metadata', 'annotations'], Object.keys(rest).length === 0 ? undefined : rest),
    dropped,
  }
}

/** How a value, or a line of it, may stand in a text of this length. Bytes that are no text are only ever written as base64. */
function formsIn(value: Buffer, length: number): readonly string[] {
  const text = value.toString('utf8')
  const lines = text.includes('\n') ? text.split('\n').map((line) => line.trim()) : []
  // The shortest form is what base64 decodes to.
  const plain = [text, ...lines].filter((form) => form.length >= MIN_LENGTH && form.length <= 2 * length)
  const base64 = value.length >= MIN_LENGTH ? value.toString('base64').replace(/=+$/, '') : ''
  return [base64, ...plain.flatMap(formsOf)].filter(
    (form) => form.length >= MIN_LENGTH && form.length <= length,
  )
}
