/** Counts and times requests; for the report, never for decisions. */
export interface RequestLog {
  answered(ms: number): void
  retried(): void
  figures(): RequestLogFigures
}

export interface RequestLogFigures {
  readonly count: number
  readonly retries: number
  /** The largest number in flight at one time. */
  readonly maxInFlight: number
  /** How often the number in flight was halved because the server was overloaded. */
  readonly halvings: number
  readonly p50Ms: number
  readonly p95Ms: number
}

/** What the log is told when it is read. */
export interface InFlight {
  readonly peak: number
  readonly halvings: number
}

/** Upper bounds of the buckets grow by a tenth: a percentile is exact to 10 %, and a million requests cost no memory. */
const GROWTH = 1.1
const FIRST_MS = 0.1
const BUCKETS = 160

export function createRequestLog(inFlight: InFlight): RequestLog {
  const buckets = new Uint32Array(BUCKETS)
  let count = 0
  let retries = 0
  const percentile = (share: number): number => {
    let left = Math.ceil(count * share)
    for (let index = 0; index < BUCKETS; index += 1) {
      left -= buckets[index] ?? 0
      if (left <= 0) return count === 0 ? 0 : round(FIRST_MS * GROWTH ** index)
    }
    return round(FIRST_MS * GROWTH ** BUCKETS)
  }
  return {
    answered(ms) {
      const index = Math.ceil(Math.log(Math.max(ms, FIRST_MS) / FIRST_MS) / Math.log(GROWTH))
      const slot = Math.min(BUCKETS - 1, index)
      buckets[slot] = (buckets[slot] ?? 0) + 1
      count += 1
    },
    retried() {
      retries += 1
    },
    figures: () => ({
      count,
      retries,
      maxInFlight: inFlight.peak,
      halvings: inFlight.halvings,
      p50Ms: percentile(0.5),
      p95Ms: percentile(0.95),
    }),
  }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
