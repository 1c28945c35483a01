// What the safety rules did, as the report shows it: on the items, and counted by rule.
import type { ReportItem, SafetyRuleCount, SafetySection, TamedCount } from '../report/model.ts'
import type { SafetySettings } from '../safety/decision.ts'
import type { SafetyEntry } from '../safety/safety-log.ts'
import { CAME_TO_BE } from './restrained.ts'

/** Only what came to be: of an item that failed there is nothing to say. @param items by index */
export function withRules(items: readonly ReportItem[], log: readonly SafetyEntry[]): readonly ReportItem[] {
  const entries = new Map(log.map((entry) => [entry.index, entry]))
  if (entries.size === 0) return items
  return items.map((item, index) => {
    const entry = entries.get(index)
    if (entry === undefined || !CAME_TO_BE.has(item.outcome)) return item
    const { ruling, changes } = entry
    const isTamed = item.outcome !== 'held' && changes.length > 0
    if (item.outcome !== 'held' && !isTamed) return item
    return { ...item, rule: ruling.rule, ...(isTamed ? { tamed: changes } : {}) }
  })
}

export function safetySection(
  settings: SafetySettings | undefined,
  items: readonly ReportItem[],
  log: readonly SafetyEntry[],
): SafetySection | undefined {
  if (settings === undefined) return undefined
  const rulings = new Map(log.map(({ ruling }) => [ruling.rule, ruling]))
  const countOf = (rule: string, count: number): SafetyRuleCount => {
    const { why = '', source } = rulings.get(rule) ?? {}
    return { rule, why, ...(source === undefined ? {} : { source }), count }
  }
  const byRule = (of: readonly ReportItem[]) =>
    [...Map.groupBy(of, ({ rule = '' }) => rule)].toSorted(
      ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
    )
  const ruled = items.filter(({ rule }) => rule !== undefined)
  return {
    profile: settings.profile,
    held: byRule(ruled.filter(({ outcome }) => outcome === 'held')).map(([rule, of]) =>
      countOf(rule, of.length),
    ),
    tamed: byRule(ruled.filter(({ tamed }) => tamed !== undefined)).map(([rule, of]) => ({
      ...countOf(rule, of.length),
      changes: changesOf(of),
    })),
  }
}

function changesOf(items: readonly ReportItem[]): TamedCount['changes'] {
  const all = items.flatMap(({ tamed = [] }) => tamed)
  return [...Map.groupBy(all, ({ path, change }) => JSON.stringify([path, change]))]
    .map(([, same]) => ({ path: same[0]?.path ?? '', change: same[0]?.change ?? 'set', count: same.length }))
    .toSorted((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1))
}
