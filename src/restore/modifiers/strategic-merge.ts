// Strategic merge patch: a merge patch that merges lists of maps by a key and understands directives ($patch, $retainKeys,
// $deleteFromPrimitiveList, $setElementOrder). Written after what Kubernetes documents and after how Velero's patcher was seen to
// behave; its messages print whole objects, ours leave them out.
import { goTypeOf, type Tree, type TreeMap, treeEqual } from './json-tree.ts'
import { orderLike } from './strategic-order.ts'
import type { StrategicField, StrategicType } from './strategic-schema.ts'

const PATCH = '$patch'
const RETAIN_KEYS = '$retainKeys'
const DELETE_FROM_LIST = '$deleteFromPrimitiveList/'
const SET_ORDER = '$setElementOrder/'

/** Changes the target in place and returns what it became. @throws Error */
export function applyStrategicPatch(target: TreeMap, patch: TreeMap, type: StrategicType): TreeMap {
  const directive = patch.get(PATCH)
  if (directive !== undefined) return replaceOrDelete(directive, patch)
  const rest = new Map(patch)
  retainKeys(target, rest)
  applyOrders(target, rest, type)
  for (const [key, value] of rest) mergeField(target, key, value, type)
  return target
}

function replaceOrDelete(directive: Tree, patch: TreeMap): TreeMap {
  if (directive === 'delete') return new Map()
  if (directive !== 'replace') throw unknownPatchType(directive)
  return new Map([...patch].filter(([key]) => key !== PATCH))
}

function mergeField(target: TreeMap, key: string, value: Tree, type: StrategicType): void {
  if (key.startsWith(DELETE_FROM_LIST)) {
    const name = key.slice(DELETE_FROM_LIST.length)
    const current = target.get(name)
    if (Array.isArray(current) && Array.isArray(value)) {
      lookUp(type, name)
      target.set(
        name,
        current.filter((entry) => !includes(value, entry)),
      )
    }
    return
  }
  if (value === null) {
    target.delete(key)
    return
  }
  const current = target.get(key)
  if (current instanceof Map && value instanceof Map) {
    const field = lookUp(type, key)
    target.set(key, field.strategy === 'replace' ? value : applyStrategicPatch(current, value, field.type()))
  } else if (Array.isArray(current) && Array.isArray(value)) {
    const field = lookUp(type, key)
    target.set(key, field.strategy === 'merge' ? mergeList(current, value, field) : value)
  } else {
    const isSameScalar = current !== undefined && goTypeOf(current) === goTypeOf(value)
    const added = withoutDirectives(isSameScalar ? value : withoutNulls(value))
    if (added === undefined) target.delete(key)
    else target.set(key, added)
  }
}

/** Only values that are maps on both sides, or lists on both sides, need to be known. */
function lookUp(type: StrategicType, key: string): StrategicField {
  if (type.goKind !== 'struct') {
    throw new Error(`merging an object in json but data type is not struct, instead is: ${type.goKind}`)
  }
  const field = type.field(key)
  if (field) return field
  throw new Error(`unable to find api field in struct ${type.name} for the json field ${JSON.stringify(key)}`)
}

function mergeList(current: Tree[], patch: Tree[], field: StrategicField): Tree[] {
  if (current.length === 0 && patch.length === 0) return current
  if (listKind(current, patch) !== 'map[string]interface {}') {
    const added = patch.filter((entry) => !includes(current, entry))
    const distinct = [...current, ...added].filter((entry, index, all) => indexOf(all, entry) === index)
    return orderLike(distinct, patch, current, '')
  }
  const { mergeKey } = field
  if (mergeKey === '') throw new Error(`cannot merge lists without merge key for ${field.entryType().goKind}`)
  const { kept, entries } = applyListDirectives(current as TreeMap[], patch as TreeMap[], mergeKey)
  const merged = [...kept]
  for (const entry of entries) {
    const value = keyOf(entry, mergeKey)
    const index = merged.findIndex((candidate) => treeEqual(candidate.get(mergeKey) ?? null, value))
    const found = merged[index]
    if (found === undefined) merged.push(entry)
    else merged[index] = applyStrategicPatch(found, entry, field.entryType())
  }
  for (const entry of merged) keyOf(entry, mergeKey)
  return orderLike(merged, entries, kept, mergeKey)
}

/** `$patch: delete` removes the entries with its key; `$patch: replace` anywhere keeps nothing of the target. */
function applyListDirectives(
  current: TreeMap[],
  patch: TreeMap[],
  mergeKey: string,
): { kept: TreeMap[]; entries: TreeMap[] } {
  let kept = current
  let entries = patch.filter((entry) => !entry.has(PATCH))
  let isReplaced = false
  for (const entry of patch) {
    const directive = entry.get(PATCH)
    if (directive === undefined) continue
    if (directive === 'replace') isReplaced = true
    else if (directive === 'merge') throw new Error('merging lists cannot yet be specified in the patch')
    else if (directive !== 'delete') throw unknownPatchType(directive)
    else {
      const value = keyOf(entry, mergeKey)
      kept = kept.filter((candidate) => !treeEqual(candidate.get(mergeKey) ?? null, value))
    }
  }
  if (isReplaced) [kept, entries] = [entries, []]
  return { kept, entries }
}

