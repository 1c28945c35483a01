// The closed ledger: every item of the archive ends in exactly one outcome. An item is settled once; whatever is left when
// the run ends is `unknown`, which never turns green.
import { type ItemOutcome, OUTCOME_KINDS, type OutcomeKind, type Reason } from './item-outcome.ts'

export interface Ledger {
  /** Settles an item; a second settlement is ignored and reported as false. */
  settle(index: number, outcome: ItemOutcome): boolean
  outcomeOf(index: number): ItemOutcome | undefined
  /** When it was settled, in milliseconds since 1970; undefined for what nobody reached. */
  settledAt(index: number): number | undefined
  /** Replaces the outcome of a settled item: only read-back does this. */
  revise(index: number, outcome: ItemOutcome): void
  /** Everything unsettled becomes `unknown`. */
  close(): void
  /** By index. After `close` none is missing. */
  readonly outcomes: readonly (ItemOutcome | undefined)[]
}

const NOT_REACHED: ItemOutcome = { kind: 'unknown', reason: 'not-reached' }

/** @param onSettled told of every outcome that is set or revised, but not of what the run never reached */
export function createLedger(
  size: number,
  clock: () => number = Date.now,
  onSettled: (index: number, outcome: ItemOutcome) => void = () => undefined,
): Ledger {
  const outcomes: (ItemOutcome | undefined)[] = new Array(size).fill(undefined)
  const times = new Float64Array(size)
  return {
    outcomes,
    outcomeOf: (index) => outcomes[index],
    settledAt: (index) => times[index] || undefined,
    settle(index, outcome) {
      if (outcomes[index] !== undefined) return false
      outcomes[index] = outcome
      times[index] = clock()
      onSettled(index, outcome)
      return true
    },
    revise(index, outcome) {
      outcomes[index] = outcome
      onSettled(index, outcome)
    },
    close() {
      for (let index = 0; index < size; index += 1) outcomes[index] ??= NOT_REACHED
    },
  }
}

/** How many items ended in each kind of outcome. */
export function countKinds(outcomes: readonly (ItemOutcome | undefined)[]): Record<OutcomeKind, number> {
  const counts = Object.fromEntries(OUTCOME_KINDS.map((kind) => [kind, 0])) as Record<OutcomeKind, number>
  for (const outcome of outcomes) if (outcome !== undefined) counts[outcome.kind] += 1
  return counts
}

/** How often each reason was given; only those above zero. */
export function countReasons(
  outcomes: readonly (ItemOutcome | undefined)[],
): Partial<Record<Reason, number>> {
  const counts: Partial<Record<Reason, number>> = {}
  for (const outcome of outcomes) {
    if (outcome !== undefined) counts[outcome.reason] = (counts[outcome.reason] ?? 0) + 1
  }
  return counts
}
