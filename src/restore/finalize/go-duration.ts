// Durations of hooks, as Go reads and prints them: `30s`, `1h30m`, `1.5s`.

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}
const WHOLE = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g

/** Milliseconds, not rounded; undefined when Go would refuse the text. May be negative. */
export function goDurationMs(text: string): number | undefined {
  const [, sign, parts] = WHOLE.exec(text) ?? []
  if (parts === undefined) return undefined
  const nanoseconds = [...parts.matchAll(PART)].reduce(
    (sum, [, digits, unit = '']) => sum + Number(digits) * (NANOSECONDS[unit] ?? 0),
    0,
  )
  return (sign === '-' ? -nanoseconds : nanoseconds) / 1e6
}

/** As Go prints it: `1h0m0s`, `1m30s`, `1.5s`, `20ms`. Below a millisecond it is not exact. */
export function goDurationText(ms: number): string {
  if (ms < 1_000) return `${ms}ms`
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor(ms / 60_000) % 60
  const seconds = `${Number(((ms % 60_000) / 1_000).toFixed(9))}s`
  if (hours > 0) return `${hours}h${minutes}m${seconds}`
  return minutes > 0 ? `${minutes}m${seconds}` : seconds
}
