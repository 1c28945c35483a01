// One table: what became of the items, and why.
import { OUTCOME_KINDS, type OutcomeKind, REASONS, type Reason } from '../../../restore/item-outcome.ts'
import { formatNumber } from '../../format.ts'
import type { Report } from '../../model.ts'
import { countsText, outcomeBar } from '../bar.ts'
import { outcomeBadge } from '../icons.ts'
import { itemLink } from '../item-link.ts'
import { type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

/** What an outcome says; the reasons say why. */
const MEANINGS = {
  created: 'is in the cluster, and was not before',
  updated: 'was there and was changed to the state of the backup',
  unchanged: 'was there and stayed as it is',
  skipped: 'left out by the rules of the restore',
  held: 'accepted by the server in a dry run',
  failed: 'should be in the cluster and is not, or not as it should be',
  unknown: 'nobody knows what became of it',
} as const satisfies Record<OutcomeKind, string>

export const countsSection: Section = {
  id: 'counts',
  title: 'What became of the items',
  short: 'Outcomes',
  count: ({ total }) => total,
  body: (report) => (report.total === 0 ? undefined : html`${bar(report)}${table(report)}`),
}

function bar({ counts, total }: Report): Html {
  return html`<div class="big-bar">${outcomeBar(counts, `${formatNumber(total)} items: ${countsText(counts)}`)}</div>`
}

function table({ counts, reasons, total, items }: Report): Html {
  const byOutcome = reasonsOfOutcomes(items, reasons)
  const rows = OUTCOME_KINDS.filter((kind) => counts[kind] > 0 || kind === 'failed').map(
    (kind) => html`<tr>
<th scope="row">${outcomeBadge(kind)}</th>
<td class="number">${counts[kind] === 0 ? html`0` : itemLink(formatNumber(counts[kind]), { outcome: kind }, `items ${kind}`)}</td>
<td>${MEANINGS[kind]}${reasonList(byOutcome.get(kind) ?? [])}</td>
</tr>`,
  )
  return html`<table class="counts"><caption class="unseen">Items by outcome and reason</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="number">Items</th><th scope="col">Why</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">Sum</th><td class="number">${formatNumber(total)}</td><td><span class="meaning">items in the archive</span></td></tr></tfoot></table>`
}

type ReasonCount = readonly [reason: Reason, count: number]

function reasonList(reasons: readonly ReasonCount[]): Html | undefined {
  if (reasons.length === 0) return undefined
  return html`<ul class="reasons">${reasons.map(
    ([reason, count]) =>
      html`<li>${itemLink(formatNumber(count), { reason }, reason)} <code>${reason}</code> <span class="meaning">${REASONS[reason]}</span></li>`,
  )}</ul>`
}

/** Most first. A report without items tells its reasons, but not of which outcome they are. */
function reasonsOfOutcomes(
  items: Report['items'],
  reasons: Report['reasons'],
): ReadonlyMap<OutcomeKind, readonly ReasonCount[]> {
  const outcomeOf = new Map(items.map(({ reason, outcome }) => [reason, outcome]))
  const all = Object.entries(reasons) as [Reason, number][]
  const sorted = all.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return Map.groupBy(
    sorted.filter(([reason]) => outcomeOf.has(reason)),
    ([reason]) => outcomeOf.get(reason) as OutcomeKind,
  )
}
