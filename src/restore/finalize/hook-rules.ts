// What becomes of a hook's failure, in the words of the version of Velero that the engine acts as (D-19 to D-23).
import type { Profile } from '../document/profile.ts'
import type { MessageGroup } from '../messages.ts'
import type { CreatedPod } from './created-pod.ts'
import type { ExecHook } from './exec-hooks.ts'

/** Why the hooks of a pod that were left did not run, in Go's words; `no such container` is ours (H-2). */
export type NotExecuted = 'context deadline exceeded' | 'context canceled' | 'no such container'

export interface HookRules {
  /** D-20, D-21: whether a failure is an error of the restore; only then it stops the hooks of other pods (H-9). */
  readonly reports: (hook: ExecHook) => boolean
  /** D-19. */
  readonly groupOf: (pod: CreatedPod) => MessageGroup
  /** D-22. */
  readonly heedsReady: boolean
  /** D-23: the status of the restore counts hooks. */
  readonly isCounted: boolean
  /** H-6. */
  readonly expired: (hook: ExecHook) => string
  /** H-7. */
  readonly failed: (hook: ExecHook, why: string) => string
  /** H-8. */
  readonly notExecuted: (hook: ExecHook, pod: CreatedPod, why: NotExecuted) => string
}

export const HOOK_RULES = {
  finalizing: {
    reports: () => true,
    groupOf: ({ namespace }) => ({ namespace }),
    heedsReady: true,
    isCounted: true,
    expired: ({ name, container }) => `hook ${name} in container ${container} expired before executing`,
    failed: ({ name, container }, why) =>
      `hook ${name} in container ${container} failed to execute, err: ${why}`,
    notExecuted: (hook, pod, why) => `hook ${left(hook, pod)} not executed: ${why}`,
  },
  'in-progress': {
    reports: ({ stopsOthers }) => stopsOthers,
    groupOf: () => 'velero',
    heedsReady: false,
    isCounted: false,
    expired: ({ name, container }) => `Hook ${name} in container ${container} expired before executing`,
    failed: (_hook, why) => why,
    notExecuted: (hook, pod, why) => `Hook ${left(hook, pod)} not executed: ${why}`,
  },
} as const satisfies Record<Profile['execHooks'], HookRules>

function left({ name, container }: ExecHook, pod: CreatedPod): string {
  return `${name} in container ${container} in pod ${pod.namespace}/${pod.name}`
}
