import { isObject, type Json, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import type { ItemAction } from './item-action.ts'

/** A-POD: the pod is scheduled anew and gets a new token volume; its priority class is restored before it. */
export const pod = {
  name: 'velero.io/pod',
  appliesTo: ['pods'],
  isTyped: () => true,
  apply: ({ object }) => {
    const tokenPrefix = `${textAt(object, 'spec', 'serviceAccountName') ?? ''}-token-`
    const keepsEntry = (entry: Json) => (textAt(entry, 'name')?.startsWith(tokenPrefix) ? undefined : entry)
    const withoutMounts = (container: Json) =>
      isObject(container) ? editListAt(container, ['volumeMounts'], keepsEntry) : container
    let next = withAt(withAt(object, ['spec', 'nodeName'], undefined), ['spec', 'priority'], undefined)
    next = editListAt(next, ['spec', 'volumes'], keepsEntry)
    next = editListAt(next, ['spec', 'containers'], withoutMounts)
    next = editListAt(next, ['spec', 'initContainers'], withoutMounts)
    const name = textAt(object, 'spec', 'priorityClassName') ?? ''
    const priorityClass = { groupResource: 'priorityclasses.scheduling.k8s.io', namespace: '', name }
    return { kind: 'replace', object: next, additional: name === '' ? [] : [priorityClass] }
  },
} as const satisfies ItemAction
