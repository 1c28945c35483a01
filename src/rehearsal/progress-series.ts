// How far the restore was at which time, in few points however long it takes: for a picture of its speed.

export const MAX_POINTS = 120
const FIRST_STEP_MS = 20

export interface ProgressPoint {
  /** Since the start of the restore stage. */
  readonly ms: number
  /** Items that were through by then. */
  readonly done: number
}

export interface ProgressSeries {
  /** Called as often as anything happens. @param ms since the start, never falling */
  add(ms: number, done: number): void
  /** At most `MAX_POINTS`, from (0, 0) to what was added last. */
  points(): readonly ProgressPoint[]
}

/** Whenever it is full, every second point goes and the distance between two doubles. */
export function createProgressSeries(): ProgressSeries {
  let step = FIRST_STEP_MS
  let kept: ProgressPoint[] = [{ ms: 0, done: 0 }]
  let last: ProgressPoint = { ms: 0, done: 0 }
  return {
    add(ms, done) {
      last = { ms: Math.round(ms), done }
      if (last.ms - (kept.at(-1)?.ms ?? 0) < step) return
      kept.push(last)
      if (kept.length < MAX_POINTS) return
      kept = kept.filter((_, index) => index % 2 === 0)
      step *= 2
    },
    points: () => (kept.at(-1)?.ms === last.ms ? [...kept.slice(0, -1), last] : [...kept, last]),
  }
}
