import type { Target } from '../rehearsal/request.ts'
import type { OwnRule, SafetySettings } from '../safety/decision.ts'
import type { OptionValues } from './options.ts'

/** Where pods can run, nothing may act by default; where nothing runs, nearly all can be kept. */
const DEFAULT_PROFILES = {
  'control-plane': 'isolated',
  kind: 'guarded',
  existing: 'guarded',
} as const satisfies Record<Target['kind'], SafetySettings['profile']>

export function safetySettings(
  { safety }: Pick<OptionValues, 'safety'>,
  target: Target,
  rules: readonly OwnRule[],
): SafetySettings {
  const hasControllers = target.kind === 'control-plane' && target.workloads === 'simulated'
  return {
    profile: safety ?? DEFAULT_PROFILES[target.kind],
    rules,
    ...(hasControllers ? { hasControllers } : {}),
  }
}
