// What is held back is proved by a dry run: the server decodes it, fills in defaults, asks its admission and validates, and stores
// nothing.
import { KubeError } from '../../kube/kube-error.ts'
import type { ResourcePath } from '../../kube/paths.ts'
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

/** Why a dry run must not be sent: what is there may store what is only to be tried. Undefined: it may. */
export async function untriable(run: ItemRun, type: ResourcePath): Promise<string | undefined> {
  const servedBy = await run.context.safety.serverOf(type)
  const version = `${type.group}/${type.version}`
  if (servedBy === 'another-server')
    return `an aggregated API serves ${version}, and it may store what is sent as a dry run`
  if (servedBy === 'unknown')
    return `the cluster does not tell whether an aggregated API serves ${version}, which may store what is sent as a dry run`
  return undefined
}

/** It is in no cluster, and nothing is known about whether it could be. */
export function settleUnproved(run: ItemRun, why: string): Step {
  const rule = run.restraint?.ruling.rule ?? ''
  return settle(run, {
    kind: 'unknown',
    reason: 'held-not-proved',
    detail: `${rule}: held, not proved: ${why}`,
  })
}
