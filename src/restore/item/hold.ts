// What is held back is proved by a dry run: the server decodes it, fills in defaults, asks its admission and validates, and stores
// nothing.
import { KubeError } from '../../kube/kube-error.ts'
import { type ItemRun, type Step, settle } from './item-run.ts'

export function settleHeld(run: ItemRun): Step {
  const { rule, why } = run.restraint?.ruling ?? { rule: '', why: '' }
  run.isInDoubt = false
  return settle(run, { kind: 'held', reason: 'held-by-rule', detail: `${rule}: ${why}` })
}

/** A webhook with side effects is not asked in a dry run; the request is refused in its name. Of the object that says nothing. */
export function isUnsupported(error: unknown): boolean {
  return error instanceof KubeError && error.status === 400 && /does not support dry run/.test(error.message)
}
