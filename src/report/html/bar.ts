// A bar of outcomes. Widths are attributes of SVG, because the page allows no style attributes.
import { OUTCOME_KINDS, type OutcomeKind } from '../../restore/item-outcome.ts'
import { formatNumber } from '../format.ts'
import { type Html, html } from './markup.ts'

export type Counts = Readonly<Partial<Record<OutcomeKind, number>>>

/** A part that is there is never thinner than this, of 1000, or one failed item among a million could not be seen. */
const MIN_WIDTH = 8

/** @param label read out in place of the picture; '' when the numbers stand beside it */
export function outcomeBar(counts: Counts, label: string): Html {
  const parts = OUTCOME_KINDS.map((kind) => ({ kind, count: counts[kind] ?? 0 })).filter(
    ({ count }) => count > 0,
  )
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const wide = parts.map(({ count }) => Math.max(MIN_WIDTH, (count / total) * 1_000))
  const scale = 1_000 / wide.reduce((sum, width) => sum + width, 0)
  let x = 0
  const rects = parts.map(({ kind }, index) => {
    const width = (wide[index] ?? 0) * scale
    const rect = html`<rect class="f-${kind}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="8"/>`
    x += width
    return rect
  })
  const role = label === '' ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`
  return html`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" focusable="false" ${role}>${rects}</svg>`
}

/** `56 created, 8 skipped`. */
export function countsText(counts: Counts): string {
  return OUTCOME_KINDS.filter((kind) => (counts[kind] ?? 0) > 0)
    .map((kind) => `${formatNumber(counts[kind] ?? 0)} ${kind}`)
    .join(', ')
}
