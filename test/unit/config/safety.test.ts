import { expect, test } from 'vitest'
import { safetySettings } from '../../../src/config/safety.ts'
import type { Target } from '../../../src/rehearsal/request.ts'
import type { SafetyProfile } from '../../../src/safety/decision.ts'

const CONTROL_PLANE: Target = {
  kind: 'control-plane',
  kubernetesVersion: undefined,
  binariesDirectory: undefined,
  keep: false,
}

test.each<readonly [target: Pick<Target, 'kind'>, asked: SafetyProfile | undefined, profile: SafetyProfile]>([
  [CONTROL_PLANE, undefined, 'isolated'],
  [{ kind: 'kind' }, undefined, 'guarded'],
  [{ kind: 'existing' }, undefined, 'guarded'],
  [{ kind: 'existing' }, 'faithful', 'faithful'],
  [CONTROL_PLANE, 'guarded', 'guarded'],
])('%j, asked for %s: %s', (target, safety, profile) => {
  expect(safetySettings({ safety }, target as Target, [])).toEqual({ profile, rules: [] })
})

test('where workloads are simulated, controllers act', () => {
  const target: Target = { ...CONTROL_PLANE, workloads: 'simulated' }
  expect(safetySettings({ safety: undefined }, target, [])).toEqual({
    profile: 'isolated',
    rules: [],
    hasControllers: true,
  })
})
