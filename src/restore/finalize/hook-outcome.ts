import type { Message } from '../messages.ts'
import type { CreatedPod } from './created-pod.ts'
import type { ExecHook } from './exec-hooks.ts'
import type { HookRules } from './hook-rules.ts'

/** How hooks ended, in the order in which they did. The first record of a hook counts: one that came too late is run all the same (H-6). */
export interface HookOutcome {
  /** Ends a hook with an error of this text, or without one. True when this is an error of the restore. */
  record(pod: CreatedPod, hook: ExecHook, error: string | undefined): boolean
  readonly failed: number
  readonly messages: readonly Message[]
}

export function createHookOutcome(rules: HookRules): HookOutcome {
  const recorded = new Set<ExecHook>()
  const messages: Message[] = []
  return {
    record(pod, hook, text) {
      const isError = text !== undefined && rules.reports(hook)
      if (isError && !recorded.has(hook)) messages.push({ level: 'error', group: rules.groupOf(pod), text })
      recorded.add(hook)
      return isError
    },
    get failed() {
      return messages.length
    },
    messages,
  }
}
