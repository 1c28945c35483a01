// JSON patch (RFC 6902) as the library in Velero applies it: one list, all or nothing, `-` and negative indexes, and its
// words for what does not work (M-11). The packages for this either lose numbers that a double cannot hold or refuse keys
// such as `__proto__`, and none has these words.
import { cloneTree, type Tree, type TreeMap, treeEqual } from './json-tree.ts'

export interface PatchOperation {
  /** As written; what is not a lower-case name of RFC 6902 is refused. */
  readonly op: string
  readonly path: string
  readonly from: string
  readonly value: Tree
}

/** `test-failed`: a value differs. `missing`: a path leads nowhere. Everything else cannot be applied at all. */
export type PatchProblem = 'test-failed' | 'missing' | 'invalid'

export class JsonPatchError extends Error {
  readonly problem: PatchProblem

  constructor(message: string, problem: PatchProblem) {
    super(message)
    this.problem = problem
  }
}

type Container = TreeMap | Tree[]

const MISSING = 'missing value'
const BAD_INDEX = 'invalid index referenced'

/** Changes the document in place and returns it; after an error it is to be thrown away. @throws JsonPatchError */
export function applyJsonPatch(document: Tree, operations: readonly PatchOperation[]): Tree {
  const root: { tree: Tree } = { tree: document }
  for (const operation of operations) checkOperation(operation)
  for (const operation of operations) APPLY.get(operation.op)?.(root, operation)
  return root.tree
}

type Root = { tree: Tree }

const APPLY = new Map<string, (root: Root, operation: PatchOperation) => void>([
  ['add', add],
  ['remove', remove],
  ['replace', replace],
  ['move', move],
  ['copy', copy],
  ['test', testValue],
])

/** The value is left out: it may be a secret. */
function checkOperation({ op, path, from }: PatchOperation): void {
  if (APPLY.has(op)) return
  const shown = `{"from":${JSON.stringify(from)},"op":${JSON.stringify(op)},"path":${JSON.stringify(path)},"value":…}`
  throw new JsonPatchError(
    `error in decoding json patch invalid operation ${shown}: unsupported operation`,
    'invalid',
  )
}

function add(root: Root, { path, value }: PatchOperation): void {
  if (path === '') {
    setRoot(root, value)
    return
  }
  const place = find(root, path)
  if (!place) throw missing(`add operation does not apply: doc is missing path: "${path}"`)
  within(`error in add for path: '${path}'`, () => insert(place, value))
}

function remove(root: Root, { path }: PatchOperation): void {
  const place = find(root, path)
  if (!place) throw missing(`remove operation does not apply: doc is missing path: "${path}"`)
  within(`error in remove for path: '${path}'`, () => take(place))
}

function replace(root: Root, { path, value }: PatchOperation): void {
  if (path === '') {
    setRoot(root, value)
    return
  }
  const place = find(root, path)
  if (!place) throw missing(`replace operation does not apply: doc is missing path: ${path}`)
  if (!has(place)) throw missing(`replace operation does not apply: doc is missing key: ${path}`)
  if (place.container instanceof Map) place.container.set(place.key, cloneTree(value))
  else place.container[existingIndex(place.container, place.key)] = cloneTree(value)
}

function move(root: Root, { path, from }: PatchOperation): void {
  if (from === '')
    throw new JsonPatchError(
      'unable to move entire document to another path: invalid state detected',
      'invalid',
    )
  const source = find(root, from)
  if (!source) throw missing(`move operation does not apply: doc is missing from path: ${from}`)
  const value = within(`error in move for path: '${source.key}'`, () => {
    const found = get(source)
    take(source)
    return found
  })
  const target = find(root, path)
  if (!target) throw missing(`move operation does not apply: doc is missing destination path: ${path}`)
  within(`error in move for path: '${path}'`, () => insert(target, value))
}

