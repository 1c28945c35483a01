// The lists to choose from, each value with its number of items.
import type { ItemsData } from '../items-data.ts'
import { element, formatNumber, one } from './elements.ts'
import { CLUSTER_SCOPE, columnValue, FILTER_NAMES, type FilterName } from './filter.ts'

type Choice = readonly [value: string, label: string, count: number]

/** A list with nothing to choose from is not shown. */
export function fillChoices(explorer: HTMLElement, data: ItemsData): void {
  for (const name of FILTER_NAMES) {
    const choices = choicesOf(data, name)
    const select = one<HTMLSelectElement>(`select[name="${name}"]`, explorer)
    for (const [value, label, count] of choices) {
      const option = element('option', `${label} (${formatNumber(count)})`)
      option.setAttribute('value', value)
      select.append(option)
    }
    one(`[data-filter="${name}"]`, explorer).hidden = choices.length < (name === 'cause' ? 1 : 2)
  }
}

function choicesOf(data: ItemsData, name: FilterName): readonly Choice[] {
  if (name === 'cause')
    return data.causes.map(({ title, items }, place) => [String(place), title, items.length])
  const counts = new Map<string, number>()
  for (const group of data.groupOf) {
    const row = data.groups[group]
    if (row === undefined) continue
    const value = columnValue(row, name)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => [value, value === CLUSTER_SCOPE ? 'cluster scope' : value, count])
}
