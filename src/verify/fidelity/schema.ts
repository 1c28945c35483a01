// The server's own OpenAPI v3 document of one group version, walked along with an object. It says which fields a type has, what
// the server fills in, and how the entries of a list are told apart.
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'
import { splitApiVersion } from '../../kube/paths.ts'

/** One place in a schema. */
export interface SchemaNode {
  readonly document: Json
  /** `core.Container`; '' for a schema without a name of its own, as in custom resources. */
  readonly definition: string
  readonly schema: JsonObject
  /** What the server puts here when the field is missing. */
  readonly default: Json | undefined
}

/** The schema of a whole object; undefined when the document does not have it. */
export function rootSchema(
  document: Json | undefined,
  apiVersion: string,
  kind: string,
): SchemaNode | undefined {
  const { group, version } = splitApiVersion(apiVersion)
  const schemas = at(document, 'components', 'schemas')
  if (document === undefined || !isObject(schemas)) return undefined
  const found = Object.entries(schemas).find(([, schema]) =>
    listAt(schema, 'x-kubernetes-group-version-kind').some(
      (type) => at(type, 'group') === group && at(type, 'version') === version && at(type, 'kind') === kind,
    ),
  )
  const [name, schema] = found ?? []
  if (name === undefined || !isObject(schema)) return undefined
  return { document, definition: shortName(name), schema, default: undefined }
}

/** The field of an object, or an entry of a map; undefined when the schema says nothing about it. */
export function propertyOf(node: SchemaNode | undefined, key: string): SchemaNode | undefined {
  if (node === undefined) return undefined
  return nodeAt(node, at(node.schema, 'properties', key) ?? at(node.schema, 'additionalProperties'))
}

export function itemOf(node: SchemaNode | undefined): SchemaNode | undefined {
  return node && nodeAt(node, node.schema.items)
}

/** The schema names this field. */
export function knowsField(node: SchemaNode | undefined, key: string): boolean {
  return at(node?.schema, 'properties', key) !== undefined
}

/** Keys are free here: labels, data, a custom resource that keeps unknown fields. */
export function isFreeMap(node: SchemaNode | undefined): boolean {
  return node !== undefined && !isObject(node.schema.properties)
}

/** Types of Kubernetes itself leave out what is empty; custom resources keep it. */
export function isBuiltIn(node: SchemaNode | undefined): boolean {
  return node !== undefined && node.definition !== ''
}

/** The fields that tell the entries of a list apart; empty when they only have their position. */
export function listKeys(node: SchemaNode | undefined): readonly string[] {
  const keys = listAt(node?.schema, 'x-kubernetes-list-map-keys').filter((key) => typeof key === 'string')
  if (keys.length > 0) return keys
  const mergeKey = textAt(node?.schema, 'x-kubernetes-patch-merge-key')
  return mergeKey === undefined ? [] : [mergeKey]
}

function nodeAt({ document, definition }: SchemaNode, raw: Json | undefined): SchemaNode | undefined {
  if (!isObject(raw)) return undefined
  const reference = textAt(raw, '$ref') ?? textAt(listAt(raw, 'allOf')[0], '$ref')
  // A map or a list inside a named type belongs to that type; inside a custom resource nothing has a name.
  if (reference === undefined) {
    return { document, definition: definition === '' ? '' : 'inline', schema: raw, default: raw.default }
  }
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const schema = at(document, 'components', 'schemas', name)
  if (!isObject(schema)) return undefined
  return { document, definition: shortName(name), schema, default: raw.default ?? schema.default }
}

const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/

/** Where Kubernetes keeps its own types; custom resources of a group such as `storage.k8s.io` lie elsewhere. */
const OWN = /^io\.k8s\.(?:api|apimachinery|apiextensions-apiserver|kube-aggregator)\./

/** `io.k8s.api.core.v1.Container` → `core.Container`. Other types have none. */
function shortName(name: string): string {
  if (!OWN.test(name)) return ''
  return name
    .split('.')
    .filter((part) => !VERSION.test(part))
    .slice(-2)
    .join('.')
}
