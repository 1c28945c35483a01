// What the safety rules did, in words for all renderers.
import { formatCount, formatNumber } from './format.ts'
import type { Report, TamedCount } from './model.ts'

const MAX_FIELDS = 3

/** `guarded: 12 items tamed, 5 held back`; undefined when no rule did anything. */
export function safetyTally({ safety }: Report): string | undefined {
  if (safety === undefined) return undefined
  const [tamed, held] = [sumOf(safety.tamed), sumOf(safety.held)]
  if (tamed + held === 0) return undefined
  return `${safety.profile}: ${formatCount(tamed, 'item')} tamed, ${formatNumber(held)} held back`
}

export interface SafetyLine {
  readonly did: 'held' | 'tamed'
  readonly rule: string
  readonly count: number
  readonly why: string
  /** Of what was tamed: `spec.replicas set in 12`. */
  readonly changes: string
  readonly source: string | undefined
}

/** One for each rule: what was held back, then what was tamed. */
export function safetyLines({ safety }: Report): readonly SafetyLine[] {
  if (safety === undefined) return []
  return [
    ...safety.held.map(({ source, ...row }): SafetyLine => ({ did: 'held', changes: '', source, ...row })),
    ...safety.tamed.map(
      ({ changes, source, ...row }): SafetyLine => ({
        did: 'tamed',
        changes: changesText(changes),
        source,
        ...row,
      }),
    ),
  ]
}

function changesText(changes: TamedCount['changes']): string {
  const shown = changes
    .slice(0, MAX_FIELDS)
    .map(({ path, change, count }) => `${path} ${change} in ${formatNumber(count)}`)
  const more = changes.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${formatCount(more, 'more field')}` : shown.join(', ')
}

function sumOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}