/** Keeps only the listed keys of the target; everything else in the patch has to be among them. */
function retainKeys(target: TreeMap, patch: TreeMap): void {
  const listed = patch.get(RETAIN_KEYS)
  if (listed === undefined) return
  patch.delete(RETAIN_KEYS)
  const names = Array.isArray(listed) ? listed : undefined
  const isDirective = (key: string) => key.startsWith(DELETE_FROM_LIST) || key.startsWith(SET_ORDER)
  const isCovered = [...patch].every(
    ([key, value]) => value === null || isDirective(key) || names?.includes(key),
  )
  if (names === undefined || !isCovered) throw new Error('invalid patch format of retainKeys')
  for (const key of [...target.keys()]) if (!names.includes(key)) target.delete(key)
}

/** `$setElementOrder`: the list is merged here and then put in order, so that it is not merged again. */
function applyOrders(target: TreeMap, patch: TreeMap, type: StrategicType): void {
  for (const [directive, order] of [...patch]) {
    if (!directive.startsWith(SET_ORDER)) continue
    patch.delete(directive)
    const key = directive.slice(SET_ORDER.length)
    const wanted = expectList(order) ?? []
    const current = expectList(target.get(key))
    const change = expectList(patch.get(key))
    const field = lookUp(type, key)
    checkOrder(change ?? [], wanted, field.mergeKey)
    if (current === undefined && change === undefined) continue
    const merged =
      current === undefined
        ? listWithoutDirectives(change ?? [])
        : change === undefined
          ? current
          : field.strategy === 'merge'
            ? mergeList(current, change, field)
            : change
    target.set(key, orderLike(merged, wanted, current ?? [], field.mergeKey))
    patch.delete(key)
  }
}

function expectList(value: Tree | undefined): Tree[] | undefined {
  if (value === undefined || Array.isArray(value)) return value
  throw new Error(`expected a []interface {}, but received a ${goTypeOf(value)}`)
}

/** What the patch adds has to stand in the order that it asks for. */
function checkOrder(change: readonly Tree[], wanted: readonly Tree[], mergeKey: string): void {
  if (change.length === 0 || wanted.length === 0) return
  const key = (entry: Tree) =>
    mergeKey === '' ? entry : entry instanceof Map ? keyOf(entry, mergeKey) : entry
  let from = 0
  for (const entry of change) {
    if (entry instanceof Map && entry.has(PATCH)) continue
    const index = wanted.findIndex((other, position) => position >= from && treeEqual(key(other), key(entry)))
    if (index < 0) throw new Error("The order in patch list doesn't match $setElementOrder list")
    from = index + 1
  }
}

/** All entries of both lists have one type, and it is no list. */
function listKind(...lists: readonly (readonly Tree[])[]): string {
  const kinds = new Set(lists.flat().map(goTypeOf))
  const [kind = '<nil>', ...others] = kinds
  if (others.length > 0) throw new Error('list element types are not identical')
  if (kind === '[]interface {}')
    throw new Error('the server rejected our request due to an error in our request')
  return kind
}

function keyOf(entry: TreeMap, mergeKey: string): Tree {
  const value = entry.get(mergeKey)
  if (value === undefined) throw new Error(`map does not contain declared merge key: ${mergeKey}`)
  return value
}

function unknownPatchType(directive: Tree): Error {
  return new Error(`unknown patch type: ${typeof directive === 'string' ? directive : goTypeOf(directive)}`)
}

function includes(list: readonly Tree[], entry: Tree): boolean {
  return indexOf(list, entry) >= 0
}

function indexOf(list: readonly Tree[], entry: Tree): number {
  return list.findIndex((other) => treeEqual(other, entry))
}

/** Undefined when the value itself is a directive. */
function withoutDirectives(tree: Tree): Tree | undefined {
  if (Array.isArray(tree)) return listWithoutDirectives(tree)
  if (!(tree instanceof Map)) return tree
  if (tree.has(PATCH)) return undefined
  const kept = [...tree].map(([key, value]) => [key, withoutDirectives(value)] as const)
  return new Map(kept.filter((entry): entry is [string, Tree] => entry[1] !== undefined))
}

function listWithoutDirectives(list: readonly Tree[]): Tree[] {
  return list.map(withoutDirectives).filter((entry) => entry !== undefined)
}

function withoutNulls(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(withoutNulls)
  if (!(tree instanceof Map)) return tree
  return new Map(
    [...tree].filter(([, value]) => value !== null).map(([key, value]) => [key, withoutNulls(value)]),
  )
}
