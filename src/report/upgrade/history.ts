// What became of one thing from version to version. The only place that decides what "breaks at" and "mended at" mean.

/** `unknown`: the run of this version came to no end, or something else stood in the way. It speaks for neither side. */
export type State = 'good' | 'broken' | 'unknown'

/** Positions in the list of versions, which is ordered, oldest first. */
export interface History {
  /** The first broken one with a good one before it. */
  readonly breaksAt: number | undefined
  /** The first good one with a broken one before it. */
  readonly mendedAt: number | undefined
  /** Not empty. */
  readonly brokenAt: readonly number[]
  readonly unknownAt: readonly number[]
}

/** Undefined for what is broken nowhere. */
export function historyOf(states: readonly State[]): History | undefined {
  const brokenAt = positionsOf(states, 'broken')
  if (brokenAt.length === 0) return undefined
  return {
    breaksAt: firstAfter(states, 'broken', 'good'),
    mendedAt: firstAfter(states, 'good', 'broken'),
    brokenAt,
    unknownAt: positionsOf(states, 'unknown'),
  }
}

function positionsOf(states: readonly State[], wanted: State): readonly number[] {
  return states.flatMap((state, position) => (state === wanted ? [position] : []))
}

/** The first `wanted` that has a `before` somewhere in front of it. */
function firstAfter(states: readonly State[], wanted: State, before: State): number | undefined {
  const start = states.indexOf(before)
  const found = start < 0 ? -1 : states.indexOf(wanted, start)
  return found < 0 ? undefined : found
}
