import { isObject, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import { mapNamespace } from '../select/plan.ts'
import type { ActionInput, ActionResult } from './item-action.ts'

/** A-RB, A-CRB: subjects follow the namespace mapping. Names that hold a namespace in their text stay. */
export function withMappedSubjects(input: ActionInput): ActionResult {
  const { object, restore } = input
  if (!hasMapping(input)) return { kind: 'unchanged' }
  const mapped = editListAt(object, ['subjects'], (subject) => {
    const namespace = textAt(subject, 'namespace')
    if (!isObject(subject) || namespace === undefined) return subject
    const target = mapNamespace(namespace, restore.spec.namespaceMapping)
    return target === namespace ? subject : withAt(subject, ['namespace'], target)
  })
  return { kind: 'replace', object: mapped }
}

/** Without a mapping Velero does not touch bindings at all. */
export function hasMapping({ restore }: ActionInput): boolean {
  return Object.keys(restore.spec.namespaceMapping ?? {}).length > 0
}