function copy(root: Root, { path, from }: PatchOperation): void {
  const source = find(root, from)
  if (!source) throw missing(`copy operation does not apply: doc is missing from path: "${from}"`)
  const value = within(`error in copy for from: '${from}'`, () => cloneTree(get(source)))
  const target = find(root, path)
  if (!target) throw missing(`copy operation does not apply: doc is missing destination path: ${path}`)
  within('error while adding value during copy', () => insert(target, value))
}

/** A key that is not there equals null. */
function testValue(root: Root, { path, value }: PatchOperation): void {
  const place = path === '' ? undefined : find(root, path)
  if (path !== '' && !place) throw missing(`test operation does not apply: is missing path: ${path}`)
  const found = place ? within(`error in test for path: '${path}'`, () => getOrNull(place)) : root.tree
  if (!treeEqual(found, value))
    throw new JsonPatchError(`testing value ${path} failed: test failed`, 'test-failed')
}

function setRoot(root: Root, value: Tree): void {
  if (!isContainer(value)) throw new JsonPatchError('invalid value, expected object', 'invalid')
  root.tree = cloneTree(value)
}

interface Place {
  readonly container: Container
  readonly key: string
}

/** What a JSON pointer leads to: the container and the last step, which need not be there. The text before the first `/` does not count. */
function find(root: Root, path: string): Place | undefined {
  const steps = path.split('/').slice(1).map(unescapeStep)
  const key = steps.pop()
  if (key === undefined)
    return isContainer(root.tree) && path === '' ? { container: root.tree, key: '' } : undefined
  let current: Tree | undefined = root.tree
  for (const step of steps) {
    if (!isContainer(current)) return undefined
    const place: Place = { container: current, key: step }
    current = has(place) ? get(place) : undefined
  }
  return isContainer(current) ? { container: current, key } : undefined
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function isContainer(tree: Tree | undefined): tree is Container {
  return Array.isArray(tree) || tree instanceof Map
}

function has({ container, key }: Place): boolean {
  if (container instanceof Map) return container.has(key)
  const index = indexOf(key)
  return index !== undefined && index < container.length && index >= -container.length
}

function get(place: Place): Tree {
  const { container, key } = place
  if (!(container instanceof Map)) return container[existingIndex(container, key)] ?? null
  if (!container.has(key)) throw missing(`unable to get nonexistent key: ${key}`)
  return container.get(key) ?? null
}

function getOrNull(place: Place): Tree {
  return place.container instanceof Map ? (place.container.get(place.key) ?? null) : get(place)
}

function take({ container, key }: Place): void {
  if (!(container instanceof Map)) container.splice(existingIndex(container, key), 1)
  else if (!container.delete(key)) throw missing(`unable to remove nonexistent key: ${key}`)
}

function insert({ container, key }: Place, value: Tree): void {
  const own = cloneTree(value)
  if (container instanceof Map) container.set(key, own)
  else if (key === '-') container.push(own)
  else {
    const size = container.length + 1
    const index = indexOf(key)
    if (index === undefined)
      throw new JsonPatchError(`value was not a proper array index: '${key}': ${noNumber(key)}`, 'invalid')
    if (index >= size || index < -size) throw badIndex(index)
    container.splice(index < 0 ? index + size : index, 0, own)
  }
}

function existingIndex(list: readonly Tree[], key: string): number {
  const index = indexOf(key)
  if (index === undefined) throw new JsonPatchError(noNumber(key), 'invalid')
  if (index >= list.length || index < -list.length) throw badIndex(index)
  return index < 0 ? index + list.length : index
}

function indexOf(key: string): number | undefined {
  return /^[-+]?\d{1,15}$/.test(key) ? Number(key) : undefined
}

function noNumber(key: string): string {
  return `strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`
}

function badIndex(index: number): JsonPatchError {
  return new JsonPatchError(`Unable to access invalid index: ${index}: ${BAD_INDEX}`, 'invalid')
}

function missing(message: string): JsonPatchError {
  return new JsonPatchError(`${message}: ${MISSING}`, 'missing')
}

function within<T>(prefix: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof JsonPatchError)
      throw new JsonPatchError(`${prefix}: ${error.message}`, error.problem)
    throw error
  }
}
