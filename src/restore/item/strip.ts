// what the server of the source cluster wrote must not be sent to another one.
import { isObject, type JsonObject, omit } from '../../core/json.ts'
import type { Profile } from '../document/profile.ts'

const SERVER_OWNED = [
  'generateName',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'ownerReferences',
]
const FOUR_KEYS = ['name', 'namespace', 'labels', 'annotations']

/** What a profile keeps of metadata (D-4). */
const METADATA = {
  'all-but': (metadata) => omit(metadata, SERVER_OWNED),
  'only-four': (metadata) =>
    omit(
      metadata,
      Object.keys(metadata).filter((key) => !FOUR_KEYS.includes(key)),
    ),
} as const satisfies Record<Profile['keptMetadata'], (metadata: JsonObject) => JsonObject>

/** The object without status and without the metadata that the profile drops; undefined when it has no metadata. */
export function strip(object: JsonObject, kept: Profile['keptMetadata']): JsonObject | undefined {
  if (!isObject(object.metadata)) return undefined
  return { ...omit(object, ['status']), metadata: METADATA[kept](object.metadata) }
}
