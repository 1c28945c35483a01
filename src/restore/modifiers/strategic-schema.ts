// Which lists a strategic merge patch merges, and by which key: what the target publishes in its OpenAPI v3 documents.
import { at, isObject, type Json, listAt, textAt } from '../../core/json.ts'

/** Types by the objects that have them. */
export interface StrategicSchema {
  /** @param apiVersion `v1`, `apps/v1` */
  typeOf(apiVersion: string, kind: string): StrategicType | undefined
}

export interface StrategicType {
  /** `struct` has fields; the others stand for Go's names of what cannot be merged into. */
  readonly goKind: 'struct' | 'map' | 'slice' | 'string'
  /** For messages: `PodSpec`. */
  readonly name: string
  field(name: string): StrategicField | undefined
}

export interface StrategicField {
  /** `merge`, `replace`, or '' (lists are replaced, maps are merged). */
  readonly strategy: string
  /** '' when there is none. */
  readonly mergeKey: string
  /** Of the value. */
  readonly type: () => StrategicType
  /** Of the entries of a list. */
  readonly entryType: () => StrategicType
}

/** The group versions that Velero's patcher knows; objects of every other one cannot be patched strategically (M-14). */
export const STRATEGIC_GROUP_VERSIONS: readonly string[] = [
  'v1',
  'apps/v1',
  'batch/v1',
  'velero.io/v1',
  'velero.io/v2alpha1',
  'snapshot.storage.k8s.io/v1',
  'groupsnapshot.storage.k8s.io/v1beta2',
]

/** @param documents OpenAPI v3 documents of the group versions in `STRATEGIC_GROUP_VERSIONS` that the target serves */
export function strategicSchemaOf(documents: readonly Json[]): StrategicSchema {
  const types = new Map<string, StrategicType>()
  for (const document of documents) {
    const schemas = at(document, 'components', 'schemas')
    if (!isObject(schemas)) continue
    for (const [name, schema] of Object.entries(schemas)) {
      for (const served of listAt(schema, 'x-kubernetes-group-version-kind')) {
        const group = textAt(served, 'group')
        const apiVersion = `${group ? `${group}/` : ''}${textAt(served, 'version')}`
        types.set(`${apiVersion} ${textAt(served, 'kind')}`, typeOf(schema, schemas, goName(name)))
      }
    }
  }
  return { typeOf: (apiVersion, kind) => types.get(`${apiVersion} ${kind}`) }
}

function typeOf(schema: Json | undefined, schemas: Json, name: string): StrategicType {
  const [target, targetName] = resolve(schema, schemas, name)
  const properties = at(target, 'properties')
  const type = textAt(target, 'type')
  const isMap = type === 'object' && at(target, 'additionalProperties') !== undefined
  return {
    goKind: isMap
      ? 'map'
      : type === 'array'
        ? 'slice'
        : type === 'object' || type === undefined
          ? 'struct'
          : 'string',
    name: targetName,
    field: (key) => {
      const property = at(properties, key)
      return property === undefined ? undefined : fieldOf(property, schemas)
    },
  }
}

function fieldOf(property: Json, schemas: Json): StrategicField {
  const strategies = (textAt(property, 'x-kubernetes-patch-strategy') ?? '').split(',')
  const [target] = resolve(property, schemas, '')
  return {
    strategy: strategies.find((strategy) => strategy !== 'retainKeys') ?? '',
    mergeKey: textAt(property, 'x-kubernetes-patch-merge-key') ?? '',
    type: () => typeOf(property, schemas, ''),
    entryType: () => typeOf(at(target, 'items'), schemas, ''),
  }
}

/** A schema is a reference, or a single `allOf` around one when it has a default. */
function resolve(schema: Json | undefined, schemas: Json, name: string): readonly [Json | undefined, string] {
  const reference = textAt(schema, '$ref') ?? textAt(listAt(schema, 'allOf')[0], '$ref')
  if (reference === undefined) return [schema, name]
  const key = reference.slice(reference.lastIndexOf('/') + 1)
  return [at(schemas, key), goName(key)]
}

function goName(schemaName: string): string {
  return schemaName.slice(schemaName.lastIndexOf('.') + 1)
}
