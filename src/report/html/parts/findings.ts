// What is in the cluster and is not as it should be, by source and class. Differences are shown as such.
import { FINDING_SOURCES, FINDING_WEIGHTS, type Finding, type FindingSource } from '../../findings.ts'
import { formatCount, formatNumber } from '../../format.ts'
import { placeOf } from '../../trouble.ts'
import { weightBadge } from '../icons.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_OBJECTS = 40
const MAX_PER_OBJECT = 25
const SOURCE_TITLES = {
  fidelity: 'Stored otherwise than sent',
  references: 'Named and not there',
  backup: 'Missing in the backup',
  admission: 'Not asked',
  workloads: 'Did not come to life',
} as const satisfies Record<FindingSource, string>

export const findingsSection: Section = {
  id: 'findings',
  title: 'Findings',
  short: 'Findings',
  count: ({ findings }) => findings.length,
  isTrouble: ({ findings }) =>
    findings.some(({ weight, ignored }) => weight === 'fail' && ignored === undefined),
  body: ({ findings }) => (findings.length === 0 ? undefined : body(findings)),
}

function body(findings: readonly Finding[]): Html {
  const bySource = Map.groupBy(findings, ({ source }) => source)
  const gravest = (source: FindingSource): number => Math.min(...(bySource.get(source) ?? []).map(rank))
  const sources = (Object.keys(FINDING_SOURCES) as FindingSource[]).filter((source) => bySource.has(source))
  return html`${sources
    .toSorted((a, b) => gravest(a) - gravest(b))
    .map(
      (
        source,
      ) => html`<h3>${SOURCE_TITLES[source]}</h3><p class="about">${capital(FINDING_SOURCES[source])}.</p>
${classesOf(bySource.get(source) ?? []).map(classBlock)}`,
    )}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

interface ClassOfFindings {
  readonly name: string
  readonly findings: readonly Finding[]
}

/** Gravest class first, then the largest. */
function classesOf(findings: readonly Finding[]): readonly ClassOfFindings[] {
  return [...Map.groupBy(findings, (finding) => finding.class)]
    .map(([name, found]) => ({ name, findings: found.toSorted((a, b) => rank(a) - rank(b)) }))
    .toSorted((a, b) => rank(a.findings[0]) - rank(b.findings[0]) || b.findings.length - a.findings.length)
}

function rank(finding: Finding | undefined): number {
  if (finding === undefined) return FINDING_WEIGHTS.length
  return FINDING_WEIGHTS.indexOf(finding.weight) + (finding.ignored === undefined ? 0 : 0.5)
}

function classBlock({ name, findings }: ClassOfFindings): Html {
  const objects = [...Map.groupBy(findings, ({ object }) => JSON.stringify(object)).values()]
  const { shown, more } = firstOf(objects, MAX_OBJECTS)
  const weight = findings[0]?.weight ?? 'info'
  const opens = weight === 'fail' || (weight === 'warn' && objects.length <= 5)
  return html`<details class="class"${opens ? html` open` : undefined}>
<summary>${weightBadge(weight)} <code>${name}</code> <span class="count">${formatNumber(findings.length)}</span></summary>
${shown.map(objectBlock)}${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more object')} in report.json.</p>`}
</details>`
}

function objectBlock(findings: readonly Finding[]): Html {
  const [first] = findings
  if (first === undefined) return html``
  return html`<div class="finding"><p class="object"><span class="kind">${first.object.kind}</span> <bdi class="name">${placeOf(first.object)}</bdi></p>
${findings.slice(0, MAX_PER_OBJECT).map(findingRow)}${
  findings.length > MAX_PER_OBJECT
    ? html`<p class="more">${formatCount(findings.length - MAX_PER_OBJECT, 'more finding')} in report.json.</p>`
    : undefined
}</div>`
}

function findingRow(finding: Finding): Html {
  const notes = [
    finding.ignored && `set apart: ${finding.ignored}`,
    finding.isKnown && 'known from the baseline',
  ]
  const told = notes
    .filter((note) => note !== undefined && note !== '')
    .map((note) => html`<span class="note">${note as string}</span>`)
  return finding.source === 'fidelity' ? diffRow(finding, told) : sentenceRow(finding, told)
}

function sentenceRow({ path, message }: Finding, notes: readonly Html[]): Html {
  return html`<p class="told">${path === undefined ? undefined : html`<code class="path">${path}</code> `}${message} ${notes}</p>`
}

/** Like a diff: what was sent with a minus, what is stored with a plus. A value that may not be shown is not. */
function diffRow({ class: name, path, message, values }: Finding, notes: readonly Html[]): Html {
  if (path === undefined) return html`<p class="told">${message} ${notes}</p>`
  const hasSent = name !== 'added-field'
  const hasStored = name !== 'dropped-field'
  return html`<div class="diff"><code class="path">${path}</code>
${hasSent ? diffLine('sent', values?.sent) : undefined}${hasStored ? diffLine('stored', values?.stored) : undefined}
<p class="told">${message} ${notes}</p></div>`
}

function diffLine(side: 'sent' | 'stored', value: string | undefined): Html {
  const sign = side === 'sent' ? '−' : '+'
  const text = value === undefined ? html`<i>value not shown</i>` : html`<code>${value}</code>`
  return html`<p class="line ${side}"><span class="sign" aria-hidden="true">${sign}</span><span class="side">${side}</span>${text}</p>`
}
