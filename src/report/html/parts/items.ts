// The list of all items. The script of the page fills it; without one the sections above hold what matters.
import { OUTCOME_KINDS } from '../../../restore/item-outcome.ts'
import { formatNumber } from '../../format.ts'
import { icon, outcomeBadge } from '../icons.ts'
import { type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const FILTERS = [
  ['outcome', 'Outcome'],
  ['kind', 'Kind'],
  ['namespace', 'Namespace'],
  ['reason', 'Reason'],
  ['cause', 'Cause of failure'],
] as const

const COLUMNS = [
  ['outcome', 'Outcome'],
  ['kind', 'Kind'],
  ['namespace', 'Namespace'],
  ['name', 'Name'],
  ['reason', 'Reason'],
] as const

export const itemsSection: Section = {
  id: 'items',
  title: 'All items',
  short: 'All items',
  count: ({ items }) => items.length,
  body: ({ items }) => (items.length === 0 ? undefined : html`${fallback(items.length)}${explorer()}`),
}

function fallback(count: number): Html {
  return html`<p id="items-static" class="about">Searching ${formatNumber(count)} items needs JavaScript. Without it, the failed ones are listed under their causes above, and all of them are in report.json.</p>`
}

function explorer(): Html {
  return html`<div id="explorer" hidden>
<form class="filters" role="search" aria-label="Items">
<label class="search"><span>Search</span><span class="box">${icon('search')}<input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="name, kind, message"></span></label>
${FILTERS.map(
  ([name, title]) =>
    html`<label data-filter="${name}"><span>${title}</span><select name="${name}"><option value="">any</option></select></label>`,
)}
<button type="reset">Clear</button>
</form>
<p class="result" role="status" aria-live="polite"></p>
<table class="items" role="table"><caption class="unseen">Items of the backup, one page at a time</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map(
    ([name, title]) =>
      html`<th role="columnheader" scope="col" aria-sort="none"><button type="button" data-sort="${name}">${title}<span class="arrow" aria-hidden="true"></span></button></th>`,
  )}</tr></thead><tbody role="rowgroup"></tbody></table>
<nav class="pages" aria-label="Pages of items"><button type="button" data-page="first">First</button><button type="button" data-page="previous">Previous</button><span class="page"></span><button type="button" data-page="next">Next</button><button type="button" data-page="last">Last</button></nav>
<div hidden id="badges">${OUTCOME_KINDS.map((kind) => html`<template data-outcome="${kind}">${outcomeBadge(kind)}</template>`)}</div>
</div>`
}
