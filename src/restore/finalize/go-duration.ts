// Durations of hooks, as Go reads them: `30s`, `1h30m`, `1.5s`.

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
