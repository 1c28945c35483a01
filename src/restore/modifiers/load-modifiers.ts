import { parseYaml, YamlProblem } from '../document/yaml.ts'
import type { ConfigMap, LabelSelector } from '../restore-document.ts'
import { type GoType, goDecode, TEXT } from './go-decode.ts'

/** One file of resource modifiers (M-1 to M-5). Lists that the file leaves out are empty. */
export interface ResourceModifiers {
  readonly rules: readonly ModifierRule[]
}

export interface ModifierRule {
  readonly conditions: Conditions
  /** At most one of the three lists has entries. */
  readonly patches: readonly JsonPatchOperation[]
  readonly mergePatches: readonly PatchData[]
  readonly strategicPatches: readonly PatchData[]
}

export interface Conditions {
  /** Source namespaces or globs; empty for all. */
  readonly namespaces: readonly string[]
  /** A glob in which `.` separates (M-6). */
  readonly groupResource: string
  /** '' for any name. */
  readonly resourceNameRegex: string
  readonly labelSelector: LabelSelector | undefined
  readonly matches: readonly { readonly path: string; readonly value: string }[]
}

export interface JsonPatchOperation {
  readonly operation: string
  readonly from: string
  readonly path: string
  /** Text that stands for a JSON value (M-10). */
  readonly value: string
}

/** A patch as YAML or JSON text. */
export interface PatchData {
  readonly patchData: string
}

const TEXTS: GoType = { kind: 'list', of: TEXT }

function struct(name: string, fields: Readonly<Record<string, GoType>>): GoType {
  return { kind: 'struct', name, fields }
}

function listOf(name: string, fields: Readonly<Record<string, GoType>>): GoType {
  return { kind: 'list', of: struct(name, fields) }
}

const FILE = struct('ResourceModifiers', {
  version: TEXT,
  resourceModifierRules: listOf('ResourceModifierRule', {
    conditions: struct('Conditions', {
      namespaces: TEXTS,
      groupResource: TEXT,
      resourceNameRegex: TEXT,
      labelSelector: struct('LabelSelector', {
        matchLabels: { kind: 'map', of: TEXT },
        matchExpressions: listOf('LabelSelectorRequirement', { key: TEXT, operator: TEXT, values: TEXTS }),
      }),
      matches: listOf('MatchRule', { path: TEXT, value: TEXT }),
    }),
    patches: listOf('JSONPatch', { operation: TEXT, from: TEXT, path: TEXT, value: TEXT }),
    mergePatches: listOf('JSONMergePatch', { patchData: TEXT }),
    strategicPatches: listOf('StrategicMergePatch', { patchData: TEXT }),
  }),
})

/** What `FILE` decodes to. */
interface DecodedFile {
  readonly version?: string
  readonly resourceModifierRules?: readonly {
    readonly conditions?: Partial<Conditions>
    readonly patches?: readonly Partial<JsonPatchOperation>[]
    readonly mergePatches?: readonly Partial<PatchData>[]
    readonly strategicPatches?: readonly Partial<PatchData>[]
  }[]
}

const OPERATIONS = ['add', 'remove', 'replace', 'test', 'move', 'copy']

/** @throws Error with the text that Velero puts into `validationErrors` (S-37) */
export function parseModifiers(configMap: ConfigMap): ResourceModifiers {
  const where = `resource modifiers provided in configmap ${configMap.namespace}/${configMap.name}`
  const file = withPrefix(`Error in parsing ${where}`, () => decodeFile(configMap))
  const modifiers = { rules: (file.resourceModifierRules ?? []).map(completeRule) }
  withPrefix(`Validation error in ${where}`, () => checkFile(file.version ?? '', modifiers.rules))
  return modifiers
}

function withPrefix<T>(prefix: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Error(`${prefix}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

/** M-1, M-2. */
function decodeFile(configMap: ConfigMap): DecodedFile {
  const [text, ...others] = Object.values(configMap.data)
  if (text === undefined || others.length > 0) {
    throw new Error(`illegal resource modifiers ${configMap.namespace}/${configMap.name} configmap`)
  }
  try {
    return (goDecode(parseYaml(text, { uniqueKeys: true }), FILE) ?? {}) as DecodedFile
  } catch (error) {
    const { message } = error as Error
    const step =
      error instanceof YamlProblem ? 'converting YAML to JSON' : 'unmarshaling JSON: while decoding JSON'
    throw new Error(`failed to decode yaml data into resource modifiers, err: error ${step}: ${message}`)
  }
}

function completeRule(rule: NonNullable<DecodedFile['resourceModifierRules']>[number]): ModifierRule {
  const data = (list: readonly Partial<PatchData>[] = []) => list.map(({ patchData = '' }) => ({ patchData }))
  return {
    conditions: {
      namespaces: rule.conditions?.namespaces ?? [],
      groupResource: rule.conditions?.groupResource ?? '',
      resourceNameRegex: rule.conditions?.resourceNameRegex ?? '',
      labelSelector: rule.conditions?.labelSelector,
      matches: (rule.conditions?.matches ?? []).map(({ path = '', value = '' }) => ({ path, value })),
    },
    patches: (rule.patches ?? []).map(({ operation = '', from = '', path = '', value = '' }) => ({
      operation,
      from,
      path,
      value,
    })),
    mergePatches: data(rule.mergePatches),
    strategicPatches: data(rule.strategicPatches),
  }
}

/** M-5. The misspelt message is Velero's. */
function checkFile(version: string, rules: readonly ModifierRule[]): void {
  if (version.toLowerCase() !== 'v1') throw new Error(`unsupported resource modifier version ${version}`)
  if (rules.length === 0) throw new Error('resource modifier rules cannot be empty')
  for (const rule of rules) {
    if (rule.conditions.groupResource === '') throw new Error('groupkResource cannot be empty')
    const used = [rule.patches, rule.mergePatches, rule.strategicPatches].filter((list) => list.length > 0)
    if (used.length > 1)
      throw new Error('only one of patches, mergePatches, strategicPatches can be specified')
    for (const patch of rule.patches) checkOperation(patch)
  }
}

function checkOperation({ operation, path }: JsonPatchOperation): void {
  if (operation === '') throw new Error('operation cannot be empty')
  if (!OPERATIONS.includes(operation.toLowerCase())) throw new Error(`unsupported operation ${operation}`)
  if (path === '') throw new Error('path cannot be empty')
}
