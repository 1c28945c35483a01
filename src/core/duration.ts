// Durations as Go writes them, because that is how Velero's own fields and flags are written: `10m`, `1h30m`, `90s`.

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }
const PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/gy
/** Beyond this a timer of Node would fire at once. About 24 days. */
export const LONGEST_MS = 2 ** 31 - 1

/** Milliseconds, or undefined when the text is no duration, is negative, or is longer than a timer can wait. `0` needs no unit. */
export function parseDuration(text: string): number | undefined {
  const ms = parseSpan(text, UNITS)
  return ms !== undefined && ms <= LONGEST_MS ? ms : undefined
}

/** The same for times that nobody waits for: of any length, with days and weeks. `7d`, `1d12h`. */
export function parseAge(text: string): number | undefined {
  return parseSpan(text, { ...UNITS, d: 86_400_000, w: 604_800_000 })
}

function parseSpan(text: string, units: Readonly<Record<string, number>>): number | undefined {
  if (text === '0') return 0
  let total = 0
  let end = 0
  for (const [part, digits = '', unit = ''] of text.matchAll(PART)) {
    total += Number(digits) * (units[unit] ?? Number.NaN)
    end += part.length
  }
  if (end === 0 || end !== text.length) return undefined
  return Number.isFinite(total) ? Math.round(total) : undefined
}

/** As Go's `Duration.String` prints it: `4h0m0s`, `1m30s`, `1.5s`, `20ms`, `0s`. Below a millisecond it is not exact. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s'
  if (ms < 1_000) return `${ms}ms`
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor(ms / 60_000) % 60
  const seconds = Number(((ms % 60_000) / 1_000).toFixed(9))
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`
}
