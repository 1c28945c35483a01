// What the user asked for in the rehearsal file: checks, gates, and what was to be ignored.
import type { CheckResult, GateResult, IgnoreResult } from '../../findings.ts'
import { formatCount, formatSpan } from '../../format.ts'
import { icon, type Shape } from '../icons.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_ROWS = 1_000

const MARKS = {
  passed: ['check', 'o-created'],
  failed: ['cross', 'o-failed'],
  inconclusive: ['question', 'o-unknown'],
} as const satisfies Record<CheckResult['result'], readonly [Shape, string]>

const GRAVEST = ['failed', 'inconclusive', 'passed'] as const

export const checksSection: Section = {
  id: 'checks',
  title: 'Checks and gates',
  short: 'Checks',
  count: ({ checks, gates }) => checks.length + gates.length,
  isTrouble: ({ checks, gates }) => [...checks, ...gates].some(({ result }) => result !== 'passed'),
  body: ({ checks, gates, ignoreRules }) => {
    if (checks.length + gates.length + ignoreRules.length === 0) return undefined
    return html`${checkTable(checks)}${gateTable(gates)}${ignoreTable(ignoreRules)}`
  },
}

function badge(result: CheckResult['result']): Html {
  const [shape, look] = MARKS[result]
  return html`<span class="badge ${look}">${icon(shape)}${result}</span>`
}

function checkTable(checks: readonly CheckResult[]): Html | undefined {
  if (checks.length === 0) return undefined
  const sorted = checks.toSorted((a, b) => GRAVEST.indexOf(a.result) - GRAVEST.indexOf(b.result))
  const { shown, more } = firstOf(sorted, MAX_ROWS)
  return html`<table class="rows"><caption>Checks</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">What was asked for, and what was there</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>${shown.map(
    ({ name, kind, result, message, objects, ms, isKnown }) => html`<tr><td>${badge(result)}</td>
<th scope="row">${name}<span class="note">${kind} · ${formatCount(objects, 'object')} looked at${isKnown ? ' · known from the baseline' : ''}</span></th>
<td>${message}</td><td class="number">${formatSpan(ms)}</td></tr>`,
  )}</tbody></table>${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more check')} in report.json.</p>`}`
}

function gateTable(gates: readonly GateResult[]): Html | undefined {
  if (gates.length === 0) return undefined
  return html`<table class="rows"><caption>Gates</caption>
<thead><tr><th scope="col">Result</th><th scope="col">Gate</th><th scope="col">What was allowed, and what was there</th></tr></thead>
<tbody>${gates.map(
    ({ gate, result, message }) =>
      html`<tr><td>${badge(result)}</td><th scope="row"><code>${gate}</code></th><td>${message}</td></tr>`,
  )}</tbody></table>`
}

const STATES = {
  used: 'in use',
  unused: 'not needed: remove it',
  expired: 'expired',
} as const satisfies Record<IgnoreResult['state'], string>

function ignoreTable(rules: readonly IgnoreResult[]): Html | undefined {
  if (rules.length === 0) return undefined
  return html`<table class="rows"><caption>Set apart by rules</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Reason</th><th scope="col">State</th><th scope="col">Sets apart</th></tr></thead>
<tbody>${rules.map(
    (rule) => html`<tr><th scope="row">${ruleTitle(rule)}</th><td>${rule.reason}</td>
<td>${STATES[rule.state]}${rule.until === undefined ? undefined : html`<span class="note">until ${rule.until}</span>`}</td>
<td>${formatCount(rule.items, 'item')}, ${formatCount(rule.findings, 'finding')}</td></tr>`,
  )}</tbody></table>`
}

function ruleTitle({ kind, namespace, name }: IgnoreResult): string {
  const place = [namespace, name].filter((part) => part !== undefined && part !== '').join('/')
  return place === '' ? kind : `${kind} ${place}`
}
