import type { JsonObject } from '../../core/json.ts'
import { compileGlob } from '../select/glob.ts'
import { includeExclude } from '../select/include-exclude.ts'
import { compileSelector, type Labels } from '../select/label-selector.ts'
import { compileGoRegExp } from './go-regexp.ts'
import { applyJsonPatch, JsonPatchError } from './json-patch.ts'
import { toTree, toTreeMap } from './json-tree.ts'
import type { Conditions } from './load-modifiers.ts'
import { patchValue } from './patch-value.ts'

export interface Subject {
  /** With its source namespace (M-7). */
  readonly object: JsonObject
  /** `resource.group` of the path in the archive, whatever the object says by now (M-7). */
  readonly groupResource: string
  /** The source namespace; '' for cluster scope. */
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
}

/** M-6, M-9. @throws Error with Velero's text when a condition cannot be read */
export function matchesConditions(conditions: Conditions, subject: Subject): boolean {
  return (
    matchesNamespace(conditions, subject) &&
    matchesGroupResource(conditions, subject) &&
    matchesName(conditions, subject) &&
    matchesLabels(conditions, subject) &&
    matchesValues(conditions, subject)
  )
}

function matchesNamespace({ namespaces }: Conditions, { namespace }: Subject): boolean {
  return namespace === '' || includeExclude(namespaces, []).shouldInclude(namespace)
}

function matchesGroupResource({ groupResource: pattern }: Conditions, { groupResource }: Subject): boolean {
  const glob = compileGlob(pattern, '.')
  if (glob === undefined) throw new Error(`the pattern ${JSON.stringify(pattern)} cannot be read`)
  return glob(groupResource)
}

function matchesName({ resourceNameRegex }: Conditions, { name }: Subject): boolean {
  if (resourceNameRegex === '') return true
  return prefixed('error in matching regex', () => compileGoRegExp(resourceNameRegex)).test(name)
}

function matchesLabels({ labelSelector }: Conditions, { labels }: Subject): boolean {
  if (labelSelector === undefined) return true
  return prefixed('error in creating label selector', () => compileSelector(labelSelector))(labels)
}

/** M-9: an unequal value or a missing path is no match. */
function matchesValues({ matches }: Conditions, { object }: Subject): boolean {
  if (matches.length === 0) return true
  if (matches.some(({ path }) => path === '')) throw new Error('path is required for match rule')
  const tests = prefixed('error in decoding json patch', () =>
    matches.map(({ path, value }) => ({ op: 'test', path, from: '', value: toTree(patchValue(value)) })),
  )
  try {
    applyJsonPatch(toTreeMap(object), tests)
    return true
  } catch (error) {
    if (error instanceof JsonPatchError && error.problem !== 'invalid') return false
    throw error
  }
}

function prefixed<T>(prefix: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Error(`${prefix} ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
