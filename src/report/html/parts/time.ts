// When the stages ran, how fast the restore was, and what it asked of the API server.
import { formatNumber, formatSpan } from '../../format.ts'
import type { Report, Stage, StageName } from '../../model.ts'
import { type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'
import { speedPicture } from '../speed.ts'

const STAGE_TITLES = {
  backup: 'Read the backup',
  cluster: 'Start the cluster',
  restore: 'Restore',
  verify: 'Read back and compare',
  workloads: 'Wait for workloads',
  checks: 'Checks',
  teardown: 'Clean up',
} as const satisfies Record<StageName, string>

export const timeSection: Section = {
  id: 'time',
  title: 'Time and speed',
  short: 'Time and speed',
  body: (report) =>
    report.stages.length === 0
      ? undefined
      : html`${timeline(report)}${speedPicture(report)}${figures(report)}`,
}

function timeline({ stages, timings }: Report): Html {
  const end = Math.max(timings.total, ...stages.map(({ startMs, ms }) => startMs + ms), 1)
  return html`<table class="timeline"><caption>Stages</caption>
<thead class="unseen"><tr><th scope="col">Stage</th><th scope="col">When</th><th scope="col">Took</th></tr></thead>
<tbody>${stages.map((stage) => lane(stage, end))}</tbody>
<tfoot><tr><th scope="row">Whole run</th><td><span class="axis" aria-hidden="true"><span>0 s</span><span>${formatSpan(end / 2)}</span><span>${formatSpan(end)}</span></span></td><td class="number">${formatSpan(timings.total)}</td></tr></tfoot></table>`
}

function lane({ name, startMs, ms }: Stage, end: number): Html {
  const x = (startMs / end) * 1_000
  const width = Math.max(4, (ms / end) * 1_000)
  const label = `from ${formatSpan(startMs)} to ${formatSpan(startMs + ms)}`
  return html`<tr><th scope="row">${STAGE_TITLES[name]}</th><td><svg class="lane" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label="${label}" focusable="false"><rect class="track" width="1000" height="12"/><rect class="s-${name}" x="${Math.min(x, 1_000 - width).toFixed(1)}" width="${width.toFixed(1)}" height="12"/></svg></td><td class="number">${formatSpan(ms)}</td></tr>`
}

function figures({ requests }: Report): Html | undefined {
  if (requests === undefined) return undefined
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['Objects each second', formatNumber(requests.objectsPerSecond)],
    ['Requests', formatNumber(requests.count)],
    ['Requests for each object', String(requests.perObject)],
    ['Half of them answered within', `${formatNumber(requests.p50Ms)} ms`],
    ['95 of 100 within', `${formatNumber(requests.p95Ms)} ms`],
    ['In flight at most', formatNumber(requests.maxInFlight)],
    ['Asked again', formatNumber(requests.retries)],
    ['Slowed down by the server', formatNumber(requests.halvings)],
  ]
  return html`<h3>Requests to the API server</h3><dl class="figures">${rows.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}
