// This run against an earlier one.
import type { Baseline } from '../../baseline/baseline.ts'
import { formatMinute, formatNumber, formatSpan } from '../../format.ts'
import type { Report } from '../../model.ts'
import { titleOf } from '../../trouble.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_ROWS = 100

export const baselineSection: Section = {
  id: 'baseline',
  title: 'Against the baseline',
  short: 'Baseline',
  isTrouble: ({ baseline }) => baseline !== undefined && isWorse(baseline),
  body: (report) => report.baseline && body(report, report.baseline),
}

function isWorse({ newFailures, lostKinds, shrunk, slower }: Baseline): boolean {
  return newFailures.length + lostKinds.length + shrunk.length > 0 || slower !== undefined
}

function body({ items }: Report, baseline: Baseline): Html {
  const { backup, startedAt, verdict, newFailures, knownFailures, fixed, lostKinds, shrunk, slower } =
    baseline
  const failed = newFailures.map((position) => items[position]).filter((item) => item !== undefined)
  return html`<p>Compared with the rehearsal of <bdi class="name">${backup}</bdi> from ${formatMinute(startedAt)}, whose verdict was <b>${verdict}</b>. ${isWorse(baseline) ? '' : 'Nothing got worse.'}</p>
<dl class="figures">${figure('Fails since then', newFailures.length)}${figure('Failed then as well', knownFailures)}${figure('Failed then, not now', fixed)}</dl>
${list('Fails since then', failed, (item) => html`<bdi class="name">${titleOf(item)}</bdi>`)}
${list('Kinds that are gone', lostKinds, ({ resource, before }) => html`<code>${resource}</code> ${formatNumber(before)} then, none now`)}
${list(
  'Counts that shrank',
  shrunk,
  ({ resource, namespace, before, after }) =>
    html`<code>${resource}</code> ${namespace === '' ? 'cluster scope' : html`in <bdi class="name">${namespace}</bdi>`}: ${formatNumber(before)} then, ${formatNumber(after)} now`,
)}
${slower && html`<p>The restore took ${formatSpan(slower.afterMs)}; it took ${formatSpan(slower.beforeMs)} then.</p>`}`
}

function figure(name: string, value: number): Html {
  return html`<div><dt>${name}</dt><dd>${formatNumber(value)}</dd></div>`
}

function list<T>(title: string, rows: readonly T[], row: (one: T) => Html): Html | undefined {
  if (rows.length === 0) return undefined
  const { shown, more } = firstOf(rows, MAX_ROWS)
  return html`<h3>${title}</h3><ul class="objects">${shown.map((one) => html`<li>${row(one)}</li>`)}</ul>${
    more === 0 ? undefined : html`<p class="more">${formatNumber(more)} more in report.json.</p>`
  }`
}
