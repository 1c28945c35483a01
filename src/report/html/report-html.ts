// report.html: one file that needs nothing but itself. It can be read without its script; the script adds searching.

import { formatNumber } from '../format.ts'
import type { Report } from '../model.ts'
import { htmlDocument, pageFooter } from './document.ts'
import { SCRIPT } from './generated/script.ts'
import { iconSheet } from './icons.ts'
import { inertJson, itemsData } from './items-data.ts'
import { type Html, html } from './markup.ts'
import { askedSection } from './parts/asked.ts'
import { baselineSection } from './parts/baseline.ts'
import { callsSection } from './parts/calls.ts'
import { causesSection } from './parts/causes.ts'
import { checksSection } from './parts/checks.ts'
import { countsSection } from './parts/counts.ts'
import { coverageSection } from './parts/coverage.ts'
import { evidenceSection } from './parts/evidence.ts'
import { findingsSection } from './parts/findings.ts'
import { itemsSection } from './parts/items.ts'
import { derivedSection, messagesSection } from './parts/messages.ts'
import { namespacesSection } from './parts/namespaces.ts'
import { podLogsSection } from './parts/pod-logs.ts'
import { safetySection } from './parts/safety.ts'
import { timeSection } from './parts/time.ts'
import { VERDICT_WORDS, verdictPanel } from './parts/verdict.ts'
import { workloadsSection } from './parts/workloads.ts'
import type { Section } from './section.ts'

/** What matters most comes first. */
const SECTIONS: readonly Section[] = [
  countsSection,
  causesSection,
  workloadsSection,
  checksSection,
  baselineSection,
  findingsSection,
  callsSection,
  coverageSection,
  safetySection,
  namespacesSection,
  timeSection,
  podLogsSection,
  derivedSection,
  messagesSection,
  askedSection,
  evidenceSection,
  itemsSection,
]

interface Chapter {
  readonly section: Section
  readonly body: Html
}

/** The same report gives the same bytes. 2 MB for 100,000 items, 6 MB when all of them failed. */
export function renderReportHtml(report: Report): string {
  const chapters = SECTIONS.flatMap((section): Chapter[] => {
    const body = section.body(report)
    return body === undefined ? [] : [{ section, body }]
  })
  const name = report.backup === undefined ? '' : ` · ${report.backup.name}`
  const title = `${VERDICT_WORDS[report.verdict][0]}${name} · restore rehearsal`
  const data = `<script type="application/json" id="data">${inertJson(itemsData(report))}</script>`
  return htmlDocument({
    title,
    verdict: report.verdict,
    body: page(report, chapters),
    scripts: `${data}\n<script>${SCRIPT}</script>\n`,
  })
}

function page(report: Report, chapters: readonly Chapter[]): Html {
  return html`<a class="skip" href="#main">Skip to the report</a>
${iconSheet()}
<div class="frame">
<nav class="contents" aria-label="Contents"><p class="brand">restore-rehearsal</p>
<ul>${chapters.map(({ section }) => contentsEntry(report, section))}</ul></nav>
<main id="main" tabindex="-1">
${verdictPanel(report)}
${chapters.map(
  ({
    section,
    body,
  }) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>${body}</section>
`,
)}
</main>
</div>
${pageFooter(report, 'report.json')}`
}

function contentsEntry(report: Report, { id, short, count, isTrouble }: Section): Html {
  const number = count?.(report)
  const look = isTrouble?.(report) ? html` class="trouble"` : undefined
  return html`<li><a href="#${id}"${look}>${short}${number === undefined || number === 0 ? undefined : html`<span class="count">${formatNumber(number)}</span>`}</a></li>`
}
