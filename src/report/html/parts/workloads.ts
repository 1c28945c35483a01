// What came to life, what did not and why, and what controllers did to the restored objects.
import { formatCount, formatNumber, formatSpan } from '../../format.ts'
import { placeOf } from '../../trouble.ts'
import type { WorkloadsSection } from '../../workloads-section.ts'
import { workloadsText } from '../../workloads-text.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_ROWS = 200

export const workloadsSection: Section = {
  id: 'workloads',
  title: 'Workloads',
  short: 'Workloads',
  count: ({ workloads }) => workloads?.notReady.length,
  isTrouble: ({ findings }) =>
    findings.some(
      ({ source, weight, ignored }) => source === 'workloads' && weight === 'fail' && ignored === undefined,
    ),
  body: ({ workloads }) => (workloads === undefined ? undefined : body(workloads)),
}

function body(workloads: WorkloadsSection): Html {
  return html`<p>${workloadsText(workloads)}, after ${formatSpan(workloads.ms)}.</p>
${kindTable(workloads)}${troubleTable(workloads)}${changeTable(workloads)}${collectedTable(workloads)}${madeTable(workloads)}`
}

function kindTable({ kinds }: WorkloadsSection): Html | undefined {
  if (kinds.length === 0) return undefined
  return html`<table class="rows"><caption>Ready, by kind</caption>
<thead><tr><th scope="col">Kind</th><th scope="col" class="number">Restored</th><th scope="col" class="number">Ready</th></tr></thead>
<tbody>${kinds.map(
    ({ kind, restored, ready }) =>
      html`<tr><th scope="row">${kind}</th><td class="number">${formatNumber(restored)}</td><td class="number">${formatNumber(ready)}</td></tr>`,
  )}</tbody></table>`
}

function troubleTable({ notReady }: WorkloadsSection): Html | undefined {
  if (notReady.length === 0) return undefined
  const { shown, more } = firstOf(notReady, MAX_ROWS)
  return html`<table class="rows"><caption>Not ready</caption>
<thead><tr><th scope="col">Object</th><th scope="col">State</th><th scope="col">What the cluster says</th></tr></thead>
<tbody>${shown.map(
    (
      one,
    ) => html`<tr><th scope="row">${one.kind} <bdi class="name">${placeOf(one)}</bdi><span class="note">${one.class}</span></th>
<td>${one.missing}<span class="note">${IN_BACKUP[one.inBackup]}</span></td><td>${one.why.map((line) => html`<span class="note">${line}</span>`)}</td></tr>`,
  )}</tbody></table>${rest(more)}`
}

const IN_BACKUP = {
  ready: 'was ready in the backup',
  'not-ready': 'was not ready in the backup either',
  unknown: 'the backup does not tell whether it was ready',
} as const

function changeTable({ changed }: WorkloadsSection): Html | undefined {
  if (changed.length === 0) return undefined
  const { shown, more } = firstOf(changed, MAX_ROWS)
  return html`<table class="rows"><caption>Changed beyond their status</caption>
<thead><tr><th scope="col">Objects</th><th scope="col">Changed by</th><th scope="col">Fields</th><th scope="col">First of them</th></tr></thead>
<tbody>${shown.map(
    ({ kind, manager, fields, count, examples }) =>
      html`<tr><th scope="row">${formatNumber(count)} × ${kind}</th><td>${manager}</td><td><code>${fields.join(', ')}</code></td><td><bdi class="name">${examples.join(', ')}</bdi></td></tr>`,
  )}</tbody></table>${rest(more)}`
}

function collectedTable({ collected }: WorkloadsSection): Html | undefined {
  if (collected.length === 0) return undefined
  const { shown, more } = firstOf(collected, MAX_ROWS)
  return html`<table class="rows"><caption>Restored, and removed by a controller</caption>
<thead><tr><th scope="col">Object</th><th scope="col">What the cluster says</th></tr></thead>
<tbody>${shown.map(
    (one) =>
      html`<tr><th scope="row">${one.kind} <bdi class="name">${placeOf(one)}</bdi></th><td>${one.why}</td></tr>`,
  )}</tbody></table>${rest(more)}`
}

function madeTable({ made }: WorkloadsSection): Html | undefined {
  if (made.length === 0) return undefined
  return html`<table class="rows"><caption>Made by controllers</caption>
<thead><tr><th scope="col">Objects</th><th scope="col">For</th></tr></thead>
<tbody>${made.map(
    ({ kind, owner, count }) =>
      html`<tr><th scope="row">${formatNumber(count)} × ${kind}</th><td>${owner}</td></tr>`,
  )}</tbody></table>`
}

function rest(more: number): Html | undefined {
  return more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more row')} in report.json.</p>`
}
