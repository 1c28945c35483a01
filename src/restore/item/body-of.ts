import { type JsonObject, omit } from '../../core/json.ts'

/** On a create the server writes managedFields of its own; those of the backup are patched back afterwards, or not at all. */
export function bodyOf(object: JsonObject): JsonObject {
  const { metadata } = object
  if (metadata === undefined) return object
  return { ...object, metadata: omit(metadata as JsonObject, ['managedFields']) }
}
