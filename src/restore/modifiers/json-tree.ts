// Patches change a document in many small steps. They work on maps instead of objects, so that a key such as `__proto__` is a
// key like any other, and numbers stay the literals they were.
import { isObject, isRawNumber, type Json, type JsonObject, semanticEqual } from '../../core/json.ts'

export type Scalar = null | boolean | number | string | { readonly rawJSON: string }
export type Tree = Scalar | Tree[] | TreeMap
export type TreeMap = Map<string, Tree>

export function toTree(value: Json): Tree {
  if (Array.isArray(value)) return value.map(toTree)
  if (isObject(value))
    return new Map(Object.entries(value).map(([key, entry]) => [key, toTree(entry ?? null)]))
  return value as Scalar
}

/** A tree of its own: nothing is shared with the object. */
export function toTreeMap(value: JsonObject): TreeMap {
  return toTree(value) as TreeMap
}

export function fromTree(tree: Tree): Json {
  if (Array.isArray(tree)) return tree.map(fromTree)
  if (tree instanceof Map) return Object.fromEntries([...tree].map(([key, entry]) => [key, fromTree(entry)]))
  return tree as Json
}

export function cloneTree(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(cloneTree)
  return tree instanceof Map ? new Map([...tree].map(([key, entry]) => [key, cloneTree(entry)])) : tree
}

/** Deep equality; numbers by value, the order of keys does not matter. */
export function treeEqual(a: Tree, b: Tree): boolean {
  return semanticEqual(fromTree(a), fromTree(b))
}

/** What Go calls the type of a value that it decoded without a schema. */
export function goTypeOf(
  tree: Tree,
): 'map[string]interface {}' | '[]interface {}' | 'string' | 'bool' | 'int64' | 'float64' | '<nil>' {
  if (tree === null) return '<nil>'
  if (Array.isArray(tree)) return '[]interface {}'
  if (tree instanceof Map) return 'map[string]interface {}'
  if (typeof tree === 'string') return 'string'
  if (typeof tree === 'boolean') return 'bool'
  return /^-?\d+$/.test(isRawNumber(tree) ? tree.rawJSON : String(tree)) ? 'int64' : 'float64'
}
