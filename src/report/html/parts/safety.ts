// What was kept from acting outside of the restore, and what was changed for it.
import { formatCount, formatNumber } from '../../format.ts'
import type { Report } from '../../model.ts'
import { type SafetyLine, safetyLines, safetyTally } from '../../safety.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_RULES = 100

export const safetySection: Section = {
  id: 'safety',
  title: 'What was kept from acting',
  short: 'Safety',
  body: (report: Report) => {
    const tally = safetyTally(report)
    if (tally === undefined) return undefined
    const { shown, more } = firstOf(safetyLines(report), MAX_RULES)
    return html`<p>Profile ${tally}. What is held back was proved by a dry run of the server, and is not in the cluster.</p><table class="rows"><caption>Rules that were followed</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Done</th><th scope="col" class="number">Items</th><th scope="col">Why</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table>${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more rule')} in report.json.</p>`}`
  },
}

function row({ did, rule, count, why, changes }: SafetyLine): Html {
  const changed = changes === '' ? undefined : html` <code>${changes}</code>`
  return html`<tr><th scope="row"><bdi class="name">${rule}</bdi></th><td>${did === 'held' ? 'held back' : 'tamed'}${changed}</td><td class="number">${formatNumber(count)}</td><td>${why}</td></tr>`
}
