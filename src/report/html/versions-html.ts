// versions.html: the same backup against several Kubernetes versions, each with a link to its own report.
import { formatNumber, formatSpan } from '../format.ts'
import type { Report, VerdictKind } from '../model.ts'
import { changeTitle, examplesText, servedText, upgradeSentence } from '../render/versions.ts'
import type { Change, TypeNotServed, UpgradeOverview, VersionRow } from '../upgrade/model.ts'
import { htmlDocument, pageFooter } from './document.ts'
import { icon, iconSheet, SHAPE_OF_VERDICT, weightBadge } from './icons.ts'
import { firstOf, type Html, html } from './markup.ts'
import { VERDICT_WORDS } from './parts/verdict.ts'

const MAX_ROWS = 1_000

/** @param made which program made it, and when */
export function renderVersionsHtml(
  overview: UpgradeOverview,
  made: Pick<Report, 'tool' | 'startedAt'>,
): string {
  const { verdict, backup } = overview
  const name = backup === '' ? '' : ` · ${backup}`
  const chapters = [
    ['versions', 'Versions', 'Versions', versionTable(overview.versions)],
    ['changes', 'Changes', 'What changes from version to version', changeTable(overview.changes)],
    ['not-served', 'Not served', 'APIs of the backup that are not served', typeTable(overview.notServed)],
  ] as const
  const shown = chapters.filter(([, , , body]) => body !== undefined)
  return htmlDocument({
    title: `${VERDICT_WORDS[verdict][0]}${name} · upgrade rehearsal`,
    verdict,
    body: html`<a class="skip" href="#main">Skip to the report</a>
${iconSheet()}
<div class="frame">
<nav class="contents" aria-label="Contents"><p class="brand">restore-rehearsal</p>
<ul>${shown.map(([id, short]) => html`<li><a href="#${id}">${short}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">
${panel(overview)}
${shown.map(
  ([id, , title, body]) =>
    html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`,
)}
</main>
</div>
${pageFooter(made, 'versions.json')}`,
  })
}

function panel(overview: UpgradeOverview): Html {
  const { verdict, backup, versions } = overview
  const sentence = upgradeSentence(overview)
  return html`<header class="verdict v-${verdict}">
<div class="mark">${icon(SHAPE_OF_VERDICT[verdict])}</div>
<div class="said">
<p class="eyebrow">Upgrade rehearsal${backup === '' ? undefined : html` of <bdi>${backup}</bdi>`}</p>
<h1>${VERDICT_WORDS[verdict][0]}</h1>
<p class="lead">Kubernetes ${versions.map(({ name }) => name).join(', ')}: ${sentence}.</p>
</div>
</header>`
}

function verdictBadge(verdict: VerdictKind): Html {
  const look = { pass: 'o-created', fail: 'o-failed', error: 'o-failed' } as const
  const tone = verdict in look ? look[verdict as keyof typeof look] : 'o-unknown'
  return html`<span class="badge ${tone}">${icon(SHAPE_OF_VERDICT[verdict])}${verdict}</span>`
}

/** Names of versions are digits and dots, and so are the folders of their reports. */
function versionTable(rows: readonly VersionRow[]): Html {
  return html`<table class="rows">
<thead><tr><th scope="col">Verdict</th><th scope="col">Kubernetes</th><th scope="col">Why</th><th scope="col" class="number">Failed items</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${rows.map(
    ({
      name,
      kubernetesVersion,
      verdict,
      because,
      failed,
      total,
      ms,
      report,
    }) => html`<tr><td>${verdictBadge(verdict)}</td>
<th scope="row">${report === '' || name === '' ? name : html`<a href="${name}/report.html">${name}</a>`}${kubernetesVersion === undefined || kubernetesVersion === name ? undefined : html`<span class="note">${kubernetesVersion}</span>`}</th>
<td>${because}</td><td class="number">${formatNumber(failed)} of ${formatNumber(total)}</td><td class="number">${formatSpan(ms)}</td></tr>`,
  )}</tbody></table>`
}

function changeTable(changes: readonly Change[]): Html | undefined {
  if (changes.length === 0) return undefined
  const { shown, more } = firstOf(changes, MAX_ROWS)
  return html`<table class="rows">
<thead><tr><th scope="col">Weight</th><th scope="col">What</th><th scope="col">Where</th><th scope="col" class="number">Count</th></tr></thead>
<tbody>${shown.map(
    (change) => html`<tr><td>${weightBadge(change.weight)}</td>
<th scope="row">${change.title}<span class="note"><bdi>${examplesText(change)}</bdi></span>${change.nextStep === undefined ? undefined : html`<span class="note">${change.nextStep}</span>`}</th>
<td>${changeTitle(change)}</td><td class="number">${formatNumber(change.count)}</td></tr>`,
  )}</tbody></table>${more === 0 ? undefined : html`<p class="more">${formatNumber(more)} more in versions.json.</p>`}`
}

function typeTable(types: readonly TypeNotServed[]): Html | undefined {
  if (types.length === 0) return undefined
  const { shown, more } = firstOf(types, MAX_ROWS)
  return html`<table class="rows">
<thead><tr><th scope="col">API</th><th scope="col">Where</th><th scope="col" class="number">Items</th></tr></thead>
<tbody>${shown.map(
    (type) => html`<tr><th scope="row"><code>${type.apiVersion} ${type.kind || type.resource}</code></th>
<td>${servedText(type)}</td><td class="number">${formatNumber(type.items)}</td></tr>`,
  )}</tbody></table>${more === 0 ? undefined : html`<p class="more">${formatNumber(more)} more in versions.json.</p>`}`
}
