// What the restore said, as Velero would have written it down, and what came to be without an item.
import { formatCount, formatNumber } from '../../format.ts'
import type { Report, ReportMessage } from '../../model.ts'
import { groupOf, newsOf, noiseOf, placeOf } from '../../trouble.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_MESSAGES = 200
const MAX_DERIVED = 200

export const messagesSection: Section = {
  id: 'messages',
  title: 'Messages',
  short: 'Messages',
  count: (report) => report.errors.length + newsOf(report).length,
  body: (report) => {
    const noise = noiseOf(report)
    const news = newsOf(report)
    if (report.errors.length + news.length === 0 && noise === undefined) return undefined
    return html`${list('Errors', report.errors)}${list('Warnings', news)}${noise === undefined ? undefined : html`<p class="more">${noise}.</p>`}`
  },
}

function list(title: string, messages: readonly ReportMessage[]): Html | undefined {
  if (messages.length === 0) return undefined
  const { shown, more } = firstOf(messages, MAX_MESSAGES)
  return html`<details class="class"${messages.length <= 5 ? html` open` : undefined}><summary>${title} <span class="count">${formatNumber(messages.length)}</span></summary>
<ul class="messages">${shown.map((message) => html`<li><span class="kind"><bdi>${groupOf(message)}</bdi></span> ${message.message}</li>`)}</ul>
${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more message')} in report.json.</p>`}</details>`
}

export const derivedSection: Section = {
  id: 'derived',
  title: 'Made without an item in the backup',
  short: 'Derived objects',
  count: ({ derived }) => derived.length,
  body: ({ derived }) => (derived.length === 0 ? undefined : derivedTable(derived)),
}

function derivedTable(derived: Report['derived']): Html {
  const { shown, more } = firstOf(derived, MAX_DERIVED)
  const rows = shown.map(
    (object) =>
      html`<tr><td>${object.kind}</td><th scope="row"><bdi class="name">${placeOf(object)}</bdi></th><td>${object.why}</td></tr>`,
  )
  return html`<details class="class"${derived.length <= 10 ? html` open` : undefined}><summary>Objects <span class="count">${formatNumber(derived.length)}</span></summary>
<table class="rows"><caption class="unseen">Objects that came to be without an item in the backup</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Object</th><th scope="col">Why it is there</th></tr></thead><tbody>${rows}</tbody></table>
${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more object')} in report.json.</p>`}</details>`
}
