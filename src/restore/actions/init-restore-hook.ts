import { type Json, type JsonObject, listAt, textAt, textMapAt, withAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { annotatedCommand } from '../hooks/annotated-command.ts'
import { matchingHooks } from '../hooks/matching-hooks.ts'
import type { RestoreHookResource } from '../restore-document.ts'
import { mapNamespace } from '../select/plan.ts'
import type { ActionInput, ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'

const INIT_CONTAINERS = ['spec', 'initContainers'] as const
const ANNOTATION = 'init.hook.restore.velero.io/'

export interface InitHookRules {
  /** An init container of this name stays first: data comes before hooks (A-INIT-1). */
  readonly waiter: string
  /** D-36. */
  readonly validates: boolean
}

/**
 * A-INIT: containers of the pod's own annotations, or else of the matching hooks of the Restore, go in front. Where hooks are off
 * they are read all the same: one that Velero cannot read fails the pod.
 */
export function initRestoreHookAction({ waiter, validates }: InitHookRules) {
  return {
    name: 'velero.io/init-restore-hook',
    appliesTo: ['pods'],
    isTyped: () => true,
    apply: (input) => {
      const existing = listAt(input.object, ...INIT_CONTAINERS)
      const waiting = textAt(existing[0], 'name') === waiter ? 1 : 0
      const annotated = annotatedContainer(input)
      const hooks = annotated ? [annotated] : specContainers(input, validates)
      if (hooks.length === 0) return { kind: 'unchanged' }
      if (!input.runsHooks) return { kind: 'unchanged', hooksLeftOut: hooks.length }
      const containers = [...existing.slice(0, waiting), ...hooks, ...existing.slice(waiting)]
      return { kind: 'replace', object: withAt(input.object, INIT_CONTAINERS, containers) }
    },
  } as const satisfies ItemAction
}

export const initRestoreHook = initRestoreHookAction({ waiter: 'restore-wait', validates: true })

/** S-85. @throws Error for a hook without a command: there Velero's plugin panics, and the item fails */
function annotatedContainer({ object, randomHex }: ActionInput): JsonObject | undefined {
  const annotations = textMapAt(object, 'metadata', 'annotations')
  const image = annotations[`${ANNOTATION}container-image`] ?? ''
  if (image === '') return undefined
  const name = annotations[`${ANNOTATION}container-name`] || `velero-restore-init-${randomHex()}`
  const command = annotations[`${ANNOTATION}command`] ?? ''
  if (command === '') {
    throw new Error(
      'rpc error: code = Aborted desc = plugin panicked: runtime error: index out of range [0] with length 0, ' +
        `stack trace: none; the pod names an image for an init hook, but no ${ANNOTATION}command`,
    )
  }
  return { image, name, command: annotatedCommand(command) }
}

/** S-80, S-81. */
function specContainers({ object, restore }: ActionInput, validates: boolean): readonly Json[] {
  const namespace = mapNamespace(textAt(object, 'metadata', 'namespace') ?? '', restore.spec.namespaceMapping)
  const containers = hooksFor({ namespace, labels: textMapAt(object, 'metadata', 'labels') }).flatMap(
    ({ postHooks }) => (postHooks ?? []).flatMap(({ init }) => init?.initContainers ?? []),
  )
  const problem = validates
    ? containers.map(initContainerProblem).find((text) => text !== undefined)
    : undefined
  if (problem !== undefined) throw pluginError(problem)
  return containers

  function hooksFor(pod: Parameters<typeof matchingHooks>[1]): readonly RestoreHookResource[] {
    try {
      return matchingHooks(restore, pod)
    } catch (error) {
      throw pluginError(messageOf(error))
    }
  }
}

/** S-31: what is wrong with an init container of a hook, in Velero's words. */
export function initContainerProblem(container: JsonObject): string | undefined {
  const isWhole =
    listAt(container, 'command').length > 0 && textAt(container, 'name') && textAt(container, 'image')
  return isWhole
    ? undefined
    : "invalid InitContainer in restore hook, it doesn't have Command, Name or Image field"
}
