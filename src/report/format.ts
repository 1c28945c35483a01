// Numbers for people. The same words everywhere: on the screen, in the summary, in messages.

const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const
const AGES = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const

/** `1,234`. */
export function formatNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 item`, `6 namespaces`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`
}

/** `1.2 MiB`, `17 B`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1_023.95 && unit < SIZES.length - 1) {
    value /= 1_024
    unit++
  }
  return `${unit === 0 ? formatNumber(value) : value.toFixed(1)} ${SIZES[unit]}`
}

/** `Downloading demo.tar.gz: 12.5 MiB of 60.1 MiB, 6.2 MiB/s`. */
export function downloadText(progress: {
  readonly file: string
  readonly done: number
  readonly total: number
  readonly bytesPerSecond: number
}): string {
  const { file, done, total, bytesPerSecond } = progress
  return `Downloading ${file}: ${formatBytes(done)} of ${formatBytes(total)}, ${formatBytes(bytesPerSecond)}/s`
}

/** `0.4 s`, `75 s`, `12 min 5 s`. */
export function formatSpan(ms: number): string {
  const seconds = ms / 1_000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 120 ? `${whole} s` : `${formatNumber(Math.floor(whole / 60))} min ${whole % 60} s`
}

/** `53 days old`; of the largest unit that fits twice, or is the smallest. */
export function formatAge(seconds: number): string {
  const [size, noun] = AGES.find(([unit]) => seconds >= 2 * unit) ?? AGES[2]
  return `${formatCount(Math.max(0, Math.floor(seconds / size)), noun)} old`
}

/** `2026-10-01 02:00 UTC` from an ISO time; the text itself when it is none. */
export function formatMinute(time: string): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Two sentences with one full stop between them. */
export function sentences(first: string, second: string): string {
  return /[.!?…]$/.test(first) ? `${first} ${second}` : `${first}. ${second}`
}
