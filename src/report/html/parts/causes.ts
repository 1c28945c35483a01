// Why items failed: one entry for each cause, with the words of the server and what to do next.
import type { Cause } from '../../findings.ts'
import { formatCount, formatNumber } from '../../format.ts'
import type { Report, ReportItem } from '../../model.ts'
import { placeOf, whyOf } from '../../trouble.ts'
import { outcomeBadge } from '../icons.ts'
import { itemLink } from '../item-link.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_CAUSES = 100
const MAX_ITEMS = 25
const MAX_UNKNOWN = 200

export const causesSection: Section = {
  id: 'causes',
  title: 'Why items failed',
  short: 'Failures',
  count: ({ causes }) => causes.length,
  isTrouble: () => true,
  body: (report) => {
    const unknown = report.items.filter(
      ({ outcome, reason }) => outcome === 'unknown' && reason !== 'not-reached',
    )
    if (report.causes.length === 0 && unknown.length === 0) return undefined
    const { shown, more } = firstOf(report.causes, MAX_CAUSES)
    return html`${shown.map((cause, position) => causeCard(report, cause, position))}${
      more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more cause')} in report.json.</p>`
    }${unknownItems(unknown)}`
  },
}

function causeCard(
  { items, total }: Report,
  { cause, title, words, nextStep, items: hit }: Cause,
  position: number,
): Html {
  const { shown, more } = firstOf(hit, MAX_ITEMS)
  const rows = shown.map((index) => items[index]).filter((item) => item !== undefined)
  const share = `${formatCount(hit.length, 'item')} of ${formatNumber(total)}`
  return html`<article class="card cause">
<header><h3>${title}</h3><span class="count">${share}</span></header>
<p class="code-name"><code>${cause}</code></p>
<figure class="words"><figcaption>In the words of the server, for the first item</figcaption><blockquote><code>${words}</code></blockquote></figure>
<p class="next"><b>Next</b> ${nextStep}</p>
<details${hit.length <= 5 ? html` open` : undefined}><summary>${formatCount(hit.length, 'item')} hit</summary>
<ul class="objects">${rows.map(itemRow)}</ul>
${more === 0 ? undefined : html`<p class="more">and ${itemLink(`${formatNumber(more)} more`, { cause: String(position) })}</p>`}
</details>
</article>`
}

function itemRow(item: ReportItem): Html {
  const set = [
    item.ignored === undefined ? '' : `set apart: ${item.ignored}`,
    item.isKnown ? 'known from the baseline' : '',
  ]
  const notes = set.filter((note) => note !== '').map((note) => html`<span class="note">${note}</span>`)
  return html`<li><span class="kind">${item.kind || item.resource}</span> <bdi class="name">${placeOf(item)}</bdi> ${notes}</li>`
}

function unknownItems(items: readonly ReportItem[]): Html | undefined {
  if (items.length === 0) return undefined
  const { shown, more } = firstOf(items, MAX_UNKNOWN)
  return html`<article class="card"><header><h3>Items of which nobody knows what became of them</h3><span class="count">${formatNumber(items.length)}</span></header>
<ul class="objects">${shown.map(
    (item) =>
      html`<li>${outcomeBadge(item.outcome)} <span class="kind">${item.kind || item.resource}</span> <bdi class="name">${placeOf(item)}</bdi> <span class="note">${whyOf(item)}</span></li>`,
  )}</ul>${more === 0 ? undefined : html`<p class="more">and ${itemLink(`${formatNumber(more)} more`, { outcome: 'unknown' })}</p>`}</article>`
}
