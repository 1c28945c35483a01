// One object in, the objects out that it names.

import type { FieldPath } from '../../core/field-path.ts'
import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../core/json.ts'
import type { ObjectName } from '../../kube/built-in-objects.ts'
import { splitApiVersion } from '../../kube/paths.ts'
import type { ReferenceClass } from './classes.ts'
import { type ReferenceRule, rulesFor } from './rules.ts'

export interface Reference {
  readonly class: ReferenceClass
  readonly target: ObjectName
  readonly path: FieldPath
}

/** Required references only. The object carries its apiVersion and kind. */
export function referencesOf(object: JsonObject): readonly Reference[] {
  const { group } = splitApiVersion(textAt(object, 'apiVersion') ?? '')
  const found: Reference[] = []
  for (const rule of rulesFor(group, textAt(object, 'kind') ?? '')) {
    walk(object, rule.at === '' ? [] : rule.at.split('.'), [], (part, path) => {
      const reference = referenceAt(object, rule, part, path)
      if (reference !== undefined) found.push(reference)
    })
  }
  return found.filter((reference) => !isExempt(object, reference))
}

function walk(
  value: Json | undefined,
  way: readonly string[],
  path: FieldPath,
  visit: (part: JsonObject, path: FieldPath) => void,
): void {
  if (!isObject(value)) return
  const [step, ...rest] = way
  if (step === undefined) {
    visit(value, path)
    return
  }
  if (!step.endsWith('[]')) {
    walk(value[step], rest, [...path, step], visit)
    return
  }
  const key = step.slice(0, -2)
  const list = value[key]
  if (!Array.isArray(list)) return
  for (const [index, entry] of list.entries()) walk(entry, rest, [...path, key, index], visit)
}

function referenceAt(
  object: JsonObject,
  rule: ReferenceRule,
  part: JsonObject,
  path: FieldPath,
): Reference | undefined {
  const name = textAt(part, rule.name) ?? ''
  if (name === '' || (rule.optional !== undefined && part[rule.optional] === true)) return undefined
  const type = rule.to === 'named' ? namedType(rule, part) : rule.to
  if (type === undefined) return undefined
  const own = textAt(object, 'metadata', 'namespace') ?? ''
  const isClusterScoped = rule.isClusterScoped === true || type.kind === 'ClusterRole'
  const given = rule.namespace === undefined ? own : (textAt(part, rule.namespace) ?? own)
  return {
    class: rule.class,
    target: { ...type, namespace: isClusterScoped ? '' : given, name },
    path: [...path, rule.name],
  }
}

/** The part says its own type; undefined for a kind that is no object, such as a User. */
function namedType(rule: ReferenceRule, part: JsonObject): Pick<ObjectName, 'group' | 'kind'> | undefined {
  const kind = textAt(part, 'kind') ?? ''
  if (kind === '' || (rule.kinds !== undefined && !rule.kinds.includes(kind))) return undefined
  const apiVersion = textAt(part, 'apiVersion')
  const group =
    apiVersion === undefined ? (textAt(part, 'apiGroup') ?? '') : splitApiVersion(apiVersion).group
  // Workloads have moved; references to their old home are still understood.
  return { kind, group: group === 'extensions' ? 'apps' : group }
}

/** Names that need not be there yet, or never. */
function isExempt(object: JsonObject, { class: name }: Reference): boolean {
  // A claim that has its volume uses the name of the class as a mere label.
  if (name === 'missing-storage-class') return textAt(object, 'spec', 'volumeName') !== undefined
  // The certificate of an Ingress is made by whoever watches for these annotations.
  const annotations = object.kind === 'Ingress' ? objectAt(object, 'metadata', 'annotations') : {}
  return (
    name === 'missing-secret' &&
    Object.keys(annotations).some((key) => /(?:^|\.)cert-manager\.io\/|tls-acme/.test(key))
  )
}
