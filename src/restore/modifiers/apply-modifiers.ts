import { isObject, type Json, type JsonObject, textAt } from '../../core/json.ts'
import { parseYaml, YamlProblem } from '../document/yaml.ts'
import { matchesConditions, type Subject } from './conditions.ts'
import { applyJsonPatch, JsonPatchError } from './json-patch.ts'
import { fromTree, type Tree, type TreeMap, toTree, toTreeMap } from './json-tree.ts'
import type { JsonPatchOperation, ModifierRule, PatchData, ResourceModifiers } from './load-modifiers.ts'
import { applyMergePatch } from './merge-patch.ts'
import { patchValue } from './patch-value.ts'
import { applyStrategicPatch } from './strategic-merge.ts'
import { STRATEGIC_GROUP_VERSIONS, type StrategicSchema } from './strategic-schema.ts'

export interface ModifierInput extends Subject {
  /** Needed for rules with strategic patches; without it they fail as for a kind that Velero does not know. */
  readonly patchStrategies?: StrategicSchema
}

export interface Modified {
  readonly object: JsonObject
  /** One per rule that failed, in Velero's words (M-15). The other rules still count. */
  readonly errors: readonly string[]
  /** Positions of the rules whose conditions matched, from 0. */
  readonly matchedRules: readonly number[]
}

/** Whether any rule needs to know how the target's types merge; see `strategicSchemaOf`. */
export function needsPatchStrategies(modifiers: ResourceModifiers): boolean {
  return modifiers.rules.some((rule) => rule.strategicPatches.length > 0)
}

/** Conditions look at the object as it was before the first rule, patches add up (M-8). */
export function applyModifiers(modifiers: ResourceModifiers, input: ModifierInput): Modified {
  const errors: string[] = []
  const matchedRules: number[] = []
  let { object } = input
  for (const [index, rule] of modifiers.rules.entries()) {
    try {
      if (!matchesConditions(rule.conditions, input)) continue
      matchedRules.push(index)
      object = applyRule(rule, object, input.patchStrategies)
    } catch (error) {
      errors.push(error instanceof Error ? error.message : String(error))
    }
  }
  return { object, errors, matchedRules }
}

function applyRule(
  rule: ModifierRule,
  object: JsonObject,
  strategies: StrategicSchema | undefined,
): JsonObject {
  if (rule.patches.length > 0) return patched(() => jsonPatched(rule.patches, object))
  if (rule.mergePatches.length > 0) return patched(() => mergePatched(rule.mergePatches, object))
  if (rule.strategicPatches.length > 0) {
    return patched(() => strategicallyPatched(rule.strategicPatches, object, strategies))
  }
  throw new Error('no patch data found')
}

function patched(work: () => JsonObject): JsonObject {
  return prefixed('error in applying patch', work)
}

/** M-11: a test that fails on the value skips the rule without an error. */
function jsonPatched(operations: readonly JsonPatchOperation[], object: JsonObject): JsonObject {
  const decode = ({ operation, from, path, value }: JsonPatchOperation) => {
    return { op: operation, from, path, value: toTree(patchValue(value)) }
  }
  try {
    const decoded = prefixed('error in decoding json patch', () => operations.map(decode))
    return asObject(applyJsonPatch(toTreeMap(object), decoded))
  } catch (error) {
    if (error instanceof JsonPatchError && error.problem === 'test-failed') return object
    if (error instanceof UnmarshalError) throw error
    throw new Error(`error in applying JSON Patch ${messageOf(error)}`, { cause: error })
  }
}

/** M-13. */
function mergePatched(patches: readonly PatchData[], object: JsonObject): JsonObject {
  let tree: Tree = toTreeMap(object)
  for (const patch of patches) tree = applyMergePatch(tree, patchTree(patch))
  return asObject(tree)
}

/** M-14. */
function strategicallyPatched(
  patches: readonly PatchData[],
  object: JsonObject,
  strategies: StrategicSchema | undefined,
): JsonObject {
  const apiVersion = textAt(object, 'apiVersion') ?? ''
  const kind = textAt(object, 'kind') ?? ''
  const type = STRATEGIC_GROUP_VERSIONS.includes(apiVersion)
    ? strategies?.typeOf(apiVersion, kind)
    : undefined
  if (type === undefined) {
    throw new Error(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:110"`,
    )
  }
  let tree: TreeMap = toTreeMap(object)
  for (const text of patches) {
    const patch = patchTree(text)
    if (patch === null) continue
    tree = prefixed('error in applying Strategic Patch', () => {
      if (!(patch instanceof Map)) throw new Error(`json: ${cannotUnmarshal(patch)}`)
      return applyStrategicPatch(tree, patch, type)
    })
  }
  return asObject(tree)
}

/** A rule often meets thousands of objects; its text is read once. */
const parsedPatches = new WeakMap<PatchData, Json>()

/** A copy of its own, for patching changes trees. */
function patchTree(patch: PatchData): Tree {
  const parsed = parsedPatches.get(patch) ?? yamlToJson(patch.patchData)
  parsedPatches.set(patch, parsed)
  return toTree(parsed)
}

function yamlToJson(text: string): Json {
  try {
    return parseYaml(text, { uniqueKeys: false })
  } catch (error) {
    if (error instanceof YamlProblem)
      throw new Error(`error in converting YAML to JSON ${error.message}`, { cause: error })
    throw error
  }
}

class UnmarshalError extends Error {}

/** The API machinery takes nothing but a map with a kind. Its message quotes the object, ours does not. */
function asObject(tree: Tree): JsonObject {
  const value = fromTree(tree)
  if (isObject(value) && textAt(value, 'kind')) return value
  const isMap = value === null || isObject(value)
  const why = isMap ? "Object 'Kind' is missing" : `json: ${cannotUnmarshal(tree)}`
  throw new UnmarshalError(`error in unmarshalling modified object ${why}`)
}

function cannotUnmarshal(tree: Tree): string {
  const kind = Array.isArray(tree)
    ? 'array'
    : typeof tree === 'string'
      ? 'string'
      : typeof tree === 'boolean'
        ? 'bool'
        : 'number'
  return `cannot unmarshal ${kind} into Go value of type map[string]interface {}`
}

function prefixed<T>(prefix: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Error(`${prefix} ${messageOf(error)}`, { cause: error })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
