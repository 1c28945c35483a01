// Failed items by what made them fail: one entry per cause, however many items it hit.
import { REASONS, type Refusal } from '../../restore/item-outcome.ts'
import type { Cause } from '../findings.ts'
import type { ReportItem } from '../model.ts'
import { CAUSES, type FailedItem } from './table.ts'

/** Largest first. @param refusalOf what the server said to programs about the item at a position */
export function causesOf(
  items: readonly ReportItem[],
  refusalOf: (position: number) => Refusal | undefined,
): readonly Cause[] {
  const causes = new Map<string, Cause & { readonly items: number[] }>()
  for (const [position, item] of items.entries()) {
    if (item.outcome !== 'failed' || item.ignored !== undefined) continue
    const words = item.detail ?? REASONS[item.reason]
    const { cause, title, nextStep } = recognise({ item, refusal: refusalOf(position), words })
    const key = `${cause}\u0000${title}`
    const known = causes.get(key)
    if (known === undefined) causes.set(key, { cause, title, words, nextStep, items: [position] })
    else known.items.push(position)
  }
  return [...causes.values()].toSorted((a, b) => b.items.length - a.items.length)
}

function recognise(failed: FailedItem): Pick<Cause, 'cause' | 'title' | 'nextStep'> {
  for (const { cause, recognise: look, nextStep } of CAUSES) {
    const title = look(failed)
    if (title !== undefined) return { cause, title, nextStep }
  }
  throw new Error('the last row takes every item')
}
