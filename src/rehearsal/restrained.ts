// Objects that did not come to be as they are in the backup, because a safety rule tamed them or holds them back.
import { isHeldBack } from '../restore/item-outcome.ts'
import { mapNamespace } from '../restore/select/plan.ts'
import { stopsPods } from '../safety/taming.ts'
import type { RunFacts } from './facts.ts'

export interface Restrained {
  /** Position in the catalog. */
  readonly index: number
  readonly kind: string
  /** In the target; '' for cluster scope. */
  readonly namespace: string
  readonly name: string
  /** `code: Deployment.apps`. */
  readonly rule: string
  readonly isHeld: boolean
  /** Pods do not run because of it. */
  readonly stopsPods: boolean
  /** What was changed, as `Change` writes paths. */
  readonly changed: readonly string[]
}

/** Outcomes of what a rule had its effect on; of an item that failed there is nothing to say. */
export const CAME_TO_BE: ReadonlySet<string> = new Set(['created', 'updated', 'held'])

export function restrainedObjects({
  catalog,
  engine,
  restore,
}: Pick<RunFacts, 'catalog' | 'engine' | 'restore'>): readonly Restrained[] {
  if (catalog === undefined || engine === undefined) return []
  return engine.safety.flatMap(({ index, ruling, changes }) => {
    const item = catalog.items[index]
    const outcome = engine.ledger.outcomeOf(index)
    if (item === undefined || outcome === undefined) return []
    const isHeld = isHeldBack(outcome)
    if (!isHeld && !CAME_TO_BE.has(outcome.kind)) return []
    const { rule, decision } = ruling
    return [
      {
        index,
        kind: item.kind,
        namespace: mapNamespace(item.namespace, restore?.spec.namespaceMapping),
        name: item.name,
        rule,
        isHeld,
        stopsPods: decision.do === 'tame' ? stopsPods(decision.taming) : item.kind === 'Pod',
        changed: changes.map(({ path }) => path),
      },
    ]
  })
}
