// Metadata as an API server has stored it: what a backup holds beyond what a user once wrote.
import type { Json, JsonObject } from '../../src/core/json.ts'
import type { Random } from './random.ts'

export interface Identity {
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
}

const FIRST_DAY = Date.UTC(2026, 0, 5)
const DAY_MS = 24 * 60 * 60 * 1000

/** An object without managedFields; its labels are those of a Helm release. */
export function storedMetadata(random: Random, { namespace, name }: Identity): JsonObject {
  const release = name.slice(0, name.lastIndexOf('-'))
  return {
    name,
    ...(namespace === '' ? {} : { namespace }),
    uid: random.uuid(),
    resourceVersion: String(100_000 + random.below(80_000_000)),
    creationTimestamp: timestamp(random),
    labels: {
      'app.kubernetes.io/name': release,
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/managed-by': 'Helm',
      'app.kubernetes.io/version': `${1 + random.below(4)}.${random.below(30)}.${random.below(10)}`,
      'helm.sh/chart': `${release}-${random.below(9)}.${random.below(20)}.0`,
      team: random.pick(['amber', 'cobalt', 'crimson', 'jade', 'violet']),
    },
    annotations: {
      'meta.helm.sh/release-name': release,
      'meta.helm.sh/release-namespace': namespace === '' ? 'default' : namespace,
    },
  }
}

/** Whole seconds in UTC, as the API server writes them. */
export function timestamp(random: Random): string {
  const at = new Date(FIRST_DAY + random.below(120 * DAY_MS))
  return `${at.toISOString().slice(0, 19)}Z`
}

export interface Owner {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** Top-level keys of the object that this manager owns; `metadata` means labels and annotations. */
  readonly keys: readonly string[]
  readonly subresource?: string
}

/** The object with the managedFields that its owners would have left. */
export function withManagedFields(random: Random, object: JsonObject, owners: readonly Owner[]): JsonObject {
  const managedFields = owners.map(({ manager, operation, keys, subresource }) => ({
    manager,
    operation,
    apiVersion: object.apiVersion,
    time: timestamp(random),
    fieldsType: 'FieldsV1',
    fieldsV1: Object.fromEntries(keys.map((key) => [`f:${key}`, ownedFields(key, object[key])])),
    ...(subresource === undefined ? {} : { subresource }),
  }))
  return { ...object, metadata: { ...(object.metadata as JsonObject), managedFields } }
}

function ownedFields(key: string, value: Json | undefined): Json {
  if (key !== 'metadata') return fieldSet(value)
  const { labels, annotations } = value as JsonObject
  return fieldSet({ annotations, labels })
}

/** Lists of objects with a name are keyed by it; every other list is owned as a whole. */
function fieldSet(value: Json | undefined): Json {
  if (Array.isArray(value)) {
    const named = value.filter((entry): entry is JsonObject => typeof entry?.name === 'string')
    return Object.fromEntries(
      named.map((entry) => [
        `k:{"name":${JSON.stringify(entry.name)}}`,
        { '.': {}, ...(fieldSet(entry) as JsonObject) },
      ]),
    )
  }
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [`f:${key}`, fieldSet(entry)]),
  )
}
