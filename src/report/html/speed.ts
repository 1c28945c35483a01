// How many items were through each second, over the restore: an area with its highest point named.
import { formatNumber, formatSpan } from '../format.ts'
import type { Report } from '../model.ts'
import { type Html, html } from './markup.ts'

const WIDTH = 1_000
const HEIGHT = 160
/** Fewer points make no picture. */
const MIN_POINTS = 4

interface Rate {
  readonly fromMs: number
  readonly toMs: number
  readonly perSecond: number
}

export function speedPicture({ progress }: Report): Html | undefined {
  const rates = ratesOf(progress)
  const last = progress.at(-1)
  if (rates.length < MIN_POINTS || last === undefined || last.done === 0) return undefined
  const peak = Math.max(...rates.map(({ perSecond }) => perSecond))
  const average = last.done / (last.ms / 1_000)
  const x = (ms: number): string => ((ms / last.ms) * WIDTH).toFixed(1)
  const y = (rate: number): string => (HEIGHT - (rate / peak) * (HEIGHT - 8)).toFixed(1)
  const top = rates.map(({ fromMs, toMs, perSecond }) => `L${x(fromMs)} ${y(perSecond)}H${x(toMs)}`).join('')
  const line = `M${top.slice(1)}`
  const label = `${formatNumber(average)} items each second on average, ${formatNumber(peak)} at most, over ${formatSpan(last.ms)}`
  return html`<figure class="speed"><figcaption><b>Speed of the restore</b> ${label}</figcaption>
<div class="plot"><span class="peak" aria-hidden="true">${formatNumber(peak)}/s</span>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}" focusable="false"><path class="area" d="M0 ${HEIGHT}${top}V${HEIGHT}Z"/><path class="line" d="${line}"/><path class="average" d="M0 ${y(average)}H${WIDTH}"/></svg>
<span class="axis" aria-hidden="true"><span>0 s</span><span>${formatSpan(last.ms / 2)}</span><span>${formatSpan(last.ms)}</span></span></div></figure>`
}

/** Between one point and the next; points at the same time say nothing. */
function ratesOf(progress: Report['progress']): readonly Rate[] {
  const rates: Rate[] = []
  let from = progress[0]
  for (const to of progress.slice(1)) {
    if (from === undefined || to.ms <= from.ms) continue
    rates.push({
      fromMs: from.ms,
      toMs: to.ms,
      perSecond: ((to.done - from.done) / (to.ms - from.ms)) * 1_000,
    })
    from = to
  }
  return rates
}
