// Annotations that hold the values once more.
import { type JsonObject, objectAt, omit, withAt } from '../../core/json.ts'

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
  const forms = values.flatMap(formsOf)
  const dropped = Object.entries(annotations)
    .filter(([name, text]) => COPIES.has(name) || forms.some((form) => String(text).includes(form)))
    .map(([name]) => name)
  if (dropped.length === 0) return { object, dropped }
  const rest = omit(annotations, dropped)
  return {
    object: withAt(object, ['metadata', 'annotations'], Object.keys(rest).length === 0 ? undefined : rest),
    dropped,
  }
}

/** A value, its lines, and both in base64. */
function formsOf(value: Buffer): readonly string[] {
  const text = value.toString('utf8')
  const lines = text.includes('\n') ? text.split('\n').map((line) => line.trim()) : []
  const long = [text, ...lines].filter((form) => form.length >= MIN_LENGTH)
  return [...long, ...long.map((form) => Buffer.from(form).toString('base64').replace(/=+$/, ''))]
}
