import { isObject, type JsonObject, parseJson } from './json.ts'

/**
 * The object in a text that somebody keeps; undefined when there is none that can be read. For whoever only looks at bodies of a backup:
 * `inspect` and the restore of the item itself say what is wrong with one, and JavaScript's own message would quote it.
 */
export function readObject<Range>(
  source: { readonly read: (range: Range) => string },
  range: Range,
): JsonObject | undefined {
  try {
    const parsed = parseJson(source.read(range))
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
